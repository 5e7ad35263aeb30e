import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile, defineIntegration } from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import { commandLine, file, folder, listening, service } from "../support/command-line.ts";

// Secrets and values of a person are words that appear nowhere else. All output and all captures are searched for them.

const password = 'Sw0rdfish/"~é';
const apiKey = "0pen-Sesame+1";
const env = { PASSWORD: password, KEY: apiKey, TOKEN: "T0ken.of-love", PIN: "90417263" };
const base64 = Buffer.from(`contact-pro:${password}`).toString("base64");

const configuration = (type: "basic" | "oauth") => ({
  request: {
    method: "POST",
    authentication: { type },
    headers: { "x-api-key": "{secrets.api-key}" },
    body: { event: "{event}", contact: "{contact}", token: "Static-Secret" },
  },
  response: { set: { preferredAgent: "{response.body.everything}" }, save: { all: "{response.body}" } },
});
const pin = 90_417_263;
const withPin = ["--secret", "pin=@env:PIN"];
const basic = file("basic.json", configuration("basic"));
const { request: pinnedRequest, response: pinnedResponse } = configuration("basic");
const pinned = file("pinned.json", {
  request: { ...pinnedRequest, headers: { ...pinnedRequest.headers, "x-pin": "{secrets.pin}" } },
  response: pinnedResponse,
});
const oauth = file("oauth.json", configuration("oauth"));
const asUser = ["--user", "contact-pro:@env:PASSWORD", "--secret", "api-key=@env:KEY"];
const asToken = ["--token", "@env:TOKEN", "--secret", "api-key=@env:KEY"];

/** A text with every byte as a percent escape, as no usual encoder writes it. */
function percentOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
}

/** A text with every character as an entity. */
function entitiesOf(text: string): string {
  return Array.from(text, (character) => `&#${character.codePointAt(0)};`).join("");
}

function expectNoSecretIn(text: string): void {
  for (const secret of [password, apiKey, env.TOKEN, base64]) {
    const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), Buffer.from(secret).toString("base64")];
    forms.push(percentOf(secret), entitiesOf(secret));
    for (const form of forms) expect(text).not.toContain(form);
  }
  expect(text).not.toMatch(/Sw0rdfish|0pen-Sesame|T0ken|90417263/);
}

describe("simulate prints no secret", () => {
  it.each([
    [basic, asUser, 200, "json"],
    [basic, asUser, 401, "json"],
    [basic, asUser, 401, "text"],
    [basic, asUser, 500, "long text"],
    [oauth, asToken, 200, "json"],
    [oauth, asToken, 403, "json"],
  ])("of %s %j to a service that answers %i with all it was sent, as %s", async (config, sender, status, kind) => {
    const origin = await service(({ headers }, response) => {
      const given = config === basic ? [password, encodeURIComponent(password), base64] : [env.TOKEN, btoa(env.TOKEN)];
      const everything = `${given.join(" ")} ${apiKey} ${JSON.stringify(headers)}`;
      const texts = {
        json: JSON.stringify({ detail: everything, everything, [given[0] as string]: { [apiKey]: [everything] } }),
        text: everything,
        "long text": `${"x".repeat(195)}${apiKey} ${everything}`,
      };
      response.writeHead(status).end(texts[kind as keyof typeof texts]);
    });
    for (const flags of [[], ["--json"]]) {
      const args = ["simulate", config, "--to", `${origin}/?key=${encodeURIComponent(apiKey)}`, ...sender, "--event", "queued", ...flags];
      const { stdout, stderr } = await commandLine(args, { env });
      expect(stdout).toContain("[s");
      expectNoSecretIn(stdout + stderr);
    }
  });

  it.each([
    [["--to", "http://127.0.0.1:1/{evnt}?key=0pen-Sesame+1"]],
    [["--to", `http://contact-pro:${password}@127.0.0.1/`]],
    [["--to", "http://127.0.0.1:1", "--token", "T0ken.of-love"]],
    [["--to", "http://127.0.0.1:1", "--secret", `${password}`]],
    [["--to", "http://127.0.0.1:1", "--scret=api-key=0pen-Sesame"]],
    [["--to", "http://127.0.0.1:1", `--json=${password}`]],
  ])("in any failed start: %#", async (flags) => {
    for (const more of [[], ["--json"]]) {
      const { exitCode, stdout, stderr } = await commandLine(["simulate", basic, ...asUser, ...flags, ...more], { env });
      expect(exitCode).not.toBe(0);
      expectNoSecretIn(stdout + stderr);
    }
  });
});

