import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineIntegration, type FetchRequest, type Incoming } from "../../src/index.ts";

const configuration = {
  request: {
    method: "POST",
    headers: { "x-key": "{secrets.a}", "x-id": "{contact.id}" },
    params: { p: "{contact.source}" },
    body: { event: "{event}", contact: "{contact}", text: "{contact.guid}: {contact.agent.id}", list: ["{contact.skills}"] },
  },
} as const;

const shared = { url: "https://example.com/{event}/{contact.language}", configuration, secrets: { a: "s3" } } as const;
const open = defineIntegration({ ...shared, credentials: "unchecked", options: { objectText: "json" } });
const closed = defineIntegration({ ...shared, credentials: { token: "token" }, strict: true });

const marker = "secret-0815";
const fail = (): never => {
  throw new Error(marker);
};

/** True while values are hostile. They are not while they are made or printed. */
let isArmed = false;

async function armed<T>(run: () => Promise<T>): Promise<T> {
  isArmed = true;
  try {
    return await run();
  } finally {
    isArmed = false;
  }
}

const failArmed = () => (isArmed ? fail() : undefined);

const traps = [
  "get",
  "has",
  "ownKeys",
  "getPrototypeOf",
  "getOwnPropertyDescriptor",
  "isExtensible",
  "set",
  "defineProperty",
  "deleteProperty",
] as const;

/** Proxies that throw in some of their traps, the first time or later. */
const proxies: fc.Arbitrary<object> = fc
  .record({
    failing: fc.subarray([...traps], { minLength: 1 }),
    patience: fc.nat({ max: 4 }),
    target: fc.constantFrom<object>({}, [], () => 1),
  })
  .map(({ failing, patience, target }) => {
    let left = patience;
    const handler = Object.fromEntries(
      failing.map((trap) => [
        trap,
        (...parameters: unknown[]) => (!isArmed || left-- > 0 ? Reflect.apply(Reflect[trap], Reflect, parameters) : fail()),
      ]),
    );
    return new Proxy(target, handler);
  });

const getters: fc.Arbitrary<object> = fc
  .tuple(
    fc.constantFrom("event", "contact", "name", "id", "skills", "text", "list", "0", "then", "toString", "length", "forEach"),
    fc.nat({ max: 2 }),
  )
  .map(([key, patience]) => {
    let left = patience;
    return Object.defineProperty({}, key, { enumerable: true, get: () => (!isArmed || left-- > 0 ? undefined : fail()) });
  });

const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: proxies },
  { weight: 2, arbitrary: getters },
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
  }),
  fc.constantFrom<unknown>(
    Symbol("a"),
    fail,
    new ReadableStream({ start: (controller) => controller.close() }),
    new Blob(["{}"]),
    new FormData(),
    new URLSearchParams("a=1"),
    new Error(marker),
    Promise.resolve("{}"),
    Object.create(null),
    /a/,
    new WeakMap(),
  ),
  fc.constantFrom<unknown>({ toString: failArmed }, { [Symbol.toPrimitive]: failArmed }, { valueOf: failArmed }, { toJSON: failArmed }),
);

/** Values that hold odd ones where a body, or headers, have something to read. */
const bodies: fc.Arbitrary<unknown> = fc.oneof(
  oddValues,
  fc.dictionary(fc.constantFrom("event", "contact", "text", "list"), fc.oneof(oddValues, fc.constantFrom("a: b", "queued")), {
    maxKeys: 4,
  }),
  fc.record({ event: fc.dictionary(fc.constantFrom("name", "datetime"), oddValues) }),
  fc.record({ contact: fc.dictionary(fc.constantFrom("id", "queue", "skills", "cad", "email", "new"), oddValues) }),
  fc.record({ list: fc.array(oddValues, { maxLength: 2 }) }),
);
const right = { authorization: "Bearer token", "x-key": "s3" };
const headers: fc.Arbitrary<unknown> = fc.oneof(
  oddValues,
  fc.constant(right),
  fc
    .dictionary(fc.constantFrom("authorization", "x-key", "x-id", "content-encoding", "__proto__"), oddValues)
    .map((odd) => ({ ...right, ...odd })),
);

