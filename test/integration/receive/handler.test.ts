import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type Delivered,
  defineIntegration,
  type HandlerOptions,
  type RawRequest,
  type Refused,
  TemplateError,
} from "../../../src/index.ts";
import { sampleConversation } from "../../../src/testing/index.ts";
import { codesOf, linesOf } from "../../support/errors.ts";
import { defineAny, postBody } from "../../support/integrations.ts";

const integration = defineIntegration({
  url: "https://example.com/hooks/{event}",
  configuration: {
    request: { method: "POST", headers: { "x-key": "{secrets.a}" }, body: { event: "{event}", id: "{contact.id}", cad: "{contact.cad}" } },
  },
  credentials: { token: "token" },
  secrets: { a: "s3" },
});
const url = "https://example.com/hooks/queued";
const right = { authorization: "Bearer token", "x-key": "s3" };
const body = JSON.stringify({ event: { name: "queued", datetime: "d" }, id: "1166", cad: null });
const post = (init: RequestInit = {}) => new Request(url, { method: "POST", headers: right, body, ...init, duplex: "half" } as RequestInit);

/** The content of a response, in one value. */
async function said(response: Response) {
  const text = await response.text();
  const type = response.headers.get("content-type");
  return { status: response.status, type, body: text && type?.includes("json") ? JSON.parse(text) : text };
}

const problem = (status: number, title: string, detail: string) => ({
  status,
  type: "application/problem+json",
  body: { status, title, detail },
});

const unauthorized = problem(401, "Unauthorized", "The credentials are missing or wrong");
const notAllowed = problem(405, "Method Not Allowed", "The method must be POST");
const failed = problem(500, "Internal Server Error", "The webhook was received, and handling it failed");

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a handler", () => {
  it("calls its callback once with the result", async () => {
    const seen: Delivered<unknown>[] = [];
    const response = await integration.handler((delivered) => {
      seen.push(delivered);
    })(post());
    expect(await said(response)).toStrictEqual({ status: 204, type: null, body: "" });
    expect(seen).toStrictEqual([
      {
        ok: true,
        eventName: "queued",
        conversation: { event: { name: "queued", datetime: "d" }, contact: { id: "1166", cad: null } },
        body: JSON.parse(body),
        warnings: [],
        credential: 0,
      },
    ]);
  });

  it("accepts the request of the integration itself", async () => {
    const response = await integration.handler(({ conversation }) => ({ id: conversation.contact?.id }))(
      integration.request(sampleConversation()),
    );
    expect(await said(response)).toMatchObject({ status: 200, body: { id: sampleConversation().contact.id } });
  });

  it("delivers a body that does not match, with warnings", async () => {
    const handle = integration.handler(({ conversation, warnings }) => ({
      conversation,
      warnings: warnings.map(({ pointer }) => pointer),
    }));
    const response = await handle(post({ body: '{"id":"1166"}' }));
    expect(await said(response)).toMatchObject({
      status: 200,
      body: { conversation: { event: { name: "queued" }, contact: { id: "1166" } }, warnings: ["/body/event"] },
    });
  });
});

