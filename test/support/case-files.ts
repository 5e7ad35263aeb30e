import { readdirSync, readFileSync } from "node:fs";

/** A file of `test/cases`: behaviour as data, for an implementation in any language. */
export interface CaseFile<T> {
  readonly file: string;
  /** The rule that the cases are of. */
  readonly about: string;
  readonly cases: readonly T[];
}

const folder = new URL("../cases/", import.meta.url);

/** The case files whose names begin so. They are parsed, not imported, so that `__proto__` is a key. */
export function caseFiles<T>(prefix: string): CaseFile<T>[] {
  const files = readdirSync(folder).filter((name) => name.startsWith(prefix));
  return files.map((file) => ({ file, ...JSON.parse(readFileSync(new URL(file, folder), "utf8")) }));
}
