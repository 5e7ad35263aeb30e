import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkConfiguration, defineIntegration, type JsonValue, type ResponseReading, type ServiceResponse } from "../../../src/index.ts";
import { isPlainObject } from "../../../src/json.ts";
import { jsonValues } from "../../support/arbitraries.ts";
import { caseFiles } from "../../support/case-files.ts";
import { revoked } from "../../support/hostile-values.ts";
import { defineAny, getOnly } from "../../support/integrations.ts";
import { expectSentence } from "../../support/sentence.ts";

interface ReplyCase {
  readonly name: string;
  readonly response?: JsonValue;
  readonly answer: ServiceResponse;
  readonly set?: JsonValue;
  readonly save?: JsonValue;
  readonly issues?: readonly string[];
}

const integrationOf = (response: JsonValue | undefined) =>
  defineIntegration({
    configuration: { request: { method: "GET" }, ...(response === undefined ? {} : { response }) },
    credentials: "unchecked",
  });

const outline = ({ issues }: ResponseReading) => issues.map(({ code, pointer }) => `${code} ${pointer}`);

describe.each(caseFiles<ReplyCase>("service-response"))("$file", ({ cases }) => {
  it.each(cases)("$name", ({ response, answer, set = {}, save = {}, issues = [] }) => {
    const reply = integrationOf(response).readResponse(answer);
    expect(reply.set).toStrictEqual(set);
    expect(reply.save).toStrictEqual(save);
    expect(JSON.stringify(reply.save).length).toBe(JSON.stringify(save).length);
    expect(outline(reply)).toStrictEqual(issues);
    for (const { message } of reply.issues) expectSentence(message);
  });
});

describe("readResponse", () => {
  const response = {
    set: { priority: "{response.body.p}", queue: { id: "{response.body.q.id}" }, preferredAgent: "{response.body.a}" },
    save: { a: { b: "{response.body.s}" }, t: "t {response.body.s}" },
  };
  const integration = integrationOf(response);

  it("reports the answer, not a conversation", () => {
    for (const { message } of integration.readResponse({ body: {} }).issues) expect(message).not.toMatch(/conversation/);
  });

  it("reads bytes of every kind", () => {
    const bytes = new TextEncoder().encode('{"s":"ä"}');
    for (const body of [bytes, bytes.buffer, Buffer.from(bytes), new DataView(bytes.buffer)]) {
      expect(integration.readResponse({ body }).save).toStrictEqual({ a: { b: "ä" }, t: "t ä" });
    }
  });

  it("reads the headers of a Response", () => {
    const headers = new Headers({ ETag: "e" });
    expect(integrationOf({ save: { h: "{response.headers.etag}" } }).readResponse({ headers })).toStrictEqual({
      set: {},
      save: { h: "e" },
      issues: [],
    });
  });

  it("does not change the answer, and shares its values", () => {
    const body = { s: { x: [1] }, p: 1 };
    const reply = integration.readResponse({ body });
    expect((reply.save["a"] as { b: unknown }).b).toBe(body.s);
    expect(body).toStrictEqual({ s: { x: [1] }, p: 1 });
  });

  it("reports values by their types alone", () => {
    const marker = "personal-0815";
    const reply = integration.readResponse({ body: { p: marker, q: { id: marker }, a: { [marker]: marker }, s: 1 } });
    expect(reply.issues).toHaveLength(2);
    expect(JSON.stringify(reply.issues)).not.toContain(marker);
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a status that is null", { status: null }],
    ["a status that is NaN", { status: Number.NaN }],
    ["headers that are null", { headers: null, body: { s: 1 } }],
    ["a body that is a function", { body: () => 1 }],
    ["a body that is a stream", { body: new Blob(["{}"]).stream() }],
    [
      "a body that throws when it is read",
      {
        get body() {
          throw new Error("secret-0815");
        },
      },
    ],
    [
      "a part of a body that throws",
      {
        body: {
          get p() {
            throw new Error("secret-0815");
          },
        },
      },
    ],
    [
      "a status that throws when it is compared",
      {
        status: {
          valueOf() {
            throw new Error("secret-0815");
          },
        },
      },
    ],
  ])("throws nothing: %s", (_name, answer) => {
    const reply = integration.readResponse(answer as ServiceResponse);
    expect(reply.issues.length).toBeGreaterThan(0);
    expect(JSON.stringify(reply)).not.toContain("secret-0815");
  });

  it("never throws, and sets only values that Contact Pro accepts", () => {
    fc.assert(
      fc.property(fc.record({ p: jsonValues, q: jsonValues, a: jsonValues, s: jsonValues }, { requiredKeys: [] }), (body) => {
        const { set, save, issues } = integration.readResponse({ body });
        if ("priority" in set) expect(String(set["priority"])).toMatch(/^\d+$/);
        if ("preferredAgent" in set) expect(JSON.stringify(set["preferredAgent"]).length).toBeGreaterThan(2);
        if ("queue" in set) expect((set["queue"] as { id: string }).id.replaceAll("-", "")).toMatch(/^[0-9a-f]{32}$/i);
        const outline = issues.map(({ pointer }) => pointer.split("/")[2]);
        for (const property of ["priority", "queue", "preferredAgent"]) expect(property in set).toBe(!outline.includes(property));
        expect("t" in save).toBe(body.s !== undefined);
      }),
    );
  });
});