describe("the reply of a handler", () => {
  const reply = async (value: unknown) => said(await integration.handler(() => value)(post()));
  const json = (value: unknown) => ({ status: 200, type: "application/json", body: value });

  it.each<[unknown, unknown?]>([[{ a: 1 }], [[]], [null], [0], [""], ["text"], [false], [{ toJSON: () => "own" }, "own"]])(
    "is %j, as JSON",
    async (value, expected = value) => {
      expect(await reply(value)).toStrictEqual(json(expected));
      expect(await reply(Promise.resolve(value))).toStrictEqual(json(expected));
    },
  );

  it("is 204 for none", async () => {
    expect(await reply(undefined)).toStrictEqual({ status: 204, type: null, body: "" });
    expect(await reply(Promise.resolve())).toStrictEqual({ status: 204, type: null, body: "" });
  });

  it("is a Response as it is", async () => {
    const response = new Response("<p>", { status: 202, headers: { "content-type": "text/html", "x-a": "1" } });
    expect(await integration.handler(() => response)(post())).toBe(response);
    class Other extends Response {}
    const other = new Other(null, { status: 299 });
    expect(await integration.handler(async () => other)(post())).toBe(other);
  });

  it("is a Response of a different package unchanged", async () => {
    const { status, headers } = new Response(null, { status: 202 });
    const response = { [Symbol.toStringTag]: "Response", status, headers, arrayBuffer: async () => new ArrayBuffer(0) };
    expect(await integration.handler(() => response)(post())).toBe(response);
  });

  it.each([
    ["nothing of one", {}],
    ["a status alone", { status: 202 }],
    ["no headers", { status: 202, arrayBuffer: (): void => undefined }],
    ["headers that are plain data", { status: 202, headers: { get: "x" }, arrayBuffer: (): void => undefined }],
    ["a status that is text", { status: "202", headers: new Headers(), arrayBuffer: (): void => undefined }],
  ])("is 500 for an object that imitates a Response and has %s", async (_name, members) => {
    const errors: unknown[] = [];
    const claims = { [Symbol.toStringTag]: "Response", ...members };
    const response = await integration.handler(() => claims, { onError: (error) => errors.push(error) })(post());
    expect(await said(response)).toStrictEqual(failed);
    expect(errors).toMatchObject([{ name: "TypeError", message: expect.stringContaining("claims to be a Response") }]);
  });

  const circular: { self?: unknown } = {};
  circular.self = circular;
  it.each([
    ["a big integer", 1n],
    ["what holds itself", circular],
    ["a function", () => 1],
    ["a symbol", Symbol("a")],
    [
      "what throws when it is written",
      {
        toJSON: () => {
          throw new Error("secret-0815");
        },
      },
    ],
    ["what is too deep", deep(100_000)],
  ])("is 500 if it cannot be JSON: %s", async (_name, value) => {
    const errors: unknown[] = [];
    const response = await integration.handler(() => value, { onError: (error) => errors.push(error) })(post());
    expect(await said(response)).toStrictEqual(failed);
    expect(errors).toHaveLength(1);
  });
});

