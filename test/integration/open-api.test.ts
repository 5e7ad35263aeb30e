import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { type Configuration, defineIntegration, type OpenApiDocument, openApi, TemplateError } from "../../src/index.ts";
import { lifecycle, sampleConversation } from "../../src/testing/index.ts";

const url = "https://hooks.example/contact-pro/{event}/{contact.queue.id}?k={contact.id}&k=2";
const configuration = {
  request: {
    method: "POST",
    authentication: { type: "basic" },
    headers: { "X-Key": "{secrets.key}", "x-id": "{contact.id}", "x-fixed": "let-me-in", Accept: "*/*" },
    params: { priority: "{contact.priority}", text: "a {contact.id}", fixed: "let-me-in" },
    body: { event: "{event}", agent: "{contact.agent}", again: "{contact.preferred_agent}", source: "from {contact.source}" },
  },
  response: {
    set: { priority: "{response.body.priority}", queue: { id: "{response.body.queue.id}" } },
    save: { all: "{response.body.list.0}" },
  },
} as const satisfies Configuration;

interface Answer {
  readonly headers?: { readonly [name: string]: unknown };
  readonly content?: { readonly [type: string]: { readonly schema: { readonly $ref?: string }; readonly example?: unknown } };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly security: readonly object[];
  readonly requestBody?: { readonly content: { readonly [type: string]: { readonly schema: { readonly $ref?: string } } } };
  readonly responses: { readonly [status: string]: Answer };
}

function operationOf(document: OpenApiDocument): Operation {
  return Object.values(Object.values(document.paths)[0] as object)[0];
}

/** A validator of a schema inside a document, with what it refers to. */
function validatorOf(document: OpenApiDocument, schema: object) {
  return new Ajv2020({ strict: false, allErrors: true }).compile({ ...schema, components: document.components });
}

const describeRequest = (request: object, at = "/") => {
  const document = openApi({ request: { method: "POST", ...request } }, { url: at });
  return { document, operation: operationOf(document) };
};

describe("openApi > request", () => {
  const document = openApi(configuration, { url });
  const operation = operationOf(document);

  it("has the server, the path and the method", () => {
    expect(document.servers).toEqual([{ url: "https://hooks.example" }]);
    expect(Object.keys(document.paths)).toEqual(["/contact-pro/{event.name}/{contact.queue.id}"]);
    expect(Object.keys(Object.values(document.paths)[0] as object)).toEqual(["post"]);
    expect(openApi(configuration, { url: "/{event}" }).servers).toEqual([{ url: "/" }]);
  });

  it("has a parameter for each placeholder and each fixed text beside the body, without the fixed texts", () => {
    expect(operation.parameters?.map(({ name, in: where, schema }) => [where, name, "type" in schema && schema.type])).toEqual([
      ["path", "event.name", "string"],
      ["path", "contact.queue.id", "string"],
      ["query", "k", "array"],
      ["query", "priority", "number"],
      ["query", "text", "string"],
      ["query", "fixed", "string"],
      ["header", "x-id", "string"],
      ["header", "x-fixed", "string"],
    ]);
    expect(JSON.stringify(document)).not.toContain("let-me-in");
  });

  it("gives placeholders of a path names of their own, without characters that end a segment", () => {
    const { document: named, operation: own } = describeRequest({}, "/{contact.cad.a/b}-{contact.cad.a/b}/{event.name}");
    expect(Object.keys(named.paths)).toEqual(["/{contact.cad.a_b}-{contact.cad.a_b_2}/{event.name}"]);
    expect(own.parameters?.map(({ name }) => name)).toEqual(["contact.cad.a_b", "contact.cad.a_b_2", "event.name"]);
    expect(Object.keys(describeRequest({}, "/\\{event}").document.paths)).toEqual(["/%7Bevent%7D"]);
  });

  it("describes the body by definitions with titles, which accept what Contact Pro sends and refuse other values", async () => {
    expect(operation.requestBody?.content).toEqual({ "application/json": { schema: { $ref: "#/components/schemas/Webhook" } } });
    const names = ["Agent", "Event", "EventOrName", "Webhook", "Reply", "Problem", "ProblemIssue"];
    expect(Object.keys(document.components.schemas)).toEqual(names);
    const isBody = validatorOf(document, { $ref: "#/components/schemas/Webhook" });
    const integration = defineIntegration({ url, configuration, credentials: { username: "a", password: "b" }, secrets: { key: "k" } });
    for (const conversation of lifecycle({ channel: "phone", direction: "inbound" })) {
      const body = await integration.request(conversation).json();
      expect(isBody(body)).toBe(true);
      expect(isBody({ ...body, agent: 5 })).toBe(false);
      const { source: _, ...without } = body;
      expect(isBody(without)).toBe(false);
    }
  });

  it("names no class for a body that is a whole, a list or a text, and describes no body that is not sent", () => {
    const schemaOf = (body: unknown) => describeRequest({ body }).operation.requestBody?.content["application/json"]?.schema;
    expect(schemaOf("{contact}")).toEqual({ $ref: "#/components/schemas/Contact" });
    expect(schemaOf(["{contact.agent.id}"])).toMatchObject({ title: "Webhook", type: "array" });
    expect(describeRequest({ method: "GET", body: "{contact}" }).operation.requestBody).toBeUndefined();
  });

  it("has the media type of the configuration, if it is fixed", () => {
    const typesOf = (type: string) =>
      Object.keys(describeRequest({ body: {}, headers: { "Content-Type": type } }).operation.requestBody?.content ?? {});
    expect(typesOf("application/vnd.x+json; charset=utf-8")).toEqual(["application/vnd.x+json"]);
    expect(typesOf("{contact.id}")).toEqual(["application/json"]);
  });

  it("is the same each time, and shares nothing with another one", () => {
    const again = openApi(configuration, { url });
    expect(JSON.stringify(again)).toBe(JSON.stringify(document));
    (again.components.schemas["Problem"] as { title: string }).title = "x";
    expect(openApi(configuration, { url })).toEqual(document);
  });
});

