/** The names of the stored secrets that headers refer to. */
export function secretNames(headers: unknown): string[] {
  const values = typeof headers === "object" && headers !== null ? Object.values(headers) : [];
  const texts = values.filter((value) => typeof value === "string");
  const names = texts.flatMap((text) =>
    [...text.matchAll(/[{<](?:authentications|secrets)\.([\w.-]+)[}>]/g)].map((found) => found[1] as string),
  );
  return [...new Set(names)];
}