describe("a handler answers other requests", () => {
  const handle = integration.handler(() => {
    throw new Error("not to be called");
  });

  it("OPTIONS with 204 and the allowed method, without credentials", async () => {
    const response = await handle(new Request(url, { method: "OPTIONS" }));
    expect([response.status, response.headers.get("allow"), await response.text()]).toStrictEqual([204, "POST, OPTIONS", ""]);
  });

  it.each([["GET"], ["PUT"], ["DELETE"], ["PATCH"], ["PROPFIND"]])("%s with 405 and what it allows", async (method) => {
    const response = await handle(new Request(url, { method, headers: right }));
    expect(response.headers.get("allow")).toBe("POST");
    expect(await said(response)).toStrictEqual(notAllowed);
  });

  it("HEAD with 405 and no body", async () => {
    const response = await handle(new Request(url, { method: "HEAD" }));
    expect([response.status, response.headers.get("allow"), await response.text()]).toStrictEqual([405, "POST", ""]);
  });

  it.each<[string, Request, unknown]>([
    ["no credentials", new Request(url, { method: "POST", body }), unauthorized],
    ["a wrong token", post({ headers: { ...right, authorization: "Bearer u" } }), unauthorized],
    ["a wrong secret", post({ headers: { ...right, "x-key": "s4" } }), unauthorized],
    ["a body that is null", post({ body: null }), problem(400, "Bad Request", "The request has no body")],
    ["an empty body", post({ body: "" }), problem(400, "Bad Request", "The request has no body")],
    ["HTML", post({ body: "<html>" }), problem(400, "Bad Request", "The body is not JSON")],
    ["truncated JSON", post({ body: body.slice(0, -1) }), problem(400, "Bad Request", "The body is not JSON")],
    ["invalid UTF-8", post({ body: new Uint8Array([0x22, 0xff, 0x22]) }), problem(400, "Bad Request", "The body is not UTF-8")],
    [
      "gzip that is cut off",
      post({ body: gzipSync(body).subarray(0, -9) }),
      problem(400, "Bad Request", "The body is cut off, or is not validly compressed"),
    ],
    [
      "another encoding",
      post({ headers: { ...right, "content-encoding": "br" }, body: new Uint8Array([1, 2]) }),
      problem(415, "Unsupported Media Type", "The content encoding of the body is unknown. Send gzip, deflate or no encoding"),
    ],
    [
      "too many bytes",
      post({ body: " ".repeat(8 * 1024 * 1024 + 1) }),
      problem(413, "Content Too Large", "The body has more than 8388608 bytes"),
    ],
    [
      "a bomb",
      post({ body: gzipSync(Buffer.alloc(16 * 1024 * 1024)) }),
      problem(413, "Content Too Large", "The body has more than 8388608 bytes"),
    ],
  ])("%s with problem details", async (_name, request, expected) => {
    const response = await handle(request);
    expect(response.headers.has("www-authenticate")).toBe(response.status === 401);
    expect(await said(response)).toStrictEqual(expected);
  });

  it("a strict difference with 422 and its place", async () => {
    const strict = defineIntegration({
      configuration: { request: { method: "POST", body: { id: "{contact.id}" } } },
      credentials: "unchecked",
      strict: true,
    });
    expect(await said(await strict.handler(() => 1)(post({ body: '{"id":4711}' })))).toStrictEqual({
      status: 422,
      type: "application/problem+json",
      body: {
        title: "Unprocessable Content",
        status: 422,
        detail: "The request differs from the configuration",
        issues: [{ code: "type", pointer: "/body/id" }],
      },
    });
  });

  it("GET, if that is the method", async () => {
    const get = defineIntegration({ url: "/{event}", configuration: { request: { method: "GET" } }, credentials: "unchecked" });
    const answer = get.handler(({ eventName }) => eventName);
    expect(await said(await answer(new Request("https://example.com/Queued")))).toMatchObject({ status: 200, body: "queued" });
    const head = await answer(new Request("https://example.com/Queued", { method: "HEAD" }));
    expect([head.status, head.headers.get("allow"), await head.text()]).toStrictEqual([405, "GET", ""]);
  });

  it("a value that is not a Request, with 500", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await said(await handle(undefined as never))).toStrictEqual(failed);
  });
});

describe("the size limit of a handler", () => {
  const limited = (maxBodyBytes: number | undefined, refused: unknown[] = []) =>
    integration.handler(() => "taken", { maxBodyBytes: maxBodyBytes, onRefused: (raw, { status }) => refused.push([status, raw.body]) });

  it("depends on the received bytes, not on the content length", async () => {
    const size = Buffer.byteLength(body);
    expect((await limited(size)(post())).status).toBe(200);
    expect((await limited(size - 1)(post())).status).toBe(413);
    expect((await limited(size - 1)(post({ headers: { ...right, "content-length": "1" } }))).status).toBe(413);
    expect((await limited(size)(post({ headers: { ...right, "content-length": "1000000" } }))).status).toBe(200);
  });

  it("is of the bytes after decompression too", async () => {
    const large = JSON.stringify({ event: "queued", id: "a".repeat(1000) });
    expect(gzipSync(large).length).toBeLessThan(200);
    expect((await limited(1000)(post({ body: gzipSync(large) }))).status).toBe(413);
    expect((await limited(1100)(post({ body: gzipSync(large) }))).status).toBe(200);
  });

  it("may be none", async () => {
    expect((await limited(Number.POSITIVE_INFINITY)(post({ body: `${" ".repeat(9 * 1024 * 1024)}${body}` }))).status).toBe(200);
  });

  it("stops a stream without end, which is not kept", async () => {
    let pulls = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        pulls++;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel() {
        isCancelled = true;
      },
    });
    const refused: unknown[] = [];
    expect((await limited(10_000, refused)(post({ body: endless }))).status).toBe(413);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isCancelled).toBe(false);
    expect(pulls).toBeLessThan(20);
    expect(refused).toStrictEqual([[413, undefined]]);
  });

  it.each([[0], [-1], [Number.NaN], ["8 MiB"], [null]])("is refused if it is invalid: %s", (maxBodyBytes) => {
    expect(() => limited(maxBodyBytes as number)).toThrow(TemplateError);
  });

  it.each<[unknown, unknown, string]>([
    [undefined, {}, ""],
    [{}, {}, ""],
    [() => 1, { onRefused: true }, "/onRefused"],
    [() => 1, { onError: "log" }, "/onError"],
  ])("is reported with all other mistakes: %s, %j", (onConversation, options, pointer) => {
    try {
      integration.handler(onConversation as never, options as HandlerOptions);
    } catch (error) {
      expect((error as TemplateError).diagnostics).toMatchObject([{ pointer, severity: "error" }]);
      return;
    }
    throw new Error("not refused");
  });
});