describe("openApi > security", () => {
  it.each([
    ["basic", { authentication: { type: "basic" } }, { basic: { type: "http", scheme: "basic" } }],
    ["a token", { authentication: { type: "oauth", secrets_ref: "x" } }, { bearer: { type: "http", scheme: "bearer" } }],
    [
      "inline OAuth",
      { authentication: { type: "oauth", access_token_url: "https://a.example/token", client_id: "c", scope: "read write" } },
      {
        oauth: {
          type: "oauth2",
          flows: {
            clientCredentials: {
              tokenUrl: "https://a.example/token",
              scopes: { read: "A scope that Contact Pro asks for.", write: "A scope that Contact Pro asks for." },
            },
          },
        },
      },
    ],
    ["a secret header", { headers: { "X-Key!": "k {secrets.key}" } }, { "x-key_": { type: "apiKey", in: "header", name: "x-key!" } }],
    ["a token in a header", { headers: { Authorization: "Bearer {secrets.key}" } }, { bearer: { type: "http", scheme: "bearer" } }],
    [
      "an undocumented type",
      { authentication: { type: "digest" } },
      {
        authorization: {
          type: "apiKey",
          in: "header",
          name: "authorization",
          description: 'The value that Contact Pro sends for authentication of the type "digest".',
        },
      },
    ],
  ])("describes %s", (_, request, schemes) => {
    const { document, operation } = describeRequest(request);
    expect(document.components.securitySchemes).toEqual(schemes);
    expect(operation.security.map(Object.keys)).toEqual([Object.keys(schemes)]);
  });

  it("requires everything that is checked, with the scopes of OAuth", () => {
    const authentication = { type: "oauth", access_token_url: "https://a.example/token", scope: ["read"] };
    const { operation } = describeRequest({ authentication, headers: { a: "{secrets.x}", b: "{authentications.y}", c: "{contact.id}" } });
    expect(operation.security).toEqual([{ oauth: ["read"], a: [], b: [] }]);
  });

  it("requires nothing, and describes no 401, if the configuration authenticates nothing", () => {
    const { document, operation } = describeRequest({ body: {} });
    expect(operation.security).toEqual([]);
    expect(document.components.securitySchemes).toBeUndefined();
    expect(Object.keys(operation.responses)).toEqual(["200", "204", "400", "405", "413", "415", "422", "500"]);
  });
});