describe("readResponse > messages about response.set", () => {
  const uuid = "C9177D585DA5EE11B3ED58961D1810CC";
  const known = "one of priority, preferredAgent, requiredAgents, queue";

  const mustBe = (pointer: string, expected: string) => `"${pointer.split("/").at(-1)}" must be ${expected}`;

  /** Values that Contact Pro would not take, from an answer and in the configuration itself. */
  const values: [property: string, value: unknown, pointer: string, expected: string, message?: string][] = [
    ["priority", -1, "/set/priority", "an unsigned integer, or text that is one"],
    ["priority", "1x", "/set/priority", "an unsigned integer, or text that is one"],
    ["priority", true, "/set/priority", "an unsigned integer, or text that is one"],
    ["preferredAgent", "", "/set/preferredAgent", "an object, or text, that identifies one agent"],
    ["queue", { id: "q" }, "/set/queue/id", "a UUID, with or without hyphens"],
    ["queue", { address: "" }, "/set/queue/address", "the address of a queue"],
    [
      "skill",
      1,
      "/set/skill",
      known,
      'Contact Pro documents no property "skill" to set. It documents priority, preferredAgent, requiredAgents, queue',
    ],
  ];

  it.each([...values, ["queue", { id: [uuid] }, "/set/queue/id", "a UUID, with or without hyphens"] as const])(
    "from an answer: %s %j",
    (property, value, pointer, expected, message = mustBe(pointer, expected)) => {
      const set = { [property]: isPlainObject(value) ? { [Object.keys(value)[0] as string]: "{response.body.q}" } : "{response.body.q}" };
      const { readResponse } = defineAny({ configuration: { ...getOnly, response: { set } }, credentials: "unchecked" });
      const issue = { code: "set", pointer, path: pointer.split("/").slice(1), expected };
      expect(readResponse({ body: { q: isPlainObject(value) ? Object.values(value)[0] : value } })).toStrictEqual({
        set: {},
        save: {},
        issues: [{ ...issue, message }],
      });
    },
  );

  it.each([
    ...values,
    ["queue", {}, "/set/queue", "", '"queue" must have either id or address, and has neither'] as const,
    ["queue", { id: uuid, address: "q" }, "/set/queue", "", '"queue" must have either id or address, and has both'] as const,
  ])("in a configuration: %s %j", (property, value, pointer, expected, message = mustBe(pointer, expected)) => {
    const found = checkConfiguration({ ...getOnly, response: { set: { [property]: value } } });
    expect(found.at(-1)).toMatchObject({ pointer: `/response${pointer}`, message });
  });
});

describe("readResponse > messages about a response", () => {
  const integration = defineAny({
    configuration: { ...getOnly, response: { save: { whole: "{response.body}" } } },
    credentials: "unchecked",
  });

  it.each([
    ["a status", { status: 500 }, "status", "The status is 500. Contact Pro sets and saves nothing unless it is from 200 to 299"],
    ["no status", { status: "200x" }, "status", "The status is a string. Contact Pro sets and saves nothing unless it is from 200 to 299"],
    ["what throws", { body: revoked() }, "unreadable", "The response cannot be read: a getter or a proxy throws. Pass plain data"],
  ])("%s", (_name, answer, code, message) => {
    expect(integration.readResponse(answer as never)).toStrictEqual({
      set: {},
      save: {},
      issues: [{ code, pointer: "", path: [], message }],
    });
  });

  it.each([[{}], [{ body: undefined }], [{ body: null }], [{ body: "" }]])("that it has no body: %j", (answer) => {
    expect(integration.readResponse(answer)).toMatchObject({ save: {}, issues: [{ code: "missing", pointer: "/save/whole" }] });
  });
});