describe("onRefused", () => {
  async function refusedOf(request: Request, definition = integration) {
    const calls: [RawRequest, Refused][] = [];
    await definition.handler(() => 1, { onRefused: (...call) => calls.push(call) })(request);
    expect(calls).toHaveLength(1);
    return calls[0] as [RawRequest, Refused];
  }

  it("gets the refused request with every byte of its body", async () => {
    const bytes = new Uint8Array([0x7b, 0xff, 0x00, 0x7d]);
    const [raw, result] = await refusedOf(post({ body: bytes, headers: { ...right, "X-Other": "1" } }));
    expect(raw).toStrictEqual({ method: "POST", url, headers: { ...right, "x-other": "1" }, body: bytes });
    expect(result).toMatchObject({ ok: false, status: 400 });
  });

  it("gets compressed bytes unchanged, and the chunks of a stream in one piece", async () => {
    const packed = new Uint8Array(gzipSync("no JSON"));
    const pieces = [packed.slice(0, 3), packed.slice(3, 4), packed.slice(4)];
    const stream = new ReadableStream({
      pull(controller) {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
    expect((await refusedOf(post({ body: stream })))[0].body).toStrictEqual(packed);
  });

  it("gets an authentic body that strict refuses, and its issues", async () => {
    const strict = defineIntegration({
      configuration: { request: { method: "POST", body: { id: "{contact.id}" } } },
      credentials: "unchecked",
      strict: true,
    });
    const [raw, { status, issues }] = await refusedOf(post({ body: '{"id":4711}' }), strict);
    expect(new TextDecoder().decode(raw.body)).toBe('{"id":4711}');
    expect([status, issues.map(({ pointer }) => pointer)]).toStrictEqual([422, ["/body/id"]]);
  });

  it.each<[string, Request, number]>([
    ["of a sender who is not known", new Request(url, { method: "POST", body }), 401],
    ["of another method", new Request(url, { method: "PUT", body, headers: right }), 405],
    ["that is none", post({ body: null }), 400],
  ])("gets no body %s", async (_name, request, status) => {
    const [raw, result] = await refusedOf(request);
    expect(raw.body?.length ?? 0).toBe(0);
    expect(result.status).toBe(status);
  });

  it("delays the answer for a limited time", async () => {
    vi.useFakeTimers();
    try {
      const answer = integration.handler(() => 1, { onRefused: () => new Promise(() => undefined) })(post({ body: "no JSON" }));
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
      await vi.advanceTimersByTimeAsync(2000);
      expect((await answer).status).toBe(400);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("secret-0815");
      },
    ],
    ["rejects", () => Promise.reject(new Error("secret-0815"))],
  ])("does not change the answer if it %s, which onError gets", async (_name, onRefused) => {
    const errors: unknown[] = [];
    const response = await integration.handler(() => 1, { onRefused, onError: (error) => errors.push(error) })(post({ body: "{" }));
    expect(await said(response)).toStrictEqual(problem(400, "Bad Request", "The body is not JSON"));
    expect(errors).toStrictEqual([new Error("secret-0815")]);
  });

  it("finishes before the answer is sent", async () => {
    const order: string[] = [];
    const handle = integration.handler(() => 1, {
      onRefused: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push("kept");
      },
    });
    await handle(post({ body: "no JSON" }));
    order.push("answered");
    expect(order).toStrictEqual(["kept", "answered"]);
  });

  it("is not called for a delivered webhook or OPTIONS", async () => {
    const onRefused = vi.fn();
    const handle = integration.handler(() => 1, { onRefused });
    await handle(post());
    await handle(new Request(url, { method: "OPTIONS" }));
    expect(onRefused).not.toHaveBeenCalled();
  });
});

describe("onError", () => {
  const error = new Error("secret-0815");
  const thrower = () => {
    throw error;
  };
  const rejecter = () => Promise.reject(error);
  const failing = (authenticate: () => Promise<boolean>) =>
    defineIntegration({ configuration: { request: { method: "POST", body: {} } }, credentials: "unchecked", authenticate });

  it.each<[string, (options: HandlerOptions) => ReturnType<typeof integration.handler>, Request]>([
    ["the callback throws", (options) => integration.handler(thrower, options), post()],
    ["the callback rejects", (options) => integration.handler(rejecter, options), post()],
    ["authenticate throws", (options) => failing(thrower).handler(() => 1, options), post()],
    ["authenticate rejects", (options) => failing(rejecter).handler(() => 1, options), post()],
  ])("gets the error of %s, and the answer is 500 and reveals nothing", async (_name, handler, request) => {
    const silent = vi.spyOn(console, "error");
    const errors: unknown[] = [];
    const response = await handler({ onError: (given) => errors.push(given) })(request);
    expect(errors).toStrictEqual([error]);
    expect(await said(response)).toStrictEqual(failed);
    expect(silent).not.toHaveBeenCalled();
  });

  it.each([
    ["throws", thrower],
    ["rejects", rejecter],
  ])("may fail itself: it %s", async (_name, onError) => {
    expect(await said(await integration.handler(thrower, { onError })(post()))).toStrictEqual(failed);
  });

  it.each<[string, () => unknown, RegExp]>([
    ["an error", () => new Error("secret-0815"), /: Error was thrown at .*handler\.test\.ts:\d+:\d+\)?, and the webhook/],
    ["an error of the language", () => new TypeError("secret-0815"), /: TypeError was thrown at /],
    [
      "an error whose message looks like a stack",
      () => new RangeError("a\n    at secret-0815 (/x/secret-0815.ts:1:2)"),
      /: RangeError was thrown at .*handler\.test/,
    ],
    ["an error without a message", () => Object.assign(new Error("x"), { message: "" }), /: Error was thrown at .*handler\.test/],
    ["an error of a name of its own", () => Object.assign(new Error("x"), { name: "secret-0815" }), /: Error was thrown at /],
    ["an error of a class of its own", () => new (class Secret0815 extends Error {})("secret-0815"), /: A value was thrown at /],
    ["a text", () => "secret-0815", /: A value was thrown, and the webhook was answered with 500\./],
    [
      "an error whose stack throws",
      () =>
        Object.defineProperty(new Error("x"), "stack", {
          get: () => {
            throw new Error("secret-0815");
          },
        }),
      /: A value was thrown, and/,
    ],
  ])("is one line on the console if it is absent, with the kind and the place of %s only", async (_, make, line) => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const throws = () => {
      throw make();
    };
    expect(await said(await integration.handler(throws)(post()))).toStrictEqual(failed);
    expect(logged).toHaveBeenCalledTimes(1);
    expect(logged.mock.calls[0]).toHaveLength(1);
    expect(String(logged.mock.calls[0])).toMatch(/^contact-pro-webhooks: [^\n]+$/);
    expect(String(logged.mock.calls[0])).toMatch(line);
    expect(String(logged.mock.calls[0])).not.toMatch(/secret-0815|Secret0815/);
  });
});

