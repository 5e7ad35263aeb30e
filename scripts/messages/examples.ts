// Calls that lead to each message of the library. The page shows the source of each call beside the messages.
import { Readable } from "node:stream";
import { run } from "../../src/cli/run.ts";
import type { Integration, Issue } from "../../src/index.ts";
import * as library from "../../src/index.ts";
import { eventOf as eventOfTyped, lifecycle as lifecycleTyped, sampleConversation as sampleTyped } from "../../src/testing/index.ts";

// The arguments are wrong on purpose, so the functions are called without their types.
type Untyped = (...given: unknown[]) => never;
const check = library.check as unknown as (...given: unknown[]) => Issue[];
const checkConfiguration = library.checkConfiguration as unknown as (...given: unknown[]) => Issue[];
const compile = library.compile as unknown as (...given: unknown[]) => Record<"render" | "match" | "verify", Untyped>;
const define = library.defineIntegration as unknown as (...given: unknown[]) => Integration & { handler: Untyped };
const openApi = library.openApi as unknown as Untyped;
const { ConversationSchema, ConfigurationSchema } = library;
const lifecycle = lifecycleTyped as unknown as Untyped;
const eventOf = eventOfTyped as unknown as Untyped;
const sampleConversation = sampleTyped as unknown as Untyped;

const throwing = new Proxy({}, { getPrototypeOf: fail, get: fail, ownKeys: fail, getOwnPropertyDescriptor: fail });
const circular: { self?: unknown } = {};
circular.self = circular;
const conversation = library.compile({ event: "{event}", contact: "{contact}" }).render(sampleTyped());
const get = { method: "GET" };
const post = { method: "POST", body: "{event}" };
const url = "https://a.test/{event}";
const urlOnly = { configuration: { request: get }, credentials: "unchecked", url };
const basic = { configuration: { request: { ...post, authentication: { type: "basic" } } } };
const bearer = { configuration: { request: { ...post, authentication: { type: "oauth" } } } };
const me = { username: "me", password: "secret" };
const keyed = (value: string) => ({ request: { ...get, headers: { "x-key": value } } });
const secretUse = { configuration: keyed("{secrets.k}"), credentials: "unchecked" };

/** An integration without credentials whose body is a template. */
const open = (body: unknown, more: object = {}) =>
  define({ configuration: { request: { method: "POST", body } }, credentials: "unchecked", ...more });

/** The response of a handler, as text. */
const answer = async (request: RequestInit, path = "/", integration: Integration = open("{event}")) =>
  JSON.parse(await (await integration.handler(() => 1)(new Request(`https://a.test${path}`, request) as never)).text()).detail;

/** The messages of a response of a service. */
const respond = (configured: object, response: object) =>
  define({ configuration: { request: get, response: configured }, credentials: "unchecked" }).readResponse(response as never);

/** The error output of a command. */
async function command(args: readonly string[], stdin = ""): Promise<string> {
  let text = "";
  const output = { write: (more: string) => (text += more) };
  await run(args, { stdin: Readable.from([Buffer.from(stdin)]), stdout: { write: () => 0 }, stderr: output, env: {} });
  return text.trimEnd();
}

/** The findings of `check` in a JSON text. */
async function checked(stdin: string): Promise<Issue[]> {
  let text = "";
  const output = { write: (more: string) => (text += more) };
  await run(["check", "-", "--json"], { stdin: Readable.from([Buffer.from(stdin)]), stdout: output, stderr: output, env: {} });
  return JSON.parse(text).files[0].findings;
}

function fail(): never {
  throw new Error("Not readable");
}

