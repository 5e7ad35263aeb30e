import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { pseudonymsOf } from "../../../src/cli/captures/pseudonyms.ts";
import { defineIntegration } from "../../../src/index.ts";
import { lifecycle, sampleConversation } from "../../../src/testing/index.ts";
import { closedPort, commandLine, file, folder, type Listening, listening } from "../../support/command-line.ts";

const configuration = {
  request: {
    method: "POST",
    authentication: { type: "basic" },
    headers: { "x-api-key": "{secrets.api-key}" },
    body: { event: "{event}", contact: "{contact}" },
  },
} as const;
const config = file("configuration.json", configuration);
const env = { PASSWORD: "Sw0rdfish", KEY: "0pen-Sesame" };
const sender = ["--user", "contact-pro:@env:PASSWORD", "--secret", "api-key=@env:KEY"];
const conversation = sampleConversation({ event: { name: "queued" }, contact: { agent: null, email: null } });

const headers = { authorization: `Basic ${btoa("contact-pro:Sw0rdfish")}`, "x-api-key": "0pen-Sesame" };

function post(origin: string, body: BodyInit, more: RequestInit = {}): Promise<Response> {
  return fetch(`${origin}/hook?key=x`, { method: "POST", headers, body, ...more });
}

/** A report without the time of each webhook. */
function timeless(text: string): string {
  return text.replaceAll(/^\d\d:\d\d:\d\d {2}(?=#)/gm, "");
}

/** The report of a running `listen` on one webhook. */
async function shownOf(
  running: Listening,
  ...sent: Parameters<typeof post> extends [string, ...infer Rest] ? Rest : never
): Promise<string> {
  const before = running.shown().length;
  const response = await post(running.origin, ...sent);
  await response.text();
  return timeless(running.shown().slice(before));
}

describe("listen", () => {
  it("shows each webhook: credentials, match, data, and how it was answered", async () => {
    const running = await listening([config, ...sender, "--url", "/hook", "-v"], { env });
    expect(running.shown()).toBe(`\
Listening on ${running.origin}/hook
  for       configuration.json, POST
  senders   user contact-pro, secret header x-api-key
`);
    const integration = defineIntegration({
      url: `${running.origin}/hook`,
      configuration,
      credentials: { username: "contact-pro", password: "Sw0rdfish" },
      secrets: { "api-key": "0pen-Sesame" },
    });
    const response = await fetch(integration.request(conversation) as Request);
    expect(response.status).toBe(204);
    expect(timeless(running.shown()).split("\n").slice(3).join("\n")).toBe(`\
#1  queued  204  POST /hook
  credentials                   right
  x-api-key                     right
  match                         the configuration
  event.name                    "queued"
  event.datetime                "2023-12-29T08:45:31.640Z"
  contact.channel_type          "chat"
  contact.channel_sub_type      "text"
  contact.direction             "inbound"
  contact.id                    "1166301942A6EE11B3ED58961D1810CC"
  contact.guid                  "5AB6E20342A6EE11B3ED58961D1810CC"
  contact.created               "2023-12-29T08:44:44.215Z"
  contact.language              "EN"
  contact.priority              100
  contact.skills                [{"id":"C8177D585DA5EE11B3ED58961D1810CC","value":5,"name":"external-name-of-skill"}]
  contact.queue                 {"id":"CC177D585DA5EE11B3ED58961D1810CC","address":"chat.overflow@acme.com"}
  contact.forwarding_queue      {"id":"C9177D585DA5EE11B3ED58961D1810CC","address":"chat.queue@acme.com"}
  contact.preferred_agent       {"id":"C7177D585DA5EE11B3ED58961D1810CC","number":"+358301234502","chat_address":"sec...
  contact.transferring_agent    {"id":"C6177D585DA5EE11B3ED58961D1810CC","number":"+358301234501","chat_address":"fir...
  contact.required_agents       [{"id":"C6177D585DA5EE11B3ED58961D1810CC","number":"+358301234501","chat_address":"fi...
  contact.source                "customer@example.com"
  contact.destination           "chat.queue@acme.com"
  contact.external_destination  "+358501234567"
  contact.cad                   {"Customer ID":"C-1001","order":{"number":7,"paid":true}}
  null                          contact.agent, contact.email
`);
    expect(await running.stop()).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/\n1 webhook received: 0 refused, 0 with differences\n$/),
      stderr: "",
    });
  });

  it("answers with --reply, and ends after --count webhooks", async () => {
    const running = await listening([config, ...sender, "--reply", file("reply.json", { priority: 5 }), "--count", "2"], { env });
    const first = await post(running.origin, JSON.stringify(conversation));
    expect([first.status, first.headers.get("content-type"), await first.json()]).toEqual([200, "application/json", { priority: 5 }]);
    await (await post(running.origin, "{}")).text();
    expect(await running.ended()).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("2 webhooks received: 0 refused, 1 with") });
  });

  it("ends at once with --count 0", async () => {
    expect(await (await listening(["--count", "0"])).ended()).toMatchObject({ exitCode: 0 });
  });

  it("exits with 1 after a refused webhook and a different one", async () => {
    const running = await listening([config, ...sender], { env });
    await post(running.origin, "{}");
    await post(running.origin, "{");
    expect(await running.stop()).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("2 webhooks received: 1 refused, 1 with") });
  });

  it("prints its address with the path of the endpoint, and the folder for captures", async () => {
    const captures = folder("head");
    const plain = file("plain.json", { request: { method: "GET" } });
    const running = await listening([plain, "--url", "https://example.com/hook/{event}?a=b&c=d", "--save", captures]);
    expect(running.shown()).toBe(`\
Listening on ${running.origin}/hook/{event}
  for       plain.json, GET
  senders   anyone: no credentials are checked
  saving    ${captures.split("/").at(-1)}, without secrets and personal data
`);
    await running.stop();
    const whatever = await listening([]);
    expect(whatever.shown()).toContain(`Listening on ${whatever.origin}\n`);
    await whatever.stop();
  });

  it.each([
    ["a wrong password", { headers: { ...headers, authorization: `Basic ${btoa("contact-pro:wrong")}` } }, "{}", 401, "credentials"],
    ["no credentials", { headers: { "x-api-key": headers["x-api-key"] } }, "{}", 401, "credentials"],
    [
      "no secret header",
      { headers: { authorization: headers.authorization } },
      "{}",
      401,
      "credentials",
      "no secret header: x-api-key is missing",
    ],
    ["a wrong secret header", { headers: { ...headers, "x-api-key": "x" } }, "{}", 401, "credentials", "wrong secret header"],
    ["text that is no JSON", {}, "{", 400, "The body is not JSON"],
    ["no body", {}, "", 400, "The request has no body"],
    ["bytes that are no UTF-8", {}, Uint8Array.of(0x22, 0xe4, 0x22), 400, "UTF-8"],
    ["more than 8 MiB", {}, "x".repeat(8 * 2 ** 20 + 1), 413, "8388608 bytes"],
    ["another method", { method: "PUT" }, "{}", 405, "The method must be POST"],
  ])("refuses %s, and says why", async (_, init, body, status, reason, own = reason) => {
    const running = await listening([config, ...sender], { env });
    const response = await post(running.origin, body, init);
    expect([response.status, (await response.json()).detail]).toEqual([status, expect.stringContaining(reason)]);
    expect(running.shown()).toMatch(new RegExp(`#1 {2}${status} {2}\\w+ /hook {2}.*${own}`));
    expect((await running.stop()).exitCode).toBe(1);
  });

  it("shows differences from the configuration", async () => {
    const running = await listening([config, ...sender, "--url", "/other/{event}", "-v"], { env });
    const shown = await shownOf(running, JSON.stringify({ event: "Queued", contact: { ...conversation.contact, priority: "first" } }));
    expect(shown).toMatch(
      /^#1 {2}queued {2}204 .*\n {2}credentials +right\n {2}x-api-key +right\n {2}match +2 differences\n {2}event\.name +"Queued"\n/,
    );
    expect(shown).toMatch(/ {2}difference +\/url: The path of the URL differs from the configuration\./);
    expect(shown).toMatch(/ {2}difference +\/body\/contact\/priority: "priority" must be a number \(from \{contact\}\), not a string\n$/);
    expect((await running.stop()).exitCode).toBe(1);
  });

  it("without a configuration accepts any webhook", async () => {
    const running = await listening(["--verbose"]);
    expect(running.shown()).toContain("for       any webhook\n  senders   anyone: no credentials are checked\n");
    expect(await shownOf(running, JSON.stringify(conversation))).toMatch(
      /queued {2}204 .*\n.*not checked\n {2}match +nothing to compare with\n {2}event\.name +"queued"/,
    );
    expect(await shownOf(running, '{"some":["thing"]}')).toMatch(/\(no event\) {2}204 .*\n.*\n.*\n {2}body +\{"some":\["thing"\]\}\n/);
    expect(await shownOf(running, '"text"', { headers: {} })).toContain('body         "text"');
    expect(await shownOf(running, gzipSync("[1]"))).toContain("body         [1]");
    for (const method of ["GET", "DELETE"]) {
      const response = await fetch(running.origin, { method });
      expect(response.status).toBe(204);
    }
    expect(running.shown()).toContain("#5  (no event)  204  GET /\n");
    for (const method of ["PUT", "PATCH"]) {
      expect(await shownOf(running, '{"some":["thing"]}', { method })).toMatch(/ {2}body +\{"some":\["thing"\]\}\n/);
    }
    expect((await fetch(running.origin, { method: "OPTIONS" })).status).toBe(405);
    expect((await running.stop()).stdout).toContain("9 webhooks received: 1 refused, 0 with differences");
  });

  it("checks no credentials with --unchecked", async () => {
    const plain = file("plain.json", { request: { method: "POST", body: {} } });
    const running = await listening([plain, "--unchecked", "-v"]);
    expect(await shownOf(running, "{}", { headers: {} })).toMatch(/\n {2}credentials +not checked\n {2}match +the configuration\n/);
    await running.stop();
  });

  it("without a configuration checks given credentials", async () => {
    const running = await listening(["--user", "contact-pro:@env:PASSWORD"], { env });
    expect((await post(running.origin, "{}")).status).toBe(204);
    expect((await post(running.origin, "{}", { headers: {} })).status).toBe(401);
    await running.stop();
  });

  it("reports a renamed key, and the webhook is delivered", async () => {
    const template = { request: { method: "POST", body: { Agent: "{contact.agent.number}", Queue: "{contact.queue.address}" } } };
    const running = await listening([file("drifted.json", template)]);
    const shown = await shownOf(running, JSON.stringify({ "Agent number": "+358301234567", Queue: null }));
    expect(shown).toContain("204  POST /hook");
    expect(shown).toMatch(/difference +\/body\/Agent: The key "Agent" is absent, and the body has an unknown key "Agent number"/);
    expect((await running.stop()).stdout).toContain("1 with differences");
  });

  it("prints one document a line with --json", async () => {
    const running = await listening([config, ...sender, "--json"], { env });
    await post(running.origin, JSON.stringify({ event: conversation.event }));
    await post(running.origin, "{");
    const { stdout, stderr } = await running.stop();
    const [head, first, second, ...others] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect([stderr, others]).toEqual(["", []]);
    expect(head).toEqual({ listening: running.origin });
    expect(first).toEqual({
      number: 1,
      method: "POST",
      path: "/hook",
      status: 204,
      event: "queued",
      conversation: { event: conversation.event },
      body: { event: conversation.event },
      warnings: [expect.objectContaining({ code: "missing", pointer: "/body/contact" })],
      problem: null,
      saved: null,
    });
    expect(second).toEqual({
      number: 2,
      method: "POST",
      path: "/hook",
      status: 400,
      event: null,
      conversation: null,
      body: null,
      warnings: [],
      problem: expect.stringMatching(/JSON/),
      saved: null,
    });
  });

  it.each([[[]], [["--json"]]])("survives what is hostile (%j)", async (flags) => {
    const running = await listening([...flags, "--save", folder("hostile")]);
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const texts = [
      `{"event":{"name":"\\u001b[2J${"x".repeat(100_000)}"},"contact":${deep}}`,
      deep,
      '{"__proto__":{"event":1},"event":{"__proto__":1,"name":"__proto__"},"contact":{"constructor":{"a":null}}}',
      `{"contact":{${Array.from({ length: 5000 }, (_, index) => `"${index}${"k".repeat(50)}\\u202e":${index}`).join()}}}`,
      `{"event":${JSON.stringify("a@".repeat(1_000_000))}}`,
    ];
    for (const text of texts) expect((await post(running.origin, text)).status).toBe(204);
    const { stdout } = await running.stop();
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    if (flags.length)
      expect(
        stdout
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line)),
      ).toHaveLength(6);
    else expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThan(1200);
    expect(({} as { event?: unknown }).event).toBeUndefined();
  });

  it("survives a sender that disconnects", async () => {
    const running = await listening(["--count", "2"]);
    const { port } = new URL(running.origin);
    const call = httpRequest({ port, method: "POST", headers: { "content-length": 100, expect: "100-continue" } });
    call.on("error", () => undefined).flushHeaders();
    await once(call, "continue");
    call.destroy();
    await vi.waitFor(() => expect(running.shown()).toContain("#1"));
    expect((await post(running.origin, "{}")).status).toBe(204);
    expect(await running.ended()).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("2 webhooks received: 1 refused") });
  });

  it("does not end before a long answer is out", async () => {
    const reply = { text: "x".repeat(8_000_000) };
    const running = await listening(["--count", "1", "--reply", file("long.json", reply)]);
    expect(await (await post(running.origin, "{}")).json()).toEqual(reply);
    expect(await running.ended()).toMatchObject({ exitCode: 0 });
  });
});