describe("a password that is a word of the commands themselves", () => {
  it.each(["a", "b", "set", "save", "event", "1", "problem", "200"])("leaves the report of simulate readable: %s", async (word) => {
    const origin = await service((_, response) => response.end(JSON.stringify({ everything: word, event: "x", n: 1 })));
    const args = ["simulate", basic, "--to", origin, "--user", `a:${word}`, "--secret", "api-key=@env:KEY", "--event", "queued"];
    const { exitCode, stdout, stderr } = await commandLine([...args, "--json"], { env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const { events } = JSON.parse(stdout);
    const milliseconds = expect.any(Number);
    expect(events).toMatchObject([
      { event: "queued", status: 200, milliseconds, problem: null, set: {}, save: { all: expect.anything() } },
    ]);
    expect(await commandLine(args, { env })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("1 webhook sent: all accepted"),
    });
  });

  it.each(["a", "b", "set", "event", "1"])("leaves the report of listen readable: %s", async (word) => {
    const running = await listening([basic, "--user", `a:${word}`, "--secret", "api-key=@env:KEY", "--json"], { env });
    const headers = { authorization: `Basic ${btoa(`a:${word}`)}`, "x-api-key": apiKey };
    const { event, contact } = sampleConversation();
    const body = JSON.stringify({ event, contact, token: "Static-Secret" });
    expect((await fetch(running.origin, { method: "POST", headers, body })).status).toBe(204);
    const { stdout } = await running.stop();
    expect(JSON.parse(stdout.split("\n").find((line) => line.startsWith('{"number"')) ?? "null")).toMatchObject({
      number: 1,
      method: "POST",
      status: 204,
      conversation: { event: { name: expect.any(String) }, contact: { id: expect.any(String), cad: expect.anything() } },
    });
  });
});

describe("listen", () => {
  it.each([[[]], [["--json"]]])("neither prints nor keeps a secret at any place (%j)", async (flags) => {
    const captures = folder("captures");
    const running = await listening([pinned, ...asUser, ...withPin, "--url", "/{event}", "--save", captures, ...flags], { env });
    const headers = { authorization: `Basic ${base64}`, "x-api-key": apiKey, "x-pin": `${pin}`, cookie: password, "user-agent": apiKey };
    const body = {
      event: { name: apiKey, datetime: `${password}` },
      contact: {
        ...sampleConversation().contact,
        direction: apiKey,
        source: password,
        [apiKey]: pin,
        cad: { [apiKey]: password, text: `a ${base64} b`, pin, escaped: percentOf(password), entities: entitiesOf(apiKey) },
      },
      token: "Static-Secret",
      [password]: 1,
    };
    const sent = [
      { body: JSON.stringify(body), headers },
      { body: JSON.stringify({ [apiKey]: password }), headers },
      { body: password, headers },
      { body: JSON.stringify(body), headers: { ...headers, authorization: `Basic ${btoa("contact-pro:An0ther")}` } },
    ];
    const statuses: number[] = [];
    for (const request of sent) {
      const response = await fetch(`${running.origin}/${encodeURIComponent(password)}?k=${encodeURIComponent(apiKey)}`, {
        method: "POST",
        ...request,
      });
      statuses.push(response.status);
      expectNoSecretIn(await response.text());
    }
    expect(statuses).toEqual([204, 204, 400, 401]);
    const { stdout, stderr } = await running.stop();
    expectNoSecretIn(stdout + stderr);
    expect(stdout).toContain("[secret]");
    expect(stdout + stderr).not.toMatch(/An0ther|QW4wdGhlc/);
    const kept = readdirSync(captures).filter((name) => name.endsWith(".json"));
    expect(kept).toHaveLength(2);
    for (const name of kept) {
      const text = readFileSync(`${captures}/${name}`, "utf8");
      expectNoSecretIn(text);
      expect(text).not.toContain("Static-Secret");
      const { body, template } = JSON.parse(text);
      expect([template.body.token, body.token ?? "[secret]"]).toEqual(["[secret]", "[secret]"]);
    }
  });
});

describe("listen --save", () => {
  const template = {
    event: "{event}",
    contact: "{contact}",
    agent: "{contact.agent.number}",
    text: "{contact.direction} {event} from {contact.source} by {contact.agent.chat_address}: {contact.email.subject}",
    literal: "Sent by Contact Pro",
  };
  const config = file("personal.json", template);

  /** The body that is kept of one for a conversation. */
  async function keptOf(overrides: Parameters<typeof sampleConversation>[0]) {
    const captures = folder("personal");
    const running = await listening([config, "--url", "/{contact.source}", "--save", captures]);
    const conversation = sampleConversation(overrides);
    const integration = defineIntegration({
      url: `${running.origin}/{contact.source}`,
      configuration: { request: { method: "POST", body: template } },
      credentials: "unchecked",
    });
    expect((await fetch(integration.request(conversation) as Request)).status).toBe(204);
    await running.stop();
    const [name = ""] = readdirSync(captures).filter((file) => file.endsWith(".json"));
    return { conversation, text: readFileSync(`${captures}/${name}`, "utf8") };
  }

  it("has the form of the webhook, and still matches the template", async () => {
    const { conversation, text } = await keptOf({ contact: { preferred_agent: null, source: "", destination: "+358301234567" } });
    const { body, template: kept } = JSON.parse(text);
    expect(kept.body).toEqual(template);
    expect(compile(template).match(body, { exact: true })).toMatchObject({ ok: true });
    const { event, contact } = body;
    expect(event).toEqual(conversation.event);
    expect(Object.keys(contact)).toEqual(Object.keys(conversation.contact));
    for (const key of ["channel_type", "channel_sub_type", "direction", "language", "priority", "created", "preferred_agent", "source"]) {
      expect(contact[key]).toEqual(conversation.contact[key as "id"]);
    }
    expect(contact.id).toMatch(/^[0-9A-F]{32}$/);
    expect(contact.agent).toEqual({
      id: expect.stringMatching(/^[0-9A-F]{32}$/),
      number: expect.stringMatching(/^\+999\d{9}$/),
      chat_address: expect.stringMatching(/^[a-z]{8}@[a-z]{8}\.example$/),
    });
    expect(contact.destination).toMatch(/^\+999\d{9}$/);
    expect(contact.preferred_agent).toBeNull();
    expect([body.agent, body.literal]).toEqual([contact.agent.number, "Sent by Contact Pro"]);
  });

  it("keeps no personal value at any place", async () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{7,12}$/);
    const personal = fc.oneof(
      word,
      fc.stringMatching(/^\+[1-8][0-9]{8,11}$/),
      fc.stringMatching(/^[0-9A-F]{32}$/),
      fc.tuple(word, word).map(([name, host]) => `${name}@${host}.fi`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(personal, { minLength: 8, maxLength: 8 }), async (values) => {
        const [id = "", number = "", address = "", source = "", subject = "", key = "", value = "", name = ""] = values;
        const { text } = await keptOf({
          contact: {
            id,
            agent: { id, number, chat_address: address },
            source,
            email: { subject, body: `Dear ${value}, ${name}`, to: [address] },
            cad: { [`a ${key}@b.fi`]: value, nested: [{ name }] },
            skills: [{ id, value: 5, name }],
          },
        });
        for (const one of values) expect(text).not.toContain(one);
      }),
      { numRuns: 20 },
    );
  });
});