describe("the argument of a handler", () => {
  it("may be an object that holds the request, as SvelteKit, Remix, React Router and Astro have it", async () => {
    const handle = integration.handler(() => ({ seen: true }));
    expect(await said(await handle({ request: post() }))).toMatchObject({ status: 200 });
    const locked = Object.freeze({ request: post({ headers: {} }), params: {}, locals: {} });
    expect((await handle(locked)).status).toBe(401);
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["a request of Node", { method: "POST", url: "/", headers: right }],
    ["a context of Koa", { req: {}, request: { headers: right } }],
    ["an event of a Lambda", { body, headers: right, requestContext: {} }],
    ["text", "POST /"],
    [
      "what throws",
      new Proxy(
        {},
        {
          get: () => {
            throw new Error("no");
          },
        },
      ),
    ],
  ])("is answered with a 500 that says how to fix it, and never a 401, if it is %s", async (_, given) => {
    const errors: unknown[] = [];
    const handle = integration.handler(() => 1, { onError: (error) => errors.push(error) });
    expect((await handle(given as Request)).status).toBe(500);
    expect(errors).toMatchObject([
      { name: "TypeError", message: expect.stringMatching(/^The handler was called without a fetch Request\. Pass it a Request, /) },
    ]);
  });
});

describe("many requests at once", () => {
  it("have nothing to do with each other", async () => {
    const handle = integration.handler(
      async ({ conversation: { contact } }) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
        if (Number(contact?.id) % 7 === 0) throw new Error("no");
        return { id: contact?.id };
      },
      { onError: () => undefined },
    );
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, id) => {
        const headers = id % 5 ? right : { ...right, authorization: "Bearer wrong" };
        const response = await handle(post({ headers, body: JSON.stringify({ event: "queued", id: String(id) }) }));
        return [response.status, response.ok ? ((await response.json()) as { id: string }).id : undefined];
      }),
    );
    const expected = answers.map((_, id) => (id % 5 === 0 ? [401, undefined] : id % 7 === 0 ? [500, undefined] : [200, String(id)]));
    expect(answers).toStrictEqual(expected);
  });
});

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

