/** Takes secrets out of a text that comes from elsewhere: an answer that repeats what it was sent, a body that holds a password. */
export type Conceal = (text: string) => string;

/** What stands in the place of a secret. */
export const concealed = "[secret]";

/** Conceals secrets as they are, and as JSON, pointers, URLs and headers write them. */
export function concealing(secrets: readonly string[]): Conceal {
  const forms = secrets.flatMap(formsOf).sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((left, form) => left.replaceAll(form, concealed), text);
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString("base64");
  const encoded = encodeURIComponent(secret.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
  const inPointer = secret.replaceAll("~", "~0").replaceAll("/", "~1");
  const forms = [
    secret,
    inPointer,
    JSON.stringify(secret).slice(1, -1),
    encoded,
    base64,
    base64.replace(/=+$/, ""),
    encodeURIComponent(base64),
  ];
  return [...new Set(forms)].filter((form) => form !== "");
}

/** A JSON value without secrets, in its keys neither. */
export function concealIn(value: unknown, conceal: Conceal): unknown {
  return JSON.parse(JSON.stringify(value), (_, part) => {
    if (typeof part === "string") return conceal(part);
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [conceal(key), member]));
  });
}
