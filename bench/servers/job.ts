import conformance from "../../examples/configuration.json" with { type: "json" };
import everyProperty from "../../examples/configurations/every-property.json" with { type: "json" };

/** The only sender. */
export const user = { username: "contact-pro", password: "correct horse" };

/** How many bytes a body may have. */
export const maximumBytes = 8 * 2 ** 20;

/** The URLs of the webhooks: those of the conformance requests, and the timed ones. */
export const routes = {
  conformance: { configuration: conformance, url: "/api/contact-pro/{event}", pattern: "/api/contact-pro/:event" },
  everyProperty: { configuration: everyProperty, url: "/every-property", pattern: "/every-property" },
};

/** The answer of a server. A different body is accepted too: a refused webhook may be lost for good. */
export interface Answer {
  readonly event: string | null;
  /** How many differences there are. */
  readonly differences: number;
}

/** The answer of a server whose validator found that many differences; 1 if it reports some without a count. */
export function answerOf(body: unknown, differences: number): Answer {
  const { event, "Event name": name } = (body ?? {}) as { readonly [key: string]: unknown };
  const found = event ?? name;
  return { event: typeof found === "string" ? found : null, differences };
}

/** The text of a body. An empty body, or one that is not UTF-8, is refused with 400. */
export function textOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text !== "") return text;
  } catch {
    // Not UTF-8.
  }
  throw Object.assign(new Error("Expected a text in UTF-8"), { status: 400, statusCode: 400 });
}

/** Reports the port of a server to the parent. */
export function tellPort(address: unknown): void {
  console.log((address as { readonly port: number }).port);
}
