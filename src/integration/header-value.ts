/** Why a text cannot be the value of a header, in words that say what was received; `undefined` where it can. */
export function headerProblem(text: string): string | undefined {
  if (/[\r\n\0]/.test(text)) return "one with a line break or NUL";
  if (/^[ \t]|[ \t]$/.test(text)) return "one with a blank at an end";
  return /[\u0100-\uffff]/.test(text) ? "one with a character outside Latin-1" : undefined;
}

/** Whether a text can be the name of a header: a token of RFC 9110. */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);
}
