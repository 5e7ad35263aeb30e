/** The names of the stored secrets that headers refer to. */
export function secretNames(headers: unknown): string[] {
  const values = typeof headers === "object" && headers !== null ? Object.values(headers) : [];
  const names = values.flatMap((value) =>
    [...String(value).matchAll(/[{<](?:authentications|secrets)\.([\w.-]+)[}>]/g)].map((found) => found[1] as string),
  );
  return [...new Set(names)];
}
