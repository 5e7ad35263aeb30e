// What the benchmark uses of the peers, so that its types can be checked where they are not installed.

declare module "handlebars" {
  const handlebars: {
    registerHelper(name: string, helper: (value: unknown) => string): void;
    compile(template: string): (data: object) => string;
    readonly logger: { log: () => void };
  };
  export default handlebars;
}

declare module "json-e" {
  export default function jsone(template: unknown, context: object): unknown;
}

declare module "json-placeholder-replacer" {
  export class JsonPlaceholderReplacer {
    replaceWith(template: object, values: object): object;
  }
}

declare module "json-templates" {
  export default function parse(template: unknown): (context: object) => unknown;
}

declare module "liquidjs" {
  export class Liquid {
    registerFilter(name: string, filter: (value: unknown) => string): void;
    parse(template: string): unknown;
    renderSync(template: unknown, data: object): string;
  }
}

declare module "mustache" {
  const mustache: {
    render(template: string, data: object, partials: object, config: { escape: (value: unknown) => string }): string;
    parse(template: string): unknown;
    clearCache(): void;
  };
  export default mustache;
}

declare module "zod" {
  export interface Schema {
    safeParse(value: unknown): { success: boolean };
  }
  export function array(item: Schema): Schema;
  export function looseObject(properties: { [key: string]: Schema }): Schema;
  export function nullish(schema: Schema): Schema;
  export function number(): Schema;
  export function record(key: Schema, value: Schema): Schema;
  export function string(): Schema;
  export function union(options: Schema[]): Schema;
  export function unknown(): Schema;
}

declare module "valibot" {
  export interface Schema {
    readonly kind: "schema";
  }
  export function array(item: Schema): Schema;
  export function looseObject(properties: { [key: string]: Schema }): Schema;
  export function nullish(schema: Schema): Schema;
  export function number(): Schema;
  export function record(key: Schema, value: Schema): Schema;
  export function safeParse(schema: Schema, value: unknown): { success: boolean };
  export function string(): Schema;
  export function union(options: Schema[]): Schema;
  export function unknown(): Schema;
}

declare module "@sinclair/typebox" {
  export interface Schema {
    readonly type?: string;
  }
  export const Type: {
    Array(item: Schema): Schema;
    Null(): Schema;
    Number(): Schema;
    Object(properties: { [key: string]: Schema }): Schema;
    Optional(schema: Schema): Schema;
    String(): Schema;
    Union(options: Schema[]): Schema;
  };
}

declare module "@sinclair/typebox/compiler" {
  export const TypeCompiler: {
    Compile(schema: object): { Check(value: unknown): boolean };
  };
}
