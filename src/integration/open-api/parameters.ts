import { allows } from "../../model/compiled-schema.ts";
import { copySchema } from "../../model/standard-schema.ts";
import { portableSchema } from "../../portable-schema.ts";
import type { TextNode, Use } from "../../template/tree/tree.ts";
import type { RequestTemplate } from "../configuration/request-template.ts";
import { secretsIn } from "../configuration/scopes.ts";
import { type Taken, uniqueName } from "./unique-name.ts";

/** A parameter of OpenAPI. */
interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: true;
  readonly description?: string;
  readonly schema: { readonly [keyword: string]: unknown };
}

/** Headers that OpenAPI does not describe as parameters: others of its parts do. */
const describedElsewhere = ["accept", "authorization", "content-type"];

/** The path of a URL as OpenAPI writes it: each placeholder is a parameter with a name of its own. */
export function pathOfUrl(path: readonly TextNode[]): string {
  const names = pathNames(path);
  const text = (part: string | Use) => (typeof part === "string" ? part : `{${names.get(part)}}`);
  return `/${path.map(({ parts }) => parts.map(text).join("")).join("/")}`;
}

/** The name of each placeholder in a path. */
function pathNames(path: readonly TextNode[]): ReadonlyMap<Use, string> {
  const taken: Taken = new Set();
  return new Map(usesIn(path).map((use) => [use, uniqueName(use.target.path, taken)]));
}

function usesIn(nodes: readonly TextNode[]): Use[] {
  return nodes.flatMap(({ parts }) => parts.filter((part) => typeof part === "object"));
}

/** Describes everything that Contact Pro sends beside body and credentials. A name that comes several times is an array. */
export function describeParameters({ path = [], query, headers }: RequestTemplate): readonly Parameter[] {
  const names = pathNames(path);
  const inPath = usesIn(path).map((use): Parameter => ({ name: names.get(use) as string, in: "path", ...textOfUse(use) }));
  const inQuery = [...new Set(query.map(([name]) => name))].map((name) => {
    const nodes = query.filter(([other]) => other === name).map(([, node]) => node);
    return { name, in: "query" as const, ...textsOf(nodes) };
  });
  const described = headers.filter(([name, node]) => !describedElsewhere.includes(name) && !secretsIn(node).length);
  const inHeaders = described.map(([name, node]) => ({ name, in: "header" as const, ...describeText(node) }));
  return [...inPath, ...inQuery, ...inHeaders];
}

type Described = Omit<Parameter, "name" | "in">;

function textsOf(nodes: readonly TextNode[]): Described {
  const [first, ...others] = nodes as [TextNode, ...TextNode[]];
  if (!others.length) return describeText(first);
  return {
    required: true,
    description: nodes.map((node) => describeText(node).description).join(" "),
    schema: { type: "array", items: { type: "string" }, minItems: nodes.length, maxItems: nodes.length },
  };
}

/** Describes a text of a query or a header. A fixed one may be a key, so that its value is not in the document. */
function describeText({ parts, source }: TextNode): Described {
  const [first, ...others] = parts;
  if (typeof first === "object" && !others.length) return textOfUse(first);
  const description = parts.some((part) => typeof part === "object") ? `Text: ${source}` : "A fixed text, which the configuration has.";
  return { required: true, description, schema: { type: "string" } };
}

/** Describes the text of a placeholder. A number is written as JSON writes it, and null as no text. */
function textOfUse({ target, source }: Use): Described {
  const { schema, compiled, isNullable } = target;
  const { title, description, ...portable } = portableSchema(copySchema(schema), "").schema;
  const type = isNullable || typeof schema.type !== "string" || !scalars.includes(schema.type) ? "string" : schema.type;
  const about = [description ?? `The value of ${source}.`, ...(isNullable ? ["Empty if there is none."] : [])];
  const { examples } = portable;
  const kept = type === "string" ? { type, ...(allows(compiled, "string") && examples ? { examples } : {}) } : portable;
  return { required: true, description: about.join(" "), schema: kept };
}

const scalars: readonly string[] = ["string", "number", "integer", "boolean"];

/** The media type of the body: that of the configuration, if it has a fixed one. */
export function contentTypeOf({ headers }: RequestTemplate): string {
  const [, node] = headers.find(([name]) => name === "content-type") ?? [];
  const text = node?.parts.every((part) => typeof part === "string") ? node.parts.join("") : "";
  return /^[\w.+-]+\/[\w.+-]+/.exec(text)?.[0] ?? "application/json";
}
