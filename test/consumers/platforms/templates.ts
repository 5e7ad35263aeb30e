// Templates whose shape the compiler does not know, and a helper that takes one. Their declarations have to stay short.
import { type Checked, compile, defineIntegration, type JsonValue } from "contact-pro-webhooks";

export const json = compile(JSON.parse("{}") as JsonValue);
export const record = compile({} as { [key: string]: JsonValue });
export const any = compile(JSON.parse("{}"));
export const unknown = compile({} as unknown);
export const integration = defineIntegration({ configuration: JSON.parse("{}") as JsonValue, credentials: "unchecked" });

export function helper<const T>(template: Checked<T>) {
  return compile<T>(template);
}

const body: { readonly id: string } = helper({ id: "{contact.id}" }).render({ contact: { id: "1" } });
// @ts-expect-error: a helper finds a misspelt path too.
export const misspelt = helper({ id: "{contact.idd}" });

export function looseHelper(template: object): string {
  return JSON.stringify([compile(template as JsonValue).render({}), body]);
}
