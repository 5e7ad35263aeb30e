import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { compile, defineIntegration, type Incoming } from "../src/index.ts";
import { lifecycle, sampleConversation } from "../src/testing/index.ts";

/** Every name in the built library: of properties that it reads, among others. */
async function namesInBuiltCode(): Promise<string[]> {
  const { outputFiles } = await build({ entryPoints: ["src/index.ts"], bundle: true, format: "esm", write: false, legalComments: "none" });
  const names = new Set(outputFiles[0]?.text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));
  // A list that is empty is read by an index too.
  return [...names, "0", "1"].filter((name) => !(name in Object.prototype) && !platformReads.includes(name));
}

/** Names that the platform itself reads from any object: property descriptors, promises and the arguments of its classes. */
const platformReads = ["get", "set", "value", "writable", "enumerable", "configurable", "then", "return", "fatal", "ignoreBOM"];

const configuration = {
  request: {
    method: "POST",
    headers: { "X-Key": "{secrets.key}", "X-Id": "{contact.id}" },
    authentication: { type: "basic" },
    body: {
      event: "{event}",
      agent: "{contact.agent}",
      text: "{contact.direction}: {contact.queue.address}",
      list: ["{contact.cad.a}", 1],
    },
  },
} as const;
const basic = { username: "contact-pro", password: "right" };
const conversation = sampleConversation();
const [received] = lifecycle({ channel: "chat", direction: "inbound" });

const basicHeader = (password: string) => `Basic ${btoa(`contact-pro:${password}`)}`;

/** The library's answers to right and wrong credentials, and its bodies and matches. */
async function answers() {
  const template = compile(configuration.request.body);
  const body = template.render(conversation);
  const text = JSON.stringify(body);
  const integration = defineIntegration({ configuration, credentials: basic, secrets: { key: "secret" } });
  const { authentication, headers, ...request } = configuration.request;
  const bearer = defineIntegration({ configuration: { request }, credentials: { token: "right" } });
  const call = (authorization: string, key: string) =>
    integration.receive({ headers: { authorization, "x-key": key, "x-id": "1" }, body: text } as Incoming);
  const callBearer = (authorization: string) => bearer.receive({ headers: { authorization }, body: text } as Incoming);
  return JSON.stringify([
    await call(basicHeader("right"), "secret"),
    await call(basicHeader("wrong"), "secret"),
    await call(basicHeader("right"), "wrong"),
    await call("Bearer polluted", "secret"),
    await call("Bearer polluted", "polluted"),
    await call(basicHeader("polluted"), "secret"),
    await callBearer("Bearer right"),
    await callBearer("Bearer polluted"),
    await callBearer(`Basic ${btoa("polluted:polluted")}`),
    body,
    template.match(body),
    template.verify(body, conversation),
    template.match({ event: { name: 5 }, agent: { id: {} } }),
    compile({ whole: "{contact}", part: "{contact.id}" }).render(received as never),
  ]);
}

describe("pollution of Object.prototype", () => {
  it.each([
    ["a string", "polluted"],
    ["true", true],
    ["a function", () => true],
    ["an object", { token: "polluted", username: "polluted", password: "polluted", kind: "bearer" }],
  ])("with %s under any name that the code reads changes no answer", async (_, polluted) => {
    const expected = await answers();
    expect(expected).toContain('"status":401');
    const changed: string[] = [];
    for (const name of await namesInBuiltCode()) {
      Object.defineProperty(Object.prototype, name, { value: polluted, configurable: true, writable: true });
      let found: string;
      try {
        found = await answers();
      } catch (error) {
        found = String(error);
      } finally {
        Reflect.deleteProperty(Object.prototype, name);
      }
      if (found !== expected) changed.push(name);
    }
    expect(changed).toStrictEqual([]);
  });
});
