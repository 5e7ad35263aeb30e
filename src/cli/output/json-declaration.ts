/** The most levels of a JSON file whose declaration is written: as many as a template may have. */
const deepest = 500;

/**
 * The declaration of a JSON file: the literal type of its value. `undefined` if it nests too deeply.
 * `export =` works with every version of TypeScript, module resolution and kind of package.
 */
export function jsonDeclaration(name: string, value: unknown): string | undefined {
  const type = literalType(value, 0);
  return (
    type &&
    `// Generated from ${JSON.stringify(name)} by \`contact-pro-webhooks types --write\`. Change that file, not this one.
declare const value: ${type};
// @ts-ignore: an ES module may not export so, but a JSON module is none
export = value;
`
  );
}

function literalType(value: unknown, depth: number): string | undefined {
  if (depth > deepest) return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : "number";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, member]) => [key, literalType(member, depth + 1)] as const);
  if (parts.some(([, type]) => type === undefined)) return undefined;
  if (Array.isArray(value)) return `readonly [${parts.map(([, type]) => type).join(", ")}]`;
  if (!parts.length) return "{}";
  const indent = "  ".repeat(depth);
  return `{\n${parts.map(([key, type]) => `${indent}  readonly ${JSON.stringify(key)}: ${type};\n`).join("")}${indent}}`;
}