describe("openApi > answers", () => {
  const document = openApi(configuration, { url });
  const { responses } = operationOf(document);
  const conversation = sampleConversation();
  const base = { url, configuration, credentials: { username: "a", password: "b" }, secrets: { key: "k" } } as const;
  const integration = defineIntegration(base);
  const quiet = { onError: () => undefined };
  const requestWith = (change: { readonly [key: string]: unknown }, headers: { readonly [name: string]: string } = {}) => {
    const request = integration.request(conversation) as unknown as Request;
    const sent = { ...Object.fromEntries(request.headers), ...headers };
    return new Request(request.url, { method: "POST", headers: sent, body: "{", ...change });
  };
  const whole = async () => integration.request(conversation);
  const refused = integration.handler(() => undefined, quiet);

  const situations: readonly (readonly [what: string, answer: () => Promise<unknown>, status: number])[] = [
    ["nothing", async () => refused(await whole()), 204],
    ["JSON", async () => integration.handler(() => ({ priority: 1, queue: { id: "x" } }))(await whole()), 200],
    ["no JSON", () => refused(requestWith({})), 400],
    ["no body", () => refused(requestWith({ body: null })), 400],
    ["other credentials", () => refused(requestWith({}, { authorization: "Basic x" })), 401],
    ["another secret", () => refused(requestWith({}, { "x-key": "x" })), 401],
    ["another method", () => refused(requestWith({ method: "PUT" })), 405],
    ["too much", () => integration.handler(() => undefined, { maxBodyBytes: 1 })(requestWith({ body: "{}" })), 413],
    ["too much once it is unpacked", () => refused(requestWith({ body: gzipSync(Buffer.alloc(9_000_000, 32)) })), 413],
    ["an unknown encoding", () => refused(requestWith({}, { "content-encoding": "br" })), 415],
    ["a difference", () => defineIntegration({ ...base, strict: true }).handler(() => undefined)(requestWith({ body: "{}" })), 422],
    [
      "an error",
      async () =>
        integration.handler(() => {
          throw new Error("x");
        }, quiet)(await whole()),
      500,
    ],
  ];

  it("has each status that a handler answers with, and no other", () => {
    expect(Object.keys(responses)).toEqual([...new Set(situations.map(([, , status]) => String(status)))].sort());
  });

  it.each(situations)("describes the answer to %s", async (_, answer, status) => {
    const given = (await answer()) as Response;
    expect(given.status).toBe(status);
    const described = responses[status] as Answer;
    for (const name of Object.keys(described.headers ?? {})) expect(given.headers.get(name), name).toBeTruthy();
    const [type] = Object.keys(described.content ?? {});
    expect(given.headers.get("content-type")).toBe(type ?? null);
    if (type === undefined) return expect(await given.text()).toBe("");
    const body = await given.json();
    const { schema } = described.content?.[type] ?? {};
    expect(validatorOf(document, schema as object)(body)).toBe(true);
    if (status < 300) return undefined;
    expect(Object.keys(body).filter((key) => key !== "issues")).toEqual(["title", "status", "detail"]);
    for (const issue of body.issues ?? []) expect(Object.keys(issue)).toEqual(["code", "pointer"]);
    return undefined;
  });

  it("has an example of each refusal that a handler really gives", async () => {
    const real = await Promise.all(situations.map(async ([, answer]) => JSON.parse((await ((await answer()) as Response).text()) || "{}")));
    const details = new Set(real.map(({ title, status, detail }) => JSON.stringify({ title, status, detail })));
    const examples = Object.values(responses).flatMap(({ content = {} }) => Object.values(content).flatMap(({ example = [] }) => example));
    expect(examples).toHaveLength(7);
    for (const example of examples) expect([...details], JSON.stringify(example)).toContain(JSON.stringify(example));
  });

  it("has what Contact Pro reads of an answer", () => {
    expect(document.components.schemas["Reply"]).toEqual({
      title: "Reply",
      description: "The parts of an answer that Contact Pro reads. Each may be absent.",
      type: "object",
      properties: {
        priority: { description: "Contact Pro reads it into set.priority." },
        queue: { type: "object", properties: { id: { description: "Contact Pro reads it into set.queue.id." } } },
        list: {},
      },
    });
    expect(
      openApi({ request: { method: "POST" }, response: { save: { s: "{status}" } } }, { url }).components.schemas["Reply"],
    ).toBeUndefined();
    const all = openApi({ request: { method: "POST" }, response: { save: { a: "{response.body}", b: "{response.body.x}" } } }, { url });
    expect(all.components.schemas["Reply"]).toMatchObject({ description: "Contact Pro reads it into save.a." });
  });
});

describe("openApi > arguments", () => {
  it.each([
    ["no URL", configuration, {}, "/url: The URL of the endpoint must be a string, not undefined. Pass { url }"],
    ["no context", configuration, undefined, "(root): The context must be an object with url, not undefined"],
    ["a misspelt option", configuration, { url, titel: "x" }, "/titel: There is no such option. The options are url and title"],
    ["a title that is no text", configuration, { url, title: 5 }, "/title: The title must be a string, not a number"],
    ["a URL without a host", configuration, { url: "x" }, "/url: The URL must begin with https://"],
    ["a configuration with an error", { request: { method: "X" } }, { url }, "/request/method: "],
  ])("refuses %s", (_, given, context, message) => {
    const call = () => openApi(given, context as never);
    expect(call).toThrow(TemplateError);
    expect(call).toThrow(message);
  });

  it("takes a title", () => {
    expect(openApi(configuration, { url, title: "CRM" }).info.title).toBe("CRM");
  });
});
