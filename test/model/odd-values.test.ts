import { describe, expect, it } from "vitest";
import { ConfigurationSchema, ContactSchema, ConversationSchema, EventSchema } from "../../src/index.ts";
import { conversationOf } from "../support/cases.ts";
import { withPollutedPrototype } from "../support/polluted.ts";

const { event, contact } = conversationOf({}) as { event: object; contact: object };
const objects = { EventSchema, ContactSchema, ConversationSchema, ConfigurationSchema };

function throws(): never {
  throw new Error("must not be seen");
}

const throwing = new Proxy({}, { get: throws, has: throws, ownKeys: throws, getOwnPropertyDescriptor: throws, getPrototypeOf: throws });
const revoked = Proxy.revocable({}, {});
revoked.revoke();

/** Issues as pairs of code and pointer, `valid` for a value that is. */
function outcome(result: ReturnType<typeof EventSchema.validate> | ReturnType<typeof ContactSchema.validate>): unknown {
  return result.ok ? "valid" : result.issues.map(({ code, pointer }) => [code, pointer]);
}

describe.each(Object.entries(objects))("%s, for values that JSON cannot hold:", (_name, schema) => {
  it.each([
    ["undefined", undefined, "missing", "The value is missing. It must be an object"],
    ["a function", () => 1, "type", "The value must be an object, not a function"],
    ["a symbol", Symbol("x"), "type", "The value must be an object, not a symbol"],
    ["a bigint", 1n, "type", "The value must be an object, not a bigint"],
    ["NaN", Number.NaN, "type", "The value must be an object, not NaN or an infinite number"],
    ["a Date", new Date(), "type", "The value must be an object, not an object that is not plain data"],
    ["a proxy that throws", throwing, "unreadable", "The value cannot be read: a getter or a proxy throws. Pass plain data"],
    ["a revoked proxy", revoked.proxy, "unreadable", "The value cannot be read: a getter or a proxy throws. Pass plain data"],
  ])("%s", (_value, value, code, message) => {
    const result = schema.validate(value);
    expect(result).toMatchObject({ ok: false, total: 1, issues: [{ code, pointer: "", path: [], message }] });
    expect(schema.is(value)).toBe(false);
    expect(schema["~standard"].validate(value)).toMatchObject({ issues: [{ message }] });
  });
});

it("applies no number keyword to a text", () => {
  expect(outcome(ConfigurationSchema.validate({ request: { timeout: "-5" } }) as never)).toStrictEqual([["missing", "/request/method"]]);
  expect(outcome(ConfigurationSchema.validate({ request: { timeout: -5 } }) as never)).toStrictEqual([
    ["missing", "/request/method"],
    ["minimum", "/request/timeout"],
  ]);
});

describe("values inside, of a kind that JSON cannot hold:", () => {
  it.each([
    ["undefined where a value must be", { ...event, name: undefined }, [["missing", "/name"]]],
    ["NaN for text", { ...event, name: Number.NaN }, [["type", "/name"]]],
    ["a String object for text", { ...event, name: new String("queued") }, [["type", "/name"]]],
    ["a getter that throws", Object.defineProperty({ ...event }, "name", { get: throws, enumerable: true }), [["unreadable", ""]]],
    ["a getter that gives a value", Object.defineProperty({ ...event }, "name", { get: () => "queued", enumerable: true }), "valid"],
    ["an object without a prototype", Object.assign(Object.create(null), event), "valid"],
    ["what is inherited only", Object.create(event), [["type", ""]]],
  ])("event: %s", (_name, value, expected) => {
    expect(outcome(EventSchema.validate(value))).toStrictEqual(expected);
  });

  it.each([
    ["undefined where a value may be absent", { ...contact, agent: undefined }, "valid"],
    ["undefined in a list", { ...contact, required_agents: [undefined, "A"] }, [["missing", "/required_agents/0"]]],
    ["a hole in a list", { ...contact, skills: Array(1) }, [["missing", "/skills/0"]]],
    ["an infinite number", { ...contact, priority: Number.POSITIVE_INFINITY }, [["type", "/priority"]]],
    ["a bigint for a number", { ...contact, priority: 1n }, [["type", "/priority"]]],
    ["a Date for an object", { ...contact, agent: new Date() }, [["type", "/agent"]]],
    ["a Map for an object of any properties", { ...contact, cad: new Map() }, [["type", "/cad"]]],
    ["an instance of a class in a list", { ...contact, skills: [new (class Skill {})()] }, [["type", "/skills/0"]]],
    ["an instance of a class that inherits what is asked for", { ...contact, email: Object.create({ to: 1 }) }, [["type", "/email"]]],
    ["an object without a prototype inside", { ...contact, agent: Object.create(null) }, "valid"],
    ["an array that passes for an object", { ...contact, agent: Object.setPrototypeOf([], Object.prototype) }, [["type", "/agent"]]],
    ["a list of objects that is too long", { ...contact, skills: Array(1_000_001).fill({}) }, [["length", "/skills"]]],
    ["a list of texts that is too long", { ...contact, email: { to: Array(1_000_001).fill("") } }, [["length", "/email/to"]]],
    ["a list that holds itself", { ...contact, cad: circular() }, "valid"],
  ])("contact: %s", (_name, value, expected) => {
    expect(outcome(ContactSchema.validate(value))).toStrictEqual(expected);
  });
});

it("asks a getter once", () => {
  let asked = 0;
  const counting = { get: () => `${asked++}`, enumerable: true };
  expect(EventSchema.is(Object.defineProperties({}, { name: counting, datetime: counting }))).toBe(true);
  expect(asked).toBe(2);
});

function circular(): object {
  const cad: { [key: string]: unknown } = {};
  cad["self"] = [cad];
  return cad;
}

it("never reads inherited properties", () => {
  const inherited = { ...event, ...contact, event, contact, request: { method: "GET" }, method: "GET" };
  const results = withPollutedPrototype(inherited, () => [
    EventSchema.validate({}),
    ContactSchema.validate({}),
    ConversationSchema.validate({}),
    ConfigurationSchema.validate({ request: {} }),
  ]);
  expect(results.map((result) => (result.ok ? 0 : result.total))).toStrictEqual([2, 7, 2, 1]);
});

describe("an issue has exactly these properties:", () => {
  const request = { method: "GET" };
  const methods = '"GET", "POST", "PUT", "PATCH" or "DELETE"';

  it.each([
    ["another type", { request: 5 }, ["request"], "type", "an object", '"request" must be an object, not a number'],
    ["nothing", {}, ["request"], "missing", "an object", '"request" is missing. It must be an object'],
    [
      "a value in another case",
      { request: { method: " post" } },
      ["request", "method"],
      "enum",
      methods,
      `"method" must be ${methods}. Did you mean "POST"?`,
    ],
    ["an unknown value", { request: { method: "TRACE" } }, ["request", "method"], "enum", methods, `"method" must be ${methods}`],
    [
      "a low number",
      { request: { ...request, delay: -1 } },
      ["request", "delay"],
      "minimum",
      "a number of at least 0",
      '"delay" must be a number of at least 0',
    ],
  ])("%s", (_name, value, path, code, expected, message) => {
    const issue = { code, pointer: `/${path.join("/")}`, path, expected, message };
    expect(ConfigurationSchema.validate(value)).toStrictEqual({ ok: false, issues: [issue], total: 1 });
  });
});
