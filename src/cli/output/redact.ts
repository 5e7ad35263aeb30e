/** Takes secrets out of a text that comes from elsewhere: an answer that repeats what it was sent, a body that holds a password. */
export type Conceal = (text: string) => string;

/** The text in place of a secret. */
export const concealed = "[secret]";

/** The minimum length of a secret to redact inside longer text. Shorter ones are parts of many words, and redacting would reveal them. */
const leastWithin = 4;

/**
 * Redacts secrets, also in the spelling of JSON, pointers, URLs, HTML and headers. A short secret, and one that is a word of the
 * model, is redacted only if it is the whole text: elsewhere the gaps would reveal it.
 */
export function concealing(secrets: readonly string[], words: ReadonlySet<string> = new Set()): Conceal {
  const given = secrets.filter((secret) => secret !== "");
  const isPlain = (secret: string) => secret.length < leastWithin || words.has(secret);
  const whole = new Set(given.filter(isPlain));
  const within = concealingWithin(given.filter((secret) => !isPlain(secret)));
  return (text) => (whole.has(text) ? concealed : within(text));
}

function concealingWithin(secrets: readonly string[]): Conceal {
  const known = [...secrets].sort((a, b) => b.length - a.length);
  if (!known.length) return (text) => text;
  const written = [
    ...known.map(writtenOf),
    ...known
      .flatMap(base64Of)
      .sort((a, b) => b.length - a.length)
      .map(literal),
  ];
  const expression = new RegExp(written.join("|"), "gu");
  return (text) => text.replaceAll(expression, concealed);
}

/** A secret of which each character may be escaped. No two escapes start alike, so that matching takes linear time. */
function writtenOf(secret: string): string {
  return Array.from(secret, (character) => `(?:${[...new Set(formsOf(character))].join("|")})`).join("");
}

function formsOf(character: string): string[] {
  const code = character.codePointAt(0) as number;
  const bytes = [...new TextEncoder().encode(character)].map((byte) => `%${anyCase(byte.toString(16).padStart(2, "0"))}`);
  const units = character.split("").map((unit) => String.raw`\\u${anyCase(unit.charCodeAt(0).toString(16).padStart(4, "0"))}`);
  const named: { readonly [character: string]: readonly string[] } = {
    "&": ["&amp;"],
    "<": ["&lt;"],
    ">": ["&gt;"],
    '"': ["&quot;"],
    "'": ["&apos;"],
    "~": ["~0"],
    "/": ["~1"],
    " ": [String.raw`\+`],
  };
  return [
    ...(Object.hasOwn(named, character) ? (named[character] as readonly string[]) : []),
    `&#0{0,5}${code};`,
    `&#[xX]0{0,5}${anyCase(code.toString(16))};`,
    bytes.join(""),
    units.join(""),
    literal(JSON.stringify(character).slice(1, -1)),
    literal(character),
  ];
}

/** The minimum length of Base64 inside a longer text. Shorter pieces could be anything. */
const leastPiece = 6;

/** A secret in Base64, by itself and inside a longer text, at each of the three alignments. */
function base64Of(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const alone = bytes.toString("base64");
  const within = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    // The first and the last character may hold bits of what is beside it.
    const isCut = (shift + bytes.length) % 3 !== 0;
    return whole.slice(shift ? shift + 1 : 0, isCut ? -1 : undefined);
  });
  const forms = [alone, alone.replace(/=+$/, ""), ...within.filter(({ length }) => length >= leastPiece)];
  return [...new Set(forms.flatMap((form) => [form, encodeURIComponent(form), form.replaceAll("+", "-").replaceAll("/", "_")]))];
}

function anyCase(hexadecimal: string): string {
  return hexadecimal.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, (character) => `\\${character}`);
}

/** A JSON value without secrets, in its keys neither, but for keys that are known to hold none. A number that is one is concealed too. */
export function concealIn(value: unknown, conceal: Conceal, knownKeys: ReadonlySet<string> = new Set()): unknown {
  return JSON.parse(JSON.stringify(value), (_, part) => {
    if (typeof part === "string") return conceal(part);
    if (typeof part === "number") return conceal(String(part)) === concealed ? concealed : part;
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [knownKeys.has(key) ? key : conceal(key), member]));
  });
}
