import { issueAt, type Place } from "../issue.ts";
import { describe, isPlainObject, ownMember } from "../json.ts";
import { type PortableSchema, portableSchema } from "../portable-schema.ts";
import { type Diagnostic, TemplateError } from "../template/diagnostic.ts";
import { jsonSchemaOf } from "../template/readings/json-schema.ts";
import type { Node } from "../template/tree/tree.ts";
import { readGiven } from "./check-input.ts";
import { describeAnswers, problemSchemas } from "./open-api/answers.ts";
import { contentTypeOf, describeParameters, pathOfUrl } from "./open-api/parameters.ts";
import { replySchema } from "./open-api/reply.ts";
import { describeSecurity } from "./open-api/security.ts";
import { type ReadConfiguration, readConfiguration } from "./read-configuration.ts";

/** The context of an OpenAPI document: values that are not part of the configuration. */
export interface OpenApiContext {
  /** The endpoint URL with its placeholders: absolute, or from its path on. */
  readonly url: string;
  /** The title of the document. Default: "Webhooks of Sinch Contact Pro". */
  readonly title?: string | undefined;
}

/** An OpenAPI 3.1 document, as plain JSON. */
export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: { [path: string]: { [method: string]: unknown } };
  components: {
    schemas: { [name: string]: { [keyword: string]: unknown } };
    securitySchemes?: { [name: string]: { [key: string]: unknown } };
  };
}

const contextKeys = ["url", "title"];
const references = "#/components/schemas/";

/**
 * An OpenAPI 3.1 document of the endpoint that receives the webhooks of a configuration: path and parameters, credentials, the body,
 * and the answers of `integration.handler`. The same input gives the same document. Fixed headers and query parameters are described
 * without their values.
 *
 * Throws a `TemplateError` if the configuration or the URL cannot be used.
 *
 * @example
 * writeFileSync("openapi.json", JSON.stringify(openApi(configuration, { url: "https://hooks.example/contact-pro/{event}" })));
 */
export function openApi(configuration: unknown, context: OpenApiContext): OpenApiDocument {
  return readGiven(() => {
    const { url, title } = readContext(context);
    return structuredClone(documentOf(readConfiguration(configuration, url), title));
  });
}

function readContext(context: unknown): { readonly url: string; readonly title: string } {
  if (!isPlainObject(context)) throw unusable(null, `The context must be an object with url, not ${describe(context)}`);
  const unknown = Object.keys(context).find((key) => !contextKeys.includes(key));
  if (unknown !== undefined) throw unusable({ parent: null, key: unknown }, "There is no such option. The options are url and title");
  const [url, title = "Webhooks of Sinch Contact Pro"] = [ownMember(context, "url"), ownMember(context, "title")];
  if (typeof url !== "string") {
    throw unusable({ parent: null, key: "url" }, `The URL of the endpoint must be a string, not ${describe(url)}. Pass { url }`);
  }
  if (typeof title !== "string") throw unusable({ parent: null, key: "title" }, `The title must be a string, not ${describe(title)}`);
  return { url, title };
}

function unusable(place: Place, message: string): TemplateError {
  return new TemplateError([issueAt<Diagnostic>(place, { code: "option", severity: "error", message, offset: 0 })], 1, "configuration");
}

function documentOf({ configuration, request }: ReadConfiguration, title: string): OpenApiDocument {
  const { schemes, requirement } = describeSecurity(configuration.request.authentication, request.headers);
  const parameters = describeParameters(request);
  const body = request.body && describeBody(request.body);
  const reply = replySchema(configuration.response);
  return {
    openapi: "3.1.0",
    info: { title, version: "1.0.0", description: "The endpoint that Sinch Contact Pro calls with the events of conversations." },
    servers: [{ url: request.origin || "/" }],
    paths: {
      [pathOfUrl(request.path ?? [])]: {
        [request.method.toLowerCase()]: {
          operationId: "receiveWebhook",
          summary: "Receives an event of a conversation",
          security: schemes.length ? [requirement] : [],
          ...(parameters.length ? { parameters } : {}),
          ...(body ? { requestBody: { required: true, content: { [contentTypeOf(request)]: { schema: body.schema } } } } : {}),
          responses: describeAnswers({ ...request, isChecked: schemes.length > 0, reads: reply !== undefined }),
        },
      },
    },
    components: {
      schemas: {
        ...body?.definitions,
        ...(reply ? { Reply: reply } : {}),
        ...problemSchemas,
      },
      ...(schemes.length ? { securitySchemes: Object.fromEntries(schemes) } : {}),
    },
  };
}

/** The schema of the body, and of each object in it that has a name. An object without one is the webhook itself. */
function describeBody(body: Node): PortableSchema {
  const { $schema, ...schema } = jsonSchemaOf(body);
  const { schema: holder, definitions } = portableSchema({ properties: { body: { title: "Webhook", ...schema } } }, references);
  return { schema: (holder["properties"] as { readonly body: PortableSchema["schema"] }).body, definitions };
}
