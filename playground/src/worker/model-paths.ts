import { ConversationSchema } from "contact-pro-webhooks";
import { lifecycle } from "contact-pro-webhooks/testing";
import type { ModelPath } from "../protocol.ts";
import { readPath } from "./read-path.ts";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: { readonly [key: string]: Schema };
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

let paths: readonly ModelPath[] | undefined;

/** Every path of the model with its types, description and an example. */
export function modelPaths(): readonly ModelPath[] {
  paths ??= [...walk(ConversationSchema.jsonSchema as Schema, "")];
  return paths;
}

function* walk(given: Schema, path: string): Generator<ModelPath> {
  const schema = resolve(given);
  const object = [schema, ...(schema.anyOf ?? []).map(resolve)].find(({ properties }) => properties);
  if (path) {
    const example = readPath(exampleConversation(), path) ?? schema.examples?.[0] ?? null;
    yield {
      path,
      types: typesOf(schema),
      description: given.description ?? schema.description ?? object?.description ?? "",
      example: JSON.stringify(example),
    };
  }
  for (const [key, child] of Object.entries(object?.properties ?? {})) yield* walk(child, path ? `${path}.${key}` : key);
}

function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const target = readPath(ConversationSchema.jsonSchema, schema.$ref.replace("#/", "").replaceAll("/", "."));
  return resolve(target as Schema);
}

function typesOf(schema: Schema): string[] {
  const own = schema.type === undefined ? [] : [schema.type].flat();
  return [...new Set([...own, ...(schema.anyOf ?? []).flatMap((one) => typesOf(resolve(one)))])] as string[];
}

function exampleConversation(): unknown {
  return lifecycle({ channel: "chat", direction: "inbound" })[3];
}
