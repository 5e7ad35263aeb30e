import type { Configuration } from "../../index.ts";
import type { Sender } from "../files/sender-flags.ts";
import { cut } from "../output/terminal.ts";

/** The headers of a configuration that hold a stored secret. */
export function secretHeaders(configuration: Configuration | undefined): string[] {
  const headers: { readonly [name: string]: unknown } = { ...configuration?.request.headers };
  return Object.keys(headers).filter((name) => /[{<]secrets\./.test(JSON.stringify(headers[name])));
}

/** A sender without its secrets, such as `user contact-pro, secret header x-api-key`; `undefined` if nothing identifies it. */
export function senderText({ credentials, conceal }: Sender, configuration: Configuration | undefined): string | undefined {
  const [given] = Array.isArray(credentials) ? credentials : [credentials];
  const names = secretHeaders(configuration);
  const parts = [
    ...(given === undefined || given === "unchecked" ? [] : ["token" in given ? "a token" : `user ${cut(conceal(given.username), 0, 40)}`]),
    ...(names.length ? [`secret header${names.length > 1 ? "s" : ""} ${names.join(", ")}`] : []),
  ];
  return parts.length ? parts.join(", ") : undefined;
}