const requests: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: oddValues },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        method: fc.oneof(fc.constant("POST"), oddValues),
        url: fc.oneof(fc.constantFrom("/queued/EN", "//", "%", "?"), oddValues),
        headers,
        body: bodies,
      },
      { requiredKeys: ["headers"] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("method", "url", "headers", "body")
      .map((key) => Object.defineProperty({ headers: right }, key, { get: failArmed })),
  },
);

describe("any request", () => {
  it("is delivered or refused, and nothing is thrown", async () => {
    let deliveries = 0;
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        for (const integration of [open, closed]) {
          const result = await armed(() => integration.receive(request as Incoming));
          if (result.ok) {
            deliveries++;
            expect(JSON.stringify(result.warnings)).not.toContain(marker);
          } else {
            expect([400, 401, 405, 413, 415, 422]).toContain(result.status);
            expect(result.problem.status).toBe(result.status);
            expect(JSON.stringify(result)).not.toContain(marker);
          }
        }
      }),
    );
    expect(deliveries).toBeGreaterThan(0);
  });

  it("is answered by a handler, and nothing is thrown", async () => {
    const handle = open.handler(() => undefined, { onError: () => undefined, onRefused: () => undefined });
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const response = await armed(() => handle(request as FetchRequest));
        expect(response).toBeInstanceOf(Response);
        expect(await response.text()).not.toContain(marker);
      }),
    );
  });

  it("is never accepted if the headers throw or change", async () => {
    await fc.assert(
      fc.asyncProperty(oddValues, async (odd) => {
        const result = await armed(() => closed.receive({ headers: odd, body: "{}" } as Incoming));
        expect(result.ok).toBe(false);
      }),
    );
    let reads = 0;
    const changing = {
      get "x-key"() {
        return reads++ ? "s3" : "s4";
      },
      authorization: "Bearer token",
    };
    expect(await closed.receive({ headers: changing, body: "{}" })).toMatchObject({ ok: false, status: 401 });
    expect(reads).toBe(1);
  });

  it.each([
    ["a header", { headers: { ...right, "x-id": "a".repeat(1_000_000) }, body: "{}" }],
    [
      "many headers",
      { headers: { ...right, ...Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`h${index}`, "a"])) }, body: "{}" },
    ],
    ["a password", { headers: { authorization: `Basic ${"A".repeat(1_000_000)}` }, body: "{}" }],
    ["a scheme", { headers: { authorization: " ".repeat(1_000_000) }, body: "{}" }],
    ["a path", { headers: right, url: `/${"a/".repeat(500_000)}`, body: "{}" }],
    ["a path of escapes", { headers: right, url: `/${"%41%ff".repeat(200_000)}`, body: "{}" }],
    ["a path of percent signs", { headers: right, url: `/${"%".repeat(1_000_000)}`, body: "{}" }],
    ["a query", { headers: right, url: `/?${"p=1&".repeat(250_000)}`, body: "{}" }],
    ["a scheme of a URL", { headers: right, url: "a".repeat(1_000_000), body: "{}" }],
    ["a text", { headers: right, body: { text: ": ".repeat(1_000_000), contact: { guid: ": ".repeat(500_000) } } }],
    ["an array of odd elements", { headers: right, body: { list: [Array(200_000).fill(1)], contact: { skills: Array(200_000).fill(1) } } }],
    ["an odd text that begins like an escape", { headers: right, body: `{"text":"${"\\\\u".repeat(500_000)}"}` }],
  ])(
    "takes linear time: %s of great length",
    async (_name, request) => {
      await open.receive(request as Incoming);
      await closed.receive(request as Incoming);
    },
    20_000,
  );
});
