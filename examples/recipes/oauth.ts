import { defineIntegration, type FetchHeaders } from "contact-pro-webhooks";
import { errors, type JWTVerifyGetKey, jwtVerify } from "jose";

/** The requirements for a token. `keys` is `createRemoteJWKSet(new URL(...))` of the server that issues tokens. */
export interface Expected {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
}

/** The errors that mean a bad token. Any other, such as keys that cannot be fetched, is a 500: the sender may be right. */
const badToken = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
];

/** A check for `authenticate`: the bearer token is signed by a known key, for this receiver, and has not expired. */
export function bearerCheck({ keys, issuer, audience }: Expected): (headers: FetchHeaders) => Promise<boolean> {
  return async (headers) => {
    const token = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
    if (token === undefined) return false;
    try {
      await jwtVerify(token, keys, { issuer, audience, algorithms: ["RS256", "ES256"], requiredClaims: ["exp"], clockTolerance: 30 });
      return true;
    } catch (error) {
      if (badToken.some((kind) => error instanceof kind)) return false;
      throw error;
    }
  };
}

export function oauthIntegration(expected: Expected) {
  return defineIntegration({
    configuration: {
      request: {
        method: "POST",
        authentication: { type: "oauth", secrets_ref: "crm" },
        body: { event: "{event.name}", at: "{event.datetime}", id: "{contact.id}" },
      },
    },
    // The library compares no token of its own: `authenticate` alone decides.
    credentials: "unchecked",
    authenticate: bearerCheck(expected),
  });
}
