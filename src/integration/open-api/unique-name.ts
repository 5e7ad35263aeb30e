/** The names that are taken. */
export type Taken = Set<string>;

/** A name that is a key of `components`, and a parameter in a path: characters of neither become `_`, and a second one has a number. */
export function uniqueName(name: string, taken: Taken): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._-]/g, "_");
  let unique = plain;
  for (let number = 2; taken.has(unique); number++) unique = `${plain}_${number}`;
  taken.add(unique);
  return unique;
}
