// The parts of the peers' types that the benchmark uses, so that it can be checked if they are not installed.

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
  export interface ZodType {
    safeParse(value: unknown): Parsed;
  }
  export interface Parsed {
    readonly success: boolean;
    readonly data?: unknown;
    readonly error?: { readonly issues: readonly unknown[] };
  }
  export function array(item: ZodType): ZodType;
  export function looseObject(properties: { [key: string]: ZodType }): ZodType;
  export function nullish(schema: ZodType): ZodType;
  export function number(): ZodType;
  export function record(key: ZodType, value: ZodType): ZodType;
  export function string(): ZodType;
  export function union(options: ZodType[]): ZodType;
  export function unknown(): ZodType;
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

declare module "express" {
  interface Request {
    readonly body: unknown;
  }
  interface Response {
    status(code: number): Response;
    json(body: object): void;
  }
  export type Handler = (request: Request, response: Response, next: () => void) => void;
  export type ErrorHandler = (error: { readonly status?: number }, request: Request, response: Response, next: () => void) => void;
  interface Application {
    use(handler: Handler | ErrorHandler): void;
    post(path: string, handler: Handler): void;
    listen(port: number, host: string, listening: () => void): { address(): unknown };
  }
  interface JsonOptions {
    readonly limit: number;
    readonly type: () => boolean;
    readonly verify: (request: Request, response: Response, bytes: Uint8Array) => void;
  }
  const express: { (): Application; json(options: JsonOptions): Handler };
  export default express;
}

declare module "express-basic-auth" {
  import type { Handler } from "express";
  export default function basicAuth(options: { users: { [name: string]: string }; challenge: boolean; realm: string }): Handler;
}

declare module "fastify" {
  import type { IncomingMessage, Server } from "node:http";

  interface Request {
    readonly headers: { readonly [name: string]: string | undefined };
    readonly body: unknown;
    readonly validationError?: Error;
  }
  interface Reply {
    code(status: number): Reply;
    send(body: object): unknown;
  }
  interface Application {
    readonly basicAuth: unknown;
    readonly server: Server;
    register(plugin: unknown, options: object): void;
    after(run: () => void): void;
    removeAllContentTypeParsers(): void;
    addContentTypeParser(
      type: string,
      options: { parseAs: "buffer" },
      parser: (request: Request, bytes: Uint8Array, parsed: (error: Error | null, body?: unknown) => void) => void,
    ): void;
    addHook(
      name: "preParsing",
      hook: (
        request: Request,
        reply: Reply,
        payload: IncomingMessage,
        done: (error: Error | null, payload: NodeJS.ReadableStream) => void,
      ) => void,
    ): void;
    post(path: string, options: object, handler: (request: Request, reply: Reply) => unknown): void;
    listen(options: { port: number; host: string }): Promise<void>;
  }
  export default function fastify(options: { bodyLimit: number; ajv: object }): Application;
}

declare module "@fastify/basic-auth" {
  const plugin: unknown;
  export default plugin;
}

declare module "hono" {
  export interface Context {
    readonly req: { raw: Request; header(name: string): string | undefined; text(): Promise<string> };
    readonly json: (body: object, status?: number) => Response;
  }
  export type Middleware = (context: Context, next: () => Promise<void>) => unknown;
  export class Hono {
    readonly fetch: (request: Request) => Response | Promise<Response>;
    use(middleware: Middleware): void;
    post(path: string, handler: Middleware): void;
  }
}

declare module "hono/basic-auth" {
  import type { Middleware } from "hono";
  export function basicAuth(options: { username: string; password: string; realm: string }): Middleware;
}

declare module "hono/body-limit" {
  import type { Middleware } from "hono";
  export function bodyLimit(options: { maxSize: number }): Middleware;
}

declare module "@hono/zod-validator" {
  import type { Context, Middleware } from "hono";
  import type { Parsed, ZodType } from "zod";
  export function zValidator(target: "json", schema: ZodType, hook: (result: Parsed, context: Context) => unknown): Middleware;
}

declare module "@hono/node-server" {
  export function serve(
    options: { fetch: (request: Request) => Response | Promise<Response>; port: number; hostname: string },
    listening: (address: unknown) => void,
  ): void;
}

declare module "autocannon" {
  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly duration?: number;
    readonly amount?: number;
    readonly requests: readonly object[];
  }
  export default function autocannon(options: Options): Promise<{
    readonly non2xx: number;
    readonly errors: number;
    readonly duration: number;
    readonly requests: { readonly total: number };
  }>;
}