/** Calls in groups, each under a heading of the page. */
export const groups: readonly { readonly title: string; readonly calls: readonly (() => unknown)[] }[] = [
  {
    title: "Templates",
    calls: [
      () => check("{contact.agent.nmber}"),
      () => check("{contact.customer}"),
      () => check("{contact.skills.id}"),
      () => check("{contact.id.x}"),
      () => check("{agent.number}"),
      () => check("{contact.id"),
      () => check("{contact.zzzzzz..}"),
      () => check("{secrets.api}"),
      () => check(`{contact.${"a.".repeat(40)}b}`),
      () => check("{ contact.id }"),
      () => check("<contct.id>"),
      () => check("Agent: {contact.agent}"),
      () => check("{{contact.id}}"),
      () => check("{contact.id}{contact.source}"),
      () => check("{contact.id} - {contact.source}"),
      () => check({ "{event}": 1 }),
      () => check({ a: undefined }),
      () => check([new Date()]),
      () => check(throwing),
      () => check(circular),
      () => check(Array.from({ length: 501 }).reduce((inside: unknown) => [inside], null)).slice(0, 1),
      () => check(new Array(2_000_001).fill(0)).slice(0, 1),
      () => check("x", { missing: "null" }),
      () => check("x", { missingPaths: "throw" }),
      () => check("x", { nullText: 0 }),
      () => check("x", 5),
      () => check("x", throwing),
    ],
  },
  {
    title: "Conversations to render or to send",
    calls: [
      () => compile("{contact.id}").render(5),
      () => compile("{contact.id}").render(throwing),
      () => compile("{contact.id}", { missingPaths: "error" }).render({ contact: {} }),
      () => compile("{contact.id}").render({ contact: { id: () => 1 } }),
      () => compile("{contact.agent.id}").render({ contact: { agent: new Date() } }),
      () => compile("x {contact.cad.a}").render({ contact: { cad: { a: [] } } }),
      () => define({ ...urlOnly, url: "/{contact.id}" }).request({ contact: { id: "\ud800" } } as never),
      () => define({ ...urlOnly, url: "/{contact.id}" }).request({ contact: { id: ".." } } as never),
      () => define({ ...urlOnly, url: "/?a={contact.id}" }).request({ contact: { id: "\ud800" } } as never),
      () => define({ ...secretUse, configuration: keyed("{contact.id}") }).request({ contact: { id: "a\nb" } } as never),
      () => open("{contact.cad}").request({ contact: { cad: circular } } as never),
    ],
  },
  {
    title: "Bodies, conversations and configurations that do not match",
    calls: [
      () => compile({ id: "{contact.id}" }).match({ id: 7 }),
      () => compile({ id: "{contact.id}" }).match({}),
      () => compile({ id: "{contact.id}" }).match([]),
      () => compile([1]).match([]),
      () => compile({ v: "x" }).match({ v: "y" }),
      () => compile({ v: "x" }).match({ v: 1 }),
      () => compile({ id: "{contact.id}" }).match({ id: "1", more: 1 }, { exact: true }),
      () => compile({ text: "Agent {contact.id}" }).match({ text: "Agnet 1" }),
      () => compile(["{contact.id}-{contact.guid}"]).match(["a-b-c"]),
      () => compile(["{contact.id}", "{contact.id}"]).match(["1", "2"]),
      () => compile(["{contact.agent}", "{contact.agent.id}"]).match([{ id: "1" }, "2"]),
      () => compile(["{contact.priority}"]).match([Number.POSITIVE_INFINITY]),
      () => compile(["{contact.id}"]).match(throwing),
      () => compile({ a: "{event.name}" }).verify({ a: "ended" }, conversation),
      () => compile({ a: "{event.name}" }).verify({}, conversation),
      () => ConversationSchema.validate({ event: { name: "queued" } }),
      () => ConversationSchema.validate({ ...conversation, contact: { ...conversation.contact, skills: new Array(1_000_001).fill({}) } }),
      () => ConfigurationSchema.validate({ request: { method: "TRACE", delay: -1 } }),
      () => ConversationSchema["~standard"].jsonSchema.input({ target: "draft-04" as never }),
    ],
  },
  {
    title: "Configurations",
    calls: [
      () => checkConfiguration({ request: get, response: { set: { priority: "{response.priority}" } } }),
      () => checkConfiguration({ request: { ...post, bdy: 1 } }),
      () => checkConfiguration({ request: { ...post, colour: 1 } }),
      () => checkConfiguration({ request: { ...post, authentication: { type: "bsic" } } }),
      () => checkConfiguration({ request: { method: "POST" } }),
      () => checkConfiguration({ request: { ...get, body: "x" } }),
      () => checkConfiguration({ request: { ...get, timeout: "soon" } }),
      () => checkConfiguration({ request: { ...get, condition: "contact.channel_type == 'chat'" } }),
      () => checkConfiguration({ request: { ...get, condition: "contact.name == 'Ann'" } }),
      () => checkConfiguration({ request: { ...get, headers: { "x y": "1" } } }),
      () => checkConfiguration({ request: { ...get, headers: { x: "a\nb" } } }),
      () => checkConfiguration({ request: { ...get, headers: { x: " a" } } }),
      () => checkConfiguration({ request: { ...get, headers: { x: "€" } } }),
      () => checkConfiguration({ request: { ...get, headers: { X: "1", x: "2" } } }),
      () => checkConfiguration({ request: { ...get, headers: { x: "[secrets.k]" } } }),
      () => checkConfiguration({ request: { ...get, headers: { x: "{contact.id} {secrets.k} {contact.guid}" } } }),
      () => checkConfiguration({ request: { ...get, authentication: { type: "basic" }, headers: { authorization: "x" } } }),
      () => checkConfiguration({ request: { method: "POST", body: "<contact.id>" } }),
      () => checkConfiguration({ request: { method: "POST", body: "{contact.skills.0}" } }),
      () => checkConfiguration({ request: { method: "POST", body: "\\{contact.id}" } }),
      () => checkConfiguration({ request: get, response: { set: { colour: 1 } } }),
      () => checkConfiguration({ request: get, response: { set: { priority: -1 } } }),
      () => checkConfiguration({ request: get, response: { set: { queue: {} } } }),
      () => checkConfiguration({ request: get, response: { set: { queue: { address: "" } } } }),
      () => checkConfiguration({ request: get, response: { set: { preferredAgent: "" } } }),
      () => respond({ set: { requiredAgents: "{response.body}" } }, { body: "5" }),
      () => checkConfiguration({ request: get }, { url: "example.com" }),
      () => checkConfiguration({ request: get }, { url: "https://{contact.id}/" }),
      () => checkConfiguration({ request: get }, { url: "https://a:b@c/" }),
      () => checkConfiguration({ request: get }, { url: "http://a/" }),
      () => checkConfiguration({ request: get }, { url: "/100%" }),
      () => checkConfiguration({ request: get }, { url: "/../a" }),
      () => checkConfiguration({ request: get }, { url: "/?{event}=1" }),
      () => checkConfiguration({ request: get }, { url: 5 }),
      () => checkConfiguration({ request: get }, { nullText: "" }),
      () => checkConfiguration({ request: get }, "https://a"),
      () => checkConfiguration({ request: get }, throwing),
      () => openApi({ request: get }, "https://a"),
      () => openApi({ request: get }, { url, name: "CRM" }),
      () => openApi({ request: get }, {}),
      () => openApi({ request: get }, { url, title: 5 }),
    ],
  },
  {
    title: "Integrations and handlers",
    calls: [
      () => define(undefined),
      () => define({ ...urlOnly, autenticate: () => true }),
      () => define({ ...urlOnly, strict: "yes" }),
      () => define({ ...urlOnly, absentKeys: "error" }),
      () => define(throwing),
      () => define(basic),
      () => define({ ...basic, credentials: [] }),
      () => define({ ...basic, credentials: "me" }),
      () => define({ ...basic, credentials: { token: "t" } }),
      () => define({ ...bearer, credentials: me }),
      () => define({ ...basic, credentials: { ...me, token: "t" } }),
      () => define({ ...basic, credentials: new Array(101).fill(me) }),
      () => define({ ...basic, credentials: { ...me, username: "a:b" } }),
      () => define({ ...basic, credentials: { ...me, password: "" } }),
      () => define({ ...basic, credentials: { ...me, password: "a\nb" } }),
      () => define({ ...basic, credentials: { ...me, password: "\ud800" } }),
      () => define({ ...basic, credentials: { ...me, password: 5 } }),
      () => define({ ...basic, credentials: { ...me, password: "x".repeat(100_000) } }),
      () => define(secretUse),
      () => define({ ...secretUse, secrets: { k: [] } }),
      () => define({ ...urlOnly, secrets: { k: "v" } }),
      () => define({ ...secretUse, configuration: keyed("{secrets.k}{secrets.k}"), secrets: { k: "abcdefghijklmno".split("") } }),
      () => define({ configuration: { request: { ...get, headers: { authorization: "x" } } }, credentials: me }),
      () => open("x").handler(undefined),
      () => open("x").handler(fail, "options"),
      () => open("x").handler(fail, { maxBodyBytes: 0 }),
      () => open("x").handler(fail, { onError: "log" }),
    ],
  },
  {
    title: "Webhooks",
    calls: [
      () => answer({ method: "POST" }),
      () => answer({ method: "POST", body: "" }),
      () => answer({ method: "POST", body: "{" }),
      () => answer({ method: "POST", body: new Uint8Array([0x22, 0xff, 0x22]) }),
      () => answer({ method: "POST", body: new Uint8Array([0x1f, 0x8b, 1]) }),
      () => answer({ method: "POST", body: "x", headers: { "content-encoding": "br" } }),
      () => answer({ method: "POST", body: "x".repeat(9_000_000) }),
      () => answer({ method: "PUT", body: "1" }),
      () => answer({ method: "POST", body: "1" }, "/", define({ ...basic, credentials: me })),
      () => answer({ method: "POST", body: "1" }, "/", open("{event}", { strict: true })),
      () => open("{event}").receive(5 as never),
      () => open("{event}").receive({ method: "POST", headers: {}, body: () => 1 }),
      () => open({ Agent: "{contact.agent}" }).receive({ headers: {}, body: { "Current agent": null } }),
      () => open({ Agent: "{contact.agent}" }, { absentKeys: "warn" }).receive({ headers: {}, body: {} }),
      () => open({ v: "x" }).receive({ headers: {}, body: { v: "y" } }),
      () => open(["Agent {contact.id}"]).receive({ headers: {}, body: ["x"] }),
      () => open(["{contact.id}-{contact.guid}"]).receive({ headers: {}, body: ["a-b-c"] }),
      () => define(urlOnly).receive({ method: "GET", headers: {} }),
      () => define(urlOnly).receive({ method: "GET", headers: {}, url: "/other/path" }),
      () =>
        define({ ...secretUse, configuration: keyed("{secrets.k}{contact.id}"), secrets: { k: ["a", "ab"] } }).receive({
          headers: { "x-key": "abc" },
        }),
      () => respond({ save: { a: "{response.body}" } }, { status: 500 }),
      () => respond({ save: { a: "{response.body.x}" } }, { body: "{}" }),
      () => respond({ save: { a: "{response.body}" } }, { body: "<html>" }),
      () => respond({ save: { a: "{response.body}" } }, throwing),
      () => respond({ set: { queue: { id: "{response.body}" } } }, { body: '"q"' }),
    ],
  },
  {
    title: "Test data",
    calls: [
      () => lifecycle(5),
      () => lifecycle({ channel: "fax", direction: "inbound", speed: 1 }),
      () => lifecycle({ channel: "chat", direction: "outbound", course: "forwarded" }),
      () => lifecycle(throwing),
      () => lifecycle({ channel: "chat", direction: "inbound", overrides: 5 }),
      () => lifecycle({ channel: "chat", direction: "inbound", overrides: { event: {} } }),
      () => eventOf([], "queued"),
      () => eventOf([conversation], "accepted", 2),
      () => eventOf({}, "queued"),
      () => sampleConversation({ event: 5 }),
      () => sampleConversation({ contact: { cad: { at: new Date(0) } } }),
      () => sampleConversation({ contact: { cad: circular } }),
      () => sampleConversation({ contact: throwing }),
      () => sampleConversation({ contact: { cad: { list: new Array(2_000_001).fill(0) } } }),
    ],
  },
  {
    title: "Commands",
    calls: [
      () => command(["check", "absent.json"]),
      () => command(["check", "-"]),
      () => command(["check", "-"], '{ "a": 1, }'),
      () => checked('{ "a": 1, "a": 2 }'),
      () => command(["check", "-", "--url", "/x"], "{}"),
      () => command(["render", "-"], '{ "a": "{contact.idd}" }'),
      () => command(["render", "-"], '{ "request": { "method": "GET" } }'),
      () => command(["match", "-", "-"]),
      () => command(["check", "-", "--max-warnings", "few"], "{}"),
      () => command(["simulate", "-", "--to", "localhost"], "{}"),
      () => command(["simulate", "-", "--to", "http://a:b@localhost"], "{}"),
      () => command(["simulate", "-", "--to", "http://localhost", "--user", "me"], "{}"),
      () => command(["simulate", "-", "--to", "http://localhost", "--user", "me:@env:KEY"], "{}"),
      () => command(["simulate", "-", "--to", "http://localhost", "--secret", "k"], "{}"),
      () => command(["simulate", "-", "--to", "http://localhost"], JSON.stringify(basic.configuration)),
      () => command(["simulate", "-", "--to", "http://localhost"], JSON.stringify(keyed("{secrets.k}"))),
      () => command(["listen", "--url", "/x"]),
    ],
  },
];