describe("listen shows one line a webhook", () => {
  it("with the time, and then only what changed in its conversation", async () => {
    const running = await listening([config, ...sender], { env });
    const [first, second] = lifecycle({ channel: "chat", direction: "inbound" });
    const [one, two, again] = [
      await shownOf(running, JSON.stringify(first)),
      await shownOf(running, JSON.stringify(second)),
      await shownOf(running, JSON.stringify(second)),
    ];
    expect(one).toMatch(
      /^#1 {2}received {2}204 {2}POST \/hook\n {2}contact\.channel_type +"chat"\n(?:.*\n){5} +and \d+ more values, with -v\n$/,
    );
    expect(two).toBe(
      '#2  queued  204  POST /hook\n  contact.queue  {"id":"C9177D585DA5EE11B3ED58961D1810CC","address":"chat.queue@acme.com"}\n',
    );
    expect(again).toBe("#3  queued  204  POST /hook\n");
    expect(running.shown()).toMatch(/^\d\d:\d\d:\d\d {2}#3 {2}queued/m);
    await running.stop();
  });

  it("says who may send: anyone with the secret header, if no credentials are given", async () => {
    const key = file("key.json", { request: { method: "GET", headers: { "x-api-key": "{secrets.api-key}" } } });
    const running = await listening([key, "--secret", "api-key=@env:KEY"], { env });
    expect(running.shown()).toContain("  senders   anyone with secret header x-api-key\n");
    expect((await fetch(running.origin)).status).toBe(401);
    expect(running.shown()).toContain("401  GET /  no secret header: x-api-key is missing\n");
    await running.stop();
  });

  it("wraps at the width of the terminal", async () => {
    const running = await listening([config, ...sender, "--url", "/other"], { env, columns: 20 });
    await shownOf(running, JSON.stringify({ event: "queued" }));
    const { stdout } = await running.stop();
    const wide = stdout.split("\n").filter((line) => line.length > 20 && /\S \S/.test(line.trim().replace(/^\S+ +/, "")));
    expect(wide).toEqual([]);
  });

  it("listens on port 4100 unless another is given", async () => {
    const { stderr } = await commandLine(["listen", "--count", "0", "--host", "127.0.0.1"]);
    const { stdout } = await commandLine(["listen", "--count", "0", "--json"]);
    // Another process of the machine may have it.
    expect(stderr + stdout).toMatch(/127\.0\.0\.1:4100|The port 4100 is in use/);
  });
});

describe("listen --forward-to", () => {
  /** A service that records what it gets, byte for byte. */
  async function raw(answer: (response: ServerResponse) => void) {
    const got: { method: string | undefined; url: string | undefined; rawHeaders: string[]; body: Buffer }[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk);
      got.push({ method: request.method, url: request.url, rawHeaders: request.rawHeaders, body: Buffer.concat(chunks) });
      answer(response);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { got, origin, close: () => server.close().closeAllConnections() };
  }

  it("passes method, headers and bytes on, and the answer back", async () => {
    const service = await raw((response) =>
      response.writeHead(201, ["X-One", "a", "X-One", "b", "Content-Type", "application/json"]).end('{"priority":7}'),
    );
    const answering = file("answering.json", { ...configuration, response: { set: { priority: "{response.body.priority}" } } });
    const running = await listening([answering, ...sender, "--forward-to", `${service.origin}/base/`], { env });
    const text = ` ${JSON.stringify(conversation, null, 1)}\n`;
    const bytes = gzipSync(text);
    const call = httpRequest(`${running.origin}/hook?a=%41`, {
      method: "POST",
      headers: { Authorization: headers.authorization, "X-Api-KEY": "0pen-Sesame", "Content-Encoding": "gzip", "X-Two": ["1", "2"] },
    });
    call.end(bytes);
    const [response] = (await once(call, "response")) as [IncomingMessage];
    const answered: Uint8Array[] = [];
    for await (const chunk of response) answered.push(chunk);
    expect([response.statusCode, Buffer.concat(answered).toString()]).toEqual([201, '{"priority":7}']);
    expect(response.rawHeaders.slice(0, 6)).toEqual(["X-One", "a", "X-One", "b", "Content-Type", "application/json"]);
    const [got] = service.got;
    expect([got?.method, got?.url, got?.body.equals(bytes)]).toEqual(["POST", "/base/hook?a=%41", true]);
    const sent = got?.rawHeaders.join("\n");
    for (const pair of [
      `Authorization\n${headers.authorization}`,
      "X-Api-KEY\n0pen-Sesame",
      "X-Two\n1\nX-Two\n2",
      "Content-Encoding\ngzip",
    ]) {
      expect(sent).toContain(pair);
    }
    expect(timeless(running.shown())).toMatch(
      /#1 {2}queued {2}201 {2}POST \/hook\n(?:.*\n)* {2}service +201 in \d+ ms, sets priority 7\n$/,
    );
    expect(await running.stop()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("0 failed at the service") });
    service.close();
  });

  it("passes on what it would refuse itself, and shows both", async () => {
    const service = await raw((response) => response.writeHead(401).end('{"detail":"go away"}'));
    const running = await listening([config, ...sender, "--forward-to", service.origin], { env });
    const shown = await shownOf(running, "{}", { headers: {} });
    expect(shown).toMatch(/^#1 {2}401 {2}POST \/hook {2}no credentials: .*\n {2}service {2}401 in \d+ ms\n {2}service {2}go away\n$/);
    expect(service.got).toHaveLength(1);
    expect((await running.stop()).exitCode).toBe(1);
    service.close();
  });

  it.each([
    [
      "HTML",
      (response: ServerResponse) => response.writeHead(500).end("<!doctype html><title>Oh\nno</title>"),
      500,
      "an HTML page instead of JSON: Oh no",
    ],
    [
      "an answer in parts",
      (response: ServerResponse) => setTimeout(() => response.end("ok"), 20 * Number(response.write("o"))),
      200,
      "200 in",
    ],
    [
      "half an answer",
      (response: ServerResponse) => setTimeout(() => response.destroy(), 20 * Number(response.write("{"))),
      502,
      "half an answer: the connection was closed",
    ],
    ["no answer", (response: ServerResponse) => response.destroy(), 502, "no answer: the connection was closed"],
    ["nothing in time", () => undefined, 502, "no answer within 3 s"],
    ["too much", (response: ServerResponse) => response.end("x".repeat(8 * 2 ** 20 + 1)), 502, "the answer is larger than 8 MiB"],
  ])("survives a service that sends %s", async (_, answer, status, message) => {
    const service = await raw(answer);
    const slow = file("slow.json", { request: { method: "POST", timeout: 3, body: { event: "{event}" } } });
    const running = await listening([slow, "--forward-to", service.origin]);
    const response = await post(running.origin, "{}");
    expect(response.status).toBe(status);
    await response.text();
    expect(running.shown()).toContain(message);
    await running.stop();
    service.close();
  });

  it("answers 502 if nothing listens, and passes on nothing larger than 8 MiB", async () => {
    const running = await listening(["--forward-to", await closedPort(), "--json"]);
    const response = await post(running.origin, "{}");
    expect([response.status, (await response.json()).detail]).toEqual([502, "The service gave no answer: nobody listens there"]);
    expect((await post(running.origin, "x".repeat(8 * 2 ** 20 + 2))).status).toBe(413);
    const { stdout, exitCode } = await running.stop();
    const [, first, second] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(exitCode).toBe(1);
    expect(first.forwarded).toEqual({
      status: null,
      milliseconds: expect.any(Number),
      problems: ["no answer: nobody listens there"],
      set: {},
      save: {},
    });
    expect(second.forwarded).toBeUndefined();
  });

  it.each([
    ["localhost:3000", "--forward-to: error: Give an absolute URL that begins with http:// or https://"],
    ["http://a:Sw0rdfish@b", "--forward-to: error: The URL contains credentials. Those of each webhook are passed on"],
    ["http://b/?x=1", "--forward-to: error: Leave out the query: that of each webhook is passed on"],
  ])("refuses %s", async (url, message) => {
    expect(await commandLine(["listen", "--forward-to", url])).toEqual({ exitCode: 2, stdout: "", stderr: `${message}\n` });
  });

  it("excludes --reply", async () => {
    const { stderr } = await commandLine(["listen", "--forward-to", "http://b", "--reply", "x.json"]);
    expect(stderr).toBe("error: option '--reply <file>' cannot be used with option '--forward-to <url>'\n");
  });
});

describe("listen refuses", () => {
  it.each([
    [
      [config, "--secret", "api-key=x"],
      "--user: error: configuration.json has authentication. Give credentials, or --unchecked to send none",
    ],
    [[config, "--unchecked"], '--secret api-key: error: "api-key" is missing. Give its value as text'],
    [["--url", "/x"], "--url: error: --url needs a CONFIG"],
    [["--port", "65536"], "error: option '--port <n>' argument '65536' is invalid. It must be a whole number up to 65535."],
    [["--host", "256.0.0.1"], /^--host 256\.0\.0\.1 --port 4100: error: cannot listen there: E[A-Z_]+\n$/],

    [["--reply", "nowhere.json"], "nowhere.json: error: The file does not exist. Check its path"],
    [["--save", config], "configuration.json: error: The path exists, and is not a folder"],
  ])("%j", async (args, message) => {
    const { exitCode, stdout, stderr } = await commandLine(["listen", ...args]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    if (message instanceof RegExp) expect(stderr).toMatch(message);
    else expect(stderr).toBe(`${message}\n`);
  });

  it("a URL with a mistake", async () => {
    expect(await commandLine(["listen", config, ...sender, "--url", "/{contact.idd}"], { env })).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringMatching(/^--url:2: error: The model has no path \{contact\.idd\}\. Did you mean/),
    });
  });

  it("a port that is in use", async () => {
    const running = await listening([]);
    const { port } = new URL(running.origin);
    expect(await commandLine(["listen", "--port", port])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `--port: error: The port ${port} is in use. Give another one, or 0 for a free one\n`,
    });
    await running.stop();
  });
});

