import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const home = join(import.meta.dirname, "../../examples");

/** The runtime of an example. It comes from npm, so that it is the same everywhere. */
export type Runtime = "node-20" | "node-22" | "bun" | "deno" | "workerd";

/** A folder of `examples/` with a manifest, and one way to run it. */
export interface Example {
  readonly name: string;
  readonly folder: string;
  readonly runtime: Runtime;
  /** The packages that it shows the library with. */
  readonly packages: readonly string[];
  /** The gateway before a function of AWS or Azure. The other examples listen themselves. */
  readonly gateway?: "function URL" | "HTTP API" | "REST API" | "Azure Functions";
  /** True if the platform reads the whole body before it calls the example. */
  readonly wholeBodies?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** The place of the example's own response in the body of the answer. */
  readonly answerAt?: readonly string[];
  /** The statuses of requests that the framework answers in its own way, by their names. */
  readonly own?: { readonly statuses: { readonly [request: string]: number }; readonly why: string };
}

/** The examples that receive webhooks. */
export const receivers: readonly Example[] = [
  { name: "node:http", folder: "node-http", runtime: "node-20", packages: [] },
  {
    name: "node:http, no code from strings",
    folder: "node-http",
    runtime: "node-20",
    packages: [],
    env: { NODE_OPTIONS: "--disallow-code-generation-from-strings" },
  },
  { name: "CommonJS", folder: "commonjs", runtime: "node-20", packages: [] },
  { name: "Express", folder: "express", runtime: "node-20", packages: ["express"] },
  { name: "Express 4", folder: "express-4", runtime: "node-20", packages: ["express"] },
  { name: "Fastify", folder: "fastify", runtime: "node-20", packages: ["fastify"] },
  { name: "Koa", folder: "koa", runtime: "node-20", packages: ["koa", "@koa/router"] },
  { name: "Hapi", folder: "hapi", runtime: "node-20", packages: ["@hapi/hapi"] },
  { name: "NestJS", folder: "nestjs", runtime: "node-20", packages: ["@nestjs/core", "@nestjs/platform-express"] },
  { name: "Hono", folder: "hono", runtime: "node-20", packages: ["hono", "@hono/node-server"] },
  {
    name: "node-fetch-server, @remix-run",
    folder: "remix-node-fetch-server",
    runtime: "node-20",
    packages: ["@remix-run/node-fetch-server"],
  },
  {
    name: "node-fetch-server, @mjackson",
    folder: "mjackson-node-fetch-server",
    runtime: "node-20",
    packages: ["@mjackson/node-fetch-server"],
  },
  { name: "h3", folder: "h3", runtime: "node-20", packages: ["h3"] },
  { name: "Nitro", folder: "nitro", runtime: "node-20", packages: ["nitropack", "h3"] },
  { name: "Next.js", folder: "nextjs", runtime: "node-20", packages: ["next"] },
  {
    name: "SvelteKit",
    folder: "sveltekit",
    runtime: "node-22",
    packages: ["@sveltejs/kit", "@sveltejs/adapter-node"],
    own: {
      statuses: { "content type of a form": 403, "no content type": 403 },
      why: "SvelteKit refuses what a form of another site may send",
    },
  },
  { name: "React Router", folder: "react-router", runtime: "node-20", packages: ["react-router", "@react-router/serve"] },
  { name: "Astro", folder: "astro", runtime: "node-22", packages: ["astro", "@astrojs/node"] },
  { name: "SolidStart", folder: "solidstart", runtime: "node-20", packages: ["@solidjs/start", "vinxi"] },
  { name: "Lambda, function URL", folder: "aws-lambda", runtime: "node-20", packages: [], gateway: "function URL", wholeBodies: true },
  { name: "Lambda, HTTP API", folder: "aws-lambda", runtime: "node-20", packages: [], gateway: "HTTP API", wholeBodies: true },
  { name: "Lambda, REST API", folder: "aws-lambda-rest", runtime: "node-20", packages: [], gateway: "REST API", wholeBodies: true },
  {
    name: "Azure Functions",
    folder: "azure-functions",
    runtime: "node-20",
    packages: ["@azure/functions"],
    gateway: "Azure Functions",
  },
  {
    name: "Google Cloud Functions",
    folder: "google-cloud-functions",
    runtime: "node-20",
    packages: ["@google-cloud/functions-framework"],
    wholeBodies: true,
    own: {
      statuses: { "wrong password, not JSON": 400, "not JSON": 400, "too large": 400, "no credentials, and a body that is too large": 400 },
      why: "the Functions Framework parses JSON before it calls the function, and answers 400 if it cannot",
    },
  },
  {
    name: "Edge Runtime",
    folder: "edge-runtime",
    runtime: "node-20",
    packages: ["edge-runtime"],
    own: { statuses: { gzip: 415 }, why: "the Edge Runtime has no `DecompressionStream`, so a compressed body is refused" },
  },
  { name: "Workers", folder: "workers", runtime: "workerd", packages: [] },
  { name: "Bun", folder: "bun", runtime: "bun", packages: [] },
  { name: "Deno", folder: "deno", runtime: "deno", packages: [] },
];

/** The examples that take a template for the schema of a body, and refuse what does not match. */
export const validators: readonly Example[] = [
  { name: "Hono, its validator", folder: "hono-validator", runtime: "node-20", packages: ["hono", "@hono/standard-validator"] },
  { name: "tRPC", folder: "trpc", runtime: "node-20", packages: ["@trpc/server"], answerAt: ["result", "data"] },
];

/** The examples that are tests. */
export const projects: readonly Example[] = [
  { name: "Vitest", folder: "vitest", runtime: "node-22", packages: ["vitest"] },
  { name: "Jest", folder: "jest", runtime: "node-20", packages: ["jest"] },
];

/** The folders of examples that have a test of their own. */
export const others = ["redis-hand-off"];

interface Manifest {
  readonly scripts?: { readonly [name: string]: string };
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
  readonly optionalDependencies?: { readonly [name: string]: string };
}

/** The folder of an example. */
export function folderOf({ folder }: Example): string {
  return join(home, folder);
}

/** The folders of `examples/` that share its lock file. Those with a lock file of their own have a suite of their own. */
export function foldersWithManifest(): string[] {
  const has = (name: string, file: string) => existsSync(join(home, name, file));
  return readdirSync(home).filter((name) => has(name, "package.json") && !has(name, "package-lock.json"));
}

/** The manifest in a folder of `examples/`. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(home, folder, "package.json"), "utf8"));
}
