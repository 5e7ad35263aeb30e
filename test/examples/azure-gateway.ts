// The Functions host and its worker, as far as an HTTP function needs them. Run with the module that registers the function.
// With HTTP streams, the host forwards each request to a server of `@azure/functions`, and reports the invocation beside it.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingHttpHeaders, request as openRequest } from "node:http";
import Module from "node:module";
import { pathToFileURL } from "node:url";

interface Metadata {
  readonly name: string;
  readonly bindings: { readonly [name: string]: { readonly type: string; readonly route?: string; readonly methods?: readonly string[] } };
}

type Callback = (...inputs: unknown[]) => unknown;

/** The part of the library that the worker calls. */
interface ProgrammingModel {
  getCapabilities(capabilities: object): Promise<{ readonly HttpUri: string }>;
  getInvocationModel(context: object): {
    getArguments(): Promise<{ readonly context: object; readonly inputs: readonly unknown[] }>;
    invokeFunction(context: object, inputs: readonly unknown[], callback: Callback): Promise<unknown>;
    getResponse(context: object, result: unknown): Promise<unknown>;
  };
}

let model: ProgrammingModel | undefined;
let registered: { readonly metadata: Metadata; readonly callback: Callback } | undefined;

const core = {
  log: () => undefined,
  setProgrammingModel: (given: ProgrammingModel) => {
    model = given;
  },
  registerFunction: (metadata: Metadata, callback: Callback) => {
    registered = { metadata, callback };
  },
};

// The library requires a module that no registry has. The worker provides it in the same way.
const requireModule = Module.prototype.require;
Module.prototype.require = function require(this: NodeJS.Module, id: string) {
  return id === "@azure/functions-core" ? core : requireModule.call(this, id);
} as NodeJS.Require;

await import(pathToFileURL(process.argv[2] ?? "").href);
if (!model || !registered) throw new Error("The module registers no function");
const { metadata, callback } = registered;
const { getInvocationModel } = model;
const [bindingName, binding] = Object.entries(metadata.bindings).find(([, { type }]) => type === "httpTrigger") ?? [];
if (!bindingName || !binding) throw new Error("The function has no HTTP trigger");
const route = new RegExp(`^/api/${binding.route?.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
const { HttpUri } = await model.getCapabilities({});

createServer((request, response) => {
  const { method, url = "", headers } = request;
  const params = route.exec(url.replace(/\?.*/, ""))?.groups;
  if (!params || !binding.methods?.includes(method ?? "")) return response.writeHead(404).end();

  const invocationId = randomUUID();
  const forwarded = { "x-forwarded-host": headers.host, "x-forwarded-proto": "http", "x-ms-invocation-id": invocationId };
  const sending = openRequest(new URL(url, HttpUri), { method, headers: { ...headers, ...forwarded } }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  sending.on("error", () => response.destroy());
  response.on("close", () => sending.destroy());
  request.pipe(sending);
  invoke(invocationId, headers, params).catch((error) => {
    console.error(error);
    response.destroy();
  });
}).listen(Number(process.env["PORT"]), "127.0.0.1");

/** Calls the function. The library answers the forwarded request with the result. */
async function invoke(invocationId: string, headers: IncomingHttpHeaders, params: { [name: string]: string }): Promise<void> {
  const triggerMetadata = {
    Headers: { json: JSON.stringify(headers) },
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, { string: decodeURIComponent(value) }])),
  };
  const request = { inputData: [{ name: bindingName, data: { http: {} } }], triggerMetadata };
  const invocation = getInvocationModel({ invocationId, metadata, request, log: () => undefined });
  const { context, inputs } = await invocation.getArguments();
  await invocation.getResponse(context, await invocation.invokeFunction(context, inputs, callback));
}