describe("handler > messages about its options", () => {
  const integration = defineAny({ configuration: postBody, credentials: "unchecked" });

  it.each<[object, string]>([
    [{ maxBodyBytes: 0 }, 'error at /maxBodyBytes: "maxBodyBytes" must be a number above 0'],
    [{ maxBodyBytes: "9" }, 'error at /maxBodyBytes: "maxBodyBytes" must be a number above 0'],
    [{ onRefused: 1 }, 'error at /onRefused: "onRefused" must be a function, not a number'],
    [{ onError: "log" }, 'error at /onError: "onError" must be a function, not a string'],
  ])("%j", (options, line) => {
    expect(linesOf(() => integration.handler(() => undefined, options))).toStrictEqual([line]);
  });

  it("that there is no callback", () => {
    expect(() => integration.handler(undefined as never)).toThrow(/^The handler has 1 error:\n/);
    expect(() => defineAny(undefined)).toThrow(/^The integration has 1 error:\n/);
    expect(linesOf(() => integration.handler(undefined as never))).toStrictEqual([
      "error at (root): The handler needs a function, onConversation, not undefined",
    ]);
    expect(codesOf(() => integration.handler(undefined as never))).toStrictEqual(["function"]);
    expect(codesOf(() => integration.handler(() => undefined, { maxBodyBytes: 0 }))).toStrictEqual(["option"]);
  });
});
