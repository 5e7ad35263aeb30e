import { createHmac } from "node:crypto";
import { eventNames } from "../../index.ts";

/** Replaces values by pseudonyms of the same form. With the same key, equal values get equal pseudonyms. */
export interface Pseudonyms {
  /** A text with a pseudonym for each identifier, address, number and word, except for the words to keep. */
  text(text: string, keep?: ReadonlySet<string>): string;
  number(value: number): number;
}

/** Words that say nothing of a person, and that `assumptions` looks for. */
const ordinary = new Set([
  ...eventNames.flatMap((name) => [name, name.toUpperCase(), name.charAt(0).toUpperCase() + name.slice(1)]),
  ...["chat", "phone", "email", "text", "sms", "whatsapp", "EMAIL", "XRI", "campaign", "inbound", "outbound", "EN", "FI"],
  ...["null", "None", "NULL", "nil", "undefined", "none", "true", "false"],
]);

// In the order of the attempts. Each has an upper bound for its length, so that matching takes linear time.
const kinds = {
  time: String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?!\d)`,
  date: String.raw`\d{4}-\d\d-\d\d(?![\p{L}\p{N}])`,
  escape: String.raw`\\(?:u[0-9a-fA-F]{4}|.)|&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});|(?:%[0-9A-Fa-f]{2}){1,64}`,
  address: String.raw`[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}`,
  identifier: String.raw`(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![\p{L}\p{N}])`,
  phone: String.raw`\+?\d(?:[ ()./-]{0,2}\d){5,20}(?![\p{L}\p{N}])`,
  word: String.raw`[\p{L}\p{N}\p{M}]+`,
} as const;

type Kind = keyof typeof kinds;

const tokens = Object.entries(kinds).map(([kind, pattern]) => `(?<${kind}>${pattern})`);

/** Makes the pseudonyms of a key. Anyone who has the key can test guesses of the original values. */
export function pseudonymsOf(key: Uint8Array): Pseudonyms {
  const bytesOf = (kind: string, text: string, length: number): Uint8Array => {
    // The text is hashed once, for any length.
    const seed = createHmac("sha256", key).update(`${kind}\0${text}`).digest();
    const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) => createHmac("sha256", seed).update(String(block)).digest());
    return Buffer.concat(blocks);
  };
  const likeness = (kind: string, text: string, replace: (character: string, byte: number) => string): string => {
    const characters = [...text];
    const bytes = bytesOf(kind, text, characters.length);
    return characters.map((character, index) => replace(character, bytes[index] as number)).join("");
  };
  const dateOf = (text: string): string => {
    const [year = 0, month = 0, day = 0] = bytesOf("date", text, 3);
    return [1950 + (year % 50), 1 + (month % 12), 1 + (day % 28)].map((part) => String(part).padStart(2, "0")).join("-");
  };
  const standIns: { readonly [K in Kind]: (text: string) => string } = {
    // A birthday is often written as midnight in some time zone, so any time may identify a birthday.
    time: (text) => dateOf(text.slice(0, 10)) + text.slice(10),
    date: dateOf,
    escape: (text) => escapeLike(text, (word) => likeness("word", word, likeCharacter)),
    address: (text) => {
      const at = text.lastIndexOf("@");
      const [mailbox, host] = [text.slice(0, at), text.slice(at + 1).toLowerCase()];
      return `${lettersOf(bytesOf("mailbox", mailbox, 8))}@${lettersOf(bytesOf("host", host, 8))}.example`;
    },
    identifier: (text) => {
      const bytes = bytesOf("identifier", text.replaceAll("-", "").toUpperCase(), text.length);
      return [...text].map((character, index) => likeHexadecimal(character, bytes[index] as number, /[a-f]/.test(text))).join("");
    },
    phone: (text) => {
      const digits = text.replaceAll(/\D/g, "");
      // No country has the code 999, so no pseudonym is a real number.
      const other = `${text.startsWith("+") ? "999" : ""}${likeness("phone", digits, likeDigit)}`;
      let next = 0;
      return text.replaceAll(/\d/g, () => other.charAt(next++));
    },
    word: (text) => likeness("word", text, likeCharacter),
  };

  return {
    text: (text, keep) => {
      const known = new Map<string, string>();
      return text.replaceAll(new RegExp(tokens.join("|"), "gsu"), (token, ...rest) => {
        if (ordinary.has(token) || keep?.has(token)) return token;
        const groups = rest.at(-1) as { readonly [K in Kind]?: string };
        const kind = (Object.keys(kinds) as Kind[]).find((name) => groups[name] !== undefined) as Kind;
        const standIn = known.get(token) ?? standIns[kind](token);
        known.set(token, standIn);
        return standIn;
      });
    },
    number: (value) => {
      const [digits, exponent = ""] = String(value).split("e") as [string, string?];
      const other = Number(`${likeness("number", digits, likeLeadingDigit)}${exponent && `e${exponent}`}`);
      return Number.isFinite(other) ? other : 0;
    },
  };
}

/** The words of a text that are kept elsewhere too. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(new RegExp(kinds.word, "gu")));
}

/** An escape with another letter or digit in it, if it encodes one. */
function escapeLike(text: string, replace: (word: string) => string): string {
  if (text.startsWith("%")) return percentLike(text, replace);
  const [, hexadecimal, decimal] = /^(?:\\u|&#[xX])([0-9a-fA-F]+);?$|^&#([0-9]+);$/.exec(text) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  const character = code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  if (!/^[\p{L}\p{N}\p{M}]$/u.test(character)) return text;
  const other = replace(character).codePointAt(0) ?? 0x61;
  if (text.startsWith("\\")) return `\\u${other.toString(16).padStart(4, "0")}`;
  return hexadecimal === undefined ? `&#${other};` : `&#x${other.toString(16)};`;
}

/** The bytes of a run of percent escapes: letters and digits are others, and so is every byte that is no ASCII. */
function percentLike(text: string, replace: (word: string) => string): string {
  const characters = decodeBytes(text.match(/[0-9A-Fa-f]{2}/g)?.map((byte) => Number.parseInt(byte, 16)) ?? []);
  const other = characters.replaceAll(/[\p{L}\p{N}\p{M}\ufffd]+/gu, (word) => replace(word.replaceAll("\ufffd", "a")));
  return Array.from(new TextEncoder().encode(other), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

function decodeBytes(bytes: readonly number[]): string {
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function lettersOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(97 + (byte % 26))).join("");
}

function likeDigit(_: string, byte: number): string {
  return String(byte % 10);
}

/** No digit becomes 0 that was none: a number would get shorter. */
function likeLeadingDigit(character: string, byte: number): string {
  return /[1-9]/.test(character) ? String(1 + (byte % 9)) : character;
}

function likeHexadecimal(character: string, byte: number, isLower: boolean): string {
  if (character === "-") return character;
  const digit = (byte % 16).toString(16);
  return isLower ? digit : digit.toUpperCase();
}

function likeCharacter(character: string, byte: number): string {
  if (/\p{M}/u.test(character)) return "";
  if (/\p{N}/u.test(character)) return String(byte % 10);
  const letter = String.fromCharCode(97 + (byte % 26));
  return /\p{Lu}/u.test(character) ? letter.toUpperCase() : letter;
}
