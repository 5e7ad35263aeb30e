/** Names the part of a text that the value of a header cannot have; `undefined` if there is none. */
export function headerProblem(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a header cannot hold, the tab aside
  if (/[\0-\x08\n-\x1f\x7f]/.test(text)) return "a line break or another control character";
  if (/^[ \t]|[ \t]$/.test(text)) return "a space at its start or end";
  return /[\u0100-\uffff]/.test(text) ? "a character outside Latin-1" : undefined;
}

/** Tests if a text can be the name of a header: a token of RFC 9110. */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);
}