describe("listen --save", () => {
  it("keeps each authentic webhook, and nothing else, under names that are not there yet", async () => {
    const captures = folder("captures");
    file(`${captures.split("/").at(-1)}/0007-x.json`, "old");
    const running = await listening([config, ...sender, "--save", captures], { env });
    await post(running.origin, JSON.stringify(conversation));
    await post(running.origin, JSON.stringify({ event: { name: "../../etc" } }));
    await post(running.origin, "{}", { headers: {} });
    await post(running.origin, "{");
    const { stdout } = await running.stop();
    expect(readdirSync(captures).sort()).toEqual([".gitignore", ".pseudonyms.key", "0007-x.json", "0008-queued.json", "0009-event.json"]);
    expect(stdout).toMatch(/ {2}saved +captures-\w+\/0008-queued\.json\n/);
    expect(readFileSync(`${captures}/0007-x.json`, "utf8")).toBe("old");
    expect(readFileSync(`${captures}/.gitignore`, "utf8")).toBe(".pseudonyms.key\n");
    expect(statSync(`${captures}/.pseudonyms.key`).mode & 0o777).toBe(0o600);
  });

  it("makes the folder, and replaces equal values by equal pseudonyms", async () => {
    const captures = `${folder("new")}/a/b`;
    const bodyOf = (name: string) => JSON.parse(readFileSync(`${captures}/${name}`, "utf8")).body;
    for (const _ of [1, 2]) {
      const running = await listening([config, ...sender, "--save", captures], { env });
      await post(running.origin, JSON.stringify(conversation));
      await running.stop();
    }
    expect(bodyOf("0001-queued.json")).toEqual(bodyOf("0002-queued.json"));
    expect(bodyOf("0001-queued.json")).not.toEqual(conversation);
  });

  it("saves a webhook without a body", async () => {
    const captures = folder("get");
    const get = file("get.json", { request: { method: "GET", body: { id: "{contact.id}" } } });
    const running = await listening([get, "--url", "/{event}", "--save", captures]);
    expect((await fetch(`${running.origin}/queued`)).status).toBe(204);
    await running.stop();
    expect(JSON.parse(readFileSync(`${captures}/0001-queued.json`, "utf8"))).toMatchObject({ method: "GET", url: "/queued" });
    const { stdout } = await commandLine(["assumptions", captures]);
    expect(stdout).toMatch(/^confirmed .*lower case(?:.*\n)+1 capture: 1 confirmed, 0 contradicted/);
  });

  it("reports a webhook that could not be saved", async () => {
    const captures = folder("gone");
    const running = await listening([config, ...sender, "--save", captures], { env });
    rmSync(captures, { recursive: true });
    const shown = await shownOf(running, JSON.stringify(conversation));
    expect(shown).toMatch(/ {2}not saved +The folder does not exist\n$/);
    await running.stop();
  });

  it("saves every webhook while another listen uses the same folder", async () => {
    const captures = folder("shared");
    const two = [await listening(["--save", captures]), await listening(["--save", captures])];
    for (const running of [...two, ...two]) await post(running.origin, JSON.stringify({ event: { name: "queued" } }));
    await Promise.all(two.map((running) => running.stop()));
    const names = readdirSync(captures).filter((name) => name.endsWith(".json"));
    expect(names.sort()).toEqual(["0001-queued.json", "0002-queued.json", "0003-queued.json", "0004-queued.json"]);
  });

  it("keeps files that only their owner can read", async () => {
    const captures = `${folder("private")}/new`;
    const running = await listening(["--save", captures]);
    await post(running.origin, JSON.stringify({ event: { name: "queued" } }));
    await running.stop();
    const modes = [captures, `${captures}/.pseudonyms.key`, `${captures}/0001-queued.json`].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600, 0o600]);
  });

  it.each([
    [
      0o640,
      undefined,
      /\.pseudonyms\.key: error: Other users can read the file\. If no one has read it, run chmod 600 \S+; otherwise save into a new folder\n$/,
    ],
    [0o604, undefined, /Other users can read the file/],
    [0o600, 1, /\.pseudonyms\.key: error: The file belongs to another user, who may know the key\. Save into a new folder\n$/],
  ])("does not use a key that others may know (%#)", async (mode, other, message) => {
    const captures = folder("known");
    file(`${captures.split("/").at(-1)}/.pseudonyms.key`, "01".repeat(32));
    chmodSync(`${captures}/.pseudonyms.key`, mode);
    const owner = statSync(`${captures}/.pseudonyms.key`).uid;
    const user = vi.spyOn(process, "getuid").mockReturnValue(owner + (other ?? 0));
    const { exitCode, stderr } = await commandLine(["listen", "--save", captures]);
    user.mockRestore();
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(message) });
  });

  it("reports a webhook that is nested too deeply to be saved", async () => {
    const captures = folder("deep");
    const running = await listening(["--save", captures]);
    const shown = await shownOf(running, `${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(shown).toMatch(/ {2}not saved +it is too large, or nests too deeply\n$/);
    await running.stop();
    expect(readdirSync(captures).filter((name) => name.endsWith(".json"))).toEqual([]);
  });

  it("continues the numbers in the folder, and never uses an event name as a path", async () => {
    const captures = folder("names");
    const name = captures.split("/").at(-1);
    file(`${name}/notes.json`, "old");
    file(`${name}/.gitignore`, "own");
    const running = await listening(["--save", captures]);
    await post(running.origin, JSON.stringify({ event: { name: "queued/../../x" } }));
    await post(running.origin, JSON.stringify({ contact: { id: "A1" } }));
    expect(running.shown()).toMatch(/#2 .*\n {2}contact\.id +"A1"\n/);
    await running.stop();
    const expected = [".gitignore", ".pseudonyms.key", "0001-event.json", "0002-event.json", "notes.json"];
    expect(readdirSync(captures).sort()).toEqual(expected);
    expect(readFileSync(`${captures}/.gitignore`, "utf8")).toBe("own");
  });

  it("makes its pseudonyms with the key of the folder", async () => {
    const captures = folder("keyed");
    file(`${captures.split("/").at(-1)}/.pseudonyms.key`, "01".repeat(32));
    chmodSync(`${captures}/.pseudonyms.key`, 0o600);
    const running = await listening(["--save", captures]);
    await post(running.origin, JSON.stringify("Virtanen"));
    await running.stop();
    const { body } = JSON.parse(readFileSync(`${captures}/0001-event.json`, "utf8"));
    expect(body).toBe(pseudonymsOf(Buffer.alloc(32, 1)).text("Virtanen"));
  });

  it("reports why a folder cannot be used", async () => {
    const { exitCode, stderr } = await commandLine(["listen", "--save", "x".repeat(5000)]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^x+: error: The folder cannot be used: ENAMETOOLONG\n$/),
    });
  });

  it.each([["short"], [`${"0".repeat(64)}0`], [`x${"0".repeat(64)}`], [undefined]])("refuses an invalid key: %j", async (key) => {
    const captures = folder("key");
    if (key === undefined) mkdirSync(`${captures}/.pseudonyms.key`);
    else file(`${captures.split("/").at(-1)}/.pseudonyms.key`, key);
    const { exitCode, stderr } = await commandLine(["listen", "--save", captures]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/\.pseudonyms\.key: error: The file is not a key of 64 hexa/),
    });
    expect(existsSync(`${captures}/.gitignore`)).toBe(false);
  });
});
