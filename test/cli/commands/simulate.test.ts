import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { lifecycle } from "../../../src/testing/index.ts";
import { closedPort, commandLine, file, folder, type Received, service } from "../../support/command-line.ts";

const configuration = {
  request: {
    method: "POST",
    authentication: { type: "basic" },
    headers: { "x-api-key": "{secrets.api-key}" },
    body: { name: "{event.name}", agent: "{contact.agent}", number: "{contact.agent.number}", fixed: null, text: "by {contact.agent.id}." },
  },
  response: { set: { priority: "{response.body.priority}" }, save: { note: "{response.body.note}" } },
};
const config = file("configuration.json", configuration);
const open = file("open.json", { name: "{event.name}", agent: "{contact.agent}", all: "{contact}" });
const env = { PASSWORD: "Sw0rdfish", KEY: "0pen-Sesame" };
const sender = ["--user", "contact-pro:@env:PASSWORD", "--secret", "api-key=@env:KEY"];

/** The output without its header, and without how long it took. */
function timeless(text: string): string {
  return text.replace(/^Playing .*\n(?: {2}(?:from|to|as) .*\n)+/, "").replaceAll(/ +\d+ ms/g, " N ms");
}

/** The numbers of a run in `--json`. */
const summary = expect.objectContaining({ sent: 1, seconds: expect.any(Number) });

const credentialsStep = "Give the credentials that the service expects: --user, --token, --secret.";

/** A service that takes everything, and what it has received. */
async function recorder(): Promise<{ readonly origin: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const origin = await service((request, response) => {
    received.push(request);
    response.writeHead(204).end();
  });
  return { origin, received };
}

describe("simulate", () => {
  it("reports for each event the answer, and its effects in Contact Pro", async () => {
    const received: Received[] = [];
    const origin = await service((request, response) => {
      received.push(request);
      response.end(JSON.stringify({ priority: 50, note: "seen" }));
    });
    const args = ["simulate", config, "--to", `${origin}/hooks/{event}`, ...sender, "--channel", "phone", "--course", "abandoned"];
    const { exitCode, stdout, stderr } = await commandLine(args, { env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(timeless(stdout)).toBe(`\
  received     200 N ms  sets priority 50  saves note "seen"
  queued       200 N ms  sets priority 50  saves note "seen"
  ended        200 N ms  sets priority 50  saves note "seen"
3 webhooks sent: all accepted
`);
    expect(received.map(({ url }) => url)).toEqual(["/hooks/received", "/hooks/queued", "/hooks/ended"]);
    expect(received[0]?.headers).toMatchObject({
      "x-api-key": "0pen-Sesame",
      authorization: `Basic ${btoa("contact-pro:Sw0rdfish")}`,
      "content-type": "application/json",
    });
  });

  it("plays each event with --event, however it is written", async () => {
    const { origin, received } = await recorder();
    const args = ["simulate", open, "--to", origin, "--course", "forwarded", "--event", "QUEUED"];
    expect(await commandLine(args)).toMatchObject({ exitCode: 0 });
    expect(received.map(({ text }) => JSON.parse(text).name)).toEqual(["queued", "queued"]);
    expect(await commandLine([...args.slice(0, -1), "rejected"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /^--event: error: The course "forwarded" has no event named "rejected"\. It is in --course rejected\n$/,
      ),
    });
  });

  it("prints the same as one document with --json", async () => {
    const origin = await service((_, response) => response.writeHead(409).end('{"detail":"too late"}'));
    const { exitCode, stdout } = await commandLine(["simulate", open, "--to", origin, "--event", "queued", "--json"]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      events: [
        { event: "queued", status: 409, milliseconds: expect.any(Number), problem: "too late", problems: ["too late"], set: {}, save: {} },
      ],
      summary,
      unusable: [],
    });
    // However long it takes: no longer than all of it.
    const start = performance.now();
    const accepting = await service((_, response) => response.end());
    const accepted = await commandLine(["simulate", open, "--to", accepting, "--event", "queued", "--json"]);
    expect(accepted.exitCode).toBe(0);
    const [{ milliseconds }] = JSON.parse(accepted.stdout).events;
    expect(milliseconds).toBeLessThanOrEqual(Math.ceil(performance.now() - start));
    expect(JSON.parse(accepted.stdout)).toMatchObject({ ok: true, events: [{ status: 200, problem: null }] });
  });

  it.each([
    ["problem details", 422, '{"title":"No","detail":"not so"}', "not so"],
    ["a title alone", 500, '{"title":"No"}', "No"],
    ["text", 500, "  Oh no\nat line 1", "Oh no"],
    ["a message", 400, '{"title":"No","message":"not yet"}', "not yet"],
    ["an error", 400, '{"title":"No","error":"never"}', "never"],
    ["a detail that is no text", 400, '{"title":"No","detail":{"toString":1}}', "No"],
    ["a title that is no text", 400, '{"title":1}', '{"title":1}'],
    ["nothing", 401, "", ""],
    ["a redirect", 302, "", ""],
  ])("fails if the service refuses with %s", async (_, status, body, reason) => {
    const origin = await service((__, response) => response.writeHead(status, { location: "/elsewhere" }).end(body));
    const { exitCode, stdout } = await commandLine(["simulate", open, "--to", origin, "--event", "queued"]);
    expect(exitCode).toBe(1);
    expect(timeless(stdout)).toBe(
      `  queued       ${status} N ms${reason && `  ${reason}`}\n1 webhook sent: 0 accepted, 1 refused\n${status === 401 ? `${credentialsStep}\n` : ""}`,
    );
  });

  it("accepts every success status, and reports all effects", async () => {
    const origin = await service((_, response) => response.writeHead(299).end('{"a":"one","b":"two"}'));
    const saving = file("saving.json", {
      request: { method: "GET" },
      response: { save: { first: "{response.body.a}", second: "{response.body.b}" } },
    });
    const { exitCode, stdout } = await commandLine(["simulate", saving, "--to", origin, "--event", "queued"]);
    expect(exitCode).toBe(0);
    expect(timeless(stdout)).toBe('  queued       299 N ms  saves first "one", second "two"\n1 webhook sent: all accepted\n');
  });

  it("is coloured with --color", async () => {
    const origin = await service((_, response) => response.writeHead(204).end());
    const show = async (to: string) =>
      (await commandLine(["simulate", open, "--to", to, "--event", "queued"], { env: { FORCE_COLOR: "1" } })).stdout.replaceAll(
        "\u001b[",
        "^",
      );
    expect(await show(origin)).toMatch(/\^32m204\^39m.*\n\^1m1 webhook sent/);
    expect(await show(await closedPort())).toMatch(/\^31m---\^39m.*\^31mno answer/);
  });

  it("reads an answer whose characters are split, and one of a mebibyte", async () => {
    const [first, second] = [Buffer.from('{"priority":1,"note":"\u00e4"}').subarray(0, -3), Buffer.from("ä").subarray(1)];
    const origin = await service((_, response) => {
      response.write(first);
      setTimeout(() => response.end(Buffer.concat([second, Buffer.from('"}')])), 20);
    });
    const answer = async (to: string) =>
      (await commandLine(["simulate", config, "--to", to, ...sender, "--event", "queued"], { env })).stdout;
    expect(await answer(origin)).toContain('saves note "ä"');
    const full = await service((_, response) => response.end(`{"priority":1,"note":"${"x".repeat(2 ** 20 - 24)}"}`));
    expect(await answer(full)).toContain("sets priority 1");
  });

  it("reports the code of an error, or its absence", async () => {
    const origin = await service((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip"));
    const problem = async (to: string) => (await commandLine(["simulate", open, "--to", to, "--event", "queued"])).stdout;
    expect(await problem(origin)).toContain("half an answer: Z_DATA_ERROR\n");
    expect(await problem("http://127.0.0.1:1")).toContain(
      "no answer: fetch does not call this port, since browsers block it. Use another port\n",
    );
  });

  it("prints no credentials, even if the service returns them", async () => {
    const origin = await service((request, response) =>
      response.writeHead(400).end(JSON.stringify({ detail: request.headers.authorization })),
    );
    const detail = async (...flags: string[]) => {
      const { stdout } = await commandLine(["simulate", open, "--to", origin, "--event", "queued", ...flags]);
      return timeless(stdout).split("\n")[0];
    };
    expect(await detail("--token", "0pen-Sesame")).not.toContain("0pen-Sesame");
    expect(await detail("--user", "a:0pen-Sesame")).not.toContain(btoa("a:0pen-Sesame"));
    expect(await detail("--user", "a:0pen-Sesame")).toContain("Basic ");
  });

  it("reports every value of an answer that Contact Pro would not accept, and exits with 1", async () => {
    const two = file("two.json", {
      request: { method: "GET" },
      response: {
        set: { priority: "{response.body.priority}", requiredAgents: { a: "{response.body.x}" }, preferredAgent: "{response.body.agent}" },
      },
    });
    const origin = await service((_, response) => response.end('{"priority":-1,"agent":7}'));
    const { exitCode, stdout } = await commandLine(["simulate", two, "--to", origin, "--event", "queued"]);
    expect(exitCode).toBe(1);
    const lines = timeless(stdout).split("\n");
    expect(lines[0]).toMatch(/^ {2}queued {7}200 N ms/);
    expect(lines).toContain('      /set/priority: "priority" must be an unsigned integer, or text that is one');
    expect(lines.filter((line) => line.startsWith("      /set/")).length).toBeGreaterThan(1);
    expect(lines.at(-2)).toBe("1 webhook sent: all accepted, 1 with a problem");
    const { events, ok } = JSON.parse((await commandLine(["simulate", two, "--to", origin, "--event", "queued", "--json"])).stdout);
    expect([ok, events[0].problem]).toEqual([false, events[0].problems[0]]);
    expect(events[0].problems.length).toBeGreaterThan(1);
  });

  it("says what is played to where, and as whom", async () => {
    const { origin } = await recorder();
    const head = async (...flags: string[]) => (await commandLine(["simulate", ...flags], { env })).stdout.split("\n").slice(0, 4);
    expect(await head(config, "--to", `${origin}/{event}?k=0pen-Sesame`, ...sender, "--channel", "phone", "--event", "queued")).toEqual([
      "Playing inbound phone, accepted, only queued",
      "  from  configuration.json",
      `  to    POST ${origin}/{event}?k=[secret]`,
      "  as    user contact-pro, secret header x-api-key",
    ]);
    expect((await head(open, "--to", origin, "--event", "queued"))[3]).toBe("  as    anyone: no credentials are sent");
    expect((await head(open, "--to", origin, "--token", "0pen-Sesame", "--event", "queued"))[3]).toBe("  as    a token");
  });

  it("shows equal failures once, and how many more there were", async () => {
    let number = 0;
    const origin = await service((_, response) => response.writeHead(++number === 4 ? 204 : 503).end());
    const { stdout } = await commandLine(["simulate", open, "--to", origin]);
    expect(timeless(stdout)).toBe(`\
  received     503 N ms
  and 2 more like it: queued, allocated
  accepted     204 N ms
  ended        503 N ms
  and 1 more like it: closed
6 webhooks sent: 1 accepted, 5 refused
`);
    const closed = await commandLine(["simulate", open, "--to", await closedPort()]);
    expect(timeless(closed.stdout).split("\n").slice(1)).toEqual([
      "  and 5 more like it: queued, allocated, accepted, ended, closed",
      "6 webhooks sent: 0 accepted, 6 not answered",
      "Start the service, or correct --to.",
      "",
    ]);
  });

  it.each([
    [404, "", "Correct the path of --to: the service has no such path."],
    [401, "", credentialsStep],
  ])("ends with the next step after %i", async (status, body, step) => {
    const origin = await service((_, response) => response.writeHead(status).end(body));
    expect((await commandLine(["simulate", open, "--to", origin])).stdout).toMatch(new RegExp(`\\n${step.replaceAll(".", "\\.")}\\n$`));
  });

  it("names the title of an HTML page", async () => {
    const origin = await service((_, response) => response.writeHead(502).end("\n<html><head><title> Bad\n gateway </title>"));
    expect((await commandLine(["simulate", open, "--to", origin])).stdout).toContain("an HTML page instead of JSON: Bad gateway\n");
    const bare = await service((_, response) => response.writeHead(502).end("<p>"));
    expect((await commandLine(["simulate", open, "--to", bare])).stdout).toContain("  an HTML page instead of JSON\n");
  });

  it("reports an answer that ends midway", async () => {
    const origin = await service((_, response) => {
      response.writeHead(200, { "content-length": 100 }).write("{");
      setTimeout(() => response.destroy(), 20);
    });
    const { stdout } = await commandLine(["simulate", open, "--to", origin, "--event", "queued"]);
    expect(stdout).toContain("half an answer: the connection was closed\n");
  });

  it("wraps at a terminal of 20 columns", async () => {
    const { stdout } = await commandLine(["simulate", open, "--to", await closedPort(), "--repeat", "2"], { columns: 20 });
    expect(stdout.split("\n").filter((line) => line.length > 20 && /\S \S/.test(line.trim()))).toEqual([]);
  });

  it("fails if nothing listens", async () => {
    const { exitCode, stdout } = await commandLine(["simulate", open, "--to", await closedPort(), "--event", "queued"]);
    expect(exitCode).toBe(1);
    expect(timeless(stdout)).toMatch(/^ {2}queued {7}--- N ms {2}no answer: nobody listens there\n/);
  });

  it("fails if the connection is closed without an answer", async () => {
    const origin = await service((_, response) => response.destroy());
    const { stdout } = await commandLine(["simulate", open, "--to", origin, "--event", "queued"]);
    expect(stdout).toContain("no answer: the connection was closed\n");
  });

  it.each([
    [undefined, 10_000],
    [2.5, 2500],
    ["30", 30_000],
    [1e9, 2 ** 31 - 1],
  ])("waits for a timeout of %j as long as Contact Pro", async (timeout, milliseconds) => {
    const { origin } = await recorder();
    const spy = vi.spyOn(AbortSignal, "timeout");
    await commandLine(["simulate", file("t.json", { request: { method: "GET", timeout } }), "--to", origin, "--event", "queued"]);
    expect(spy.mock.calls).toEqual([[milliseconds]]);
    spy.mockRestore();
  });

  it.each([
    ["no answer", () => undefined],
    ["half an answer", (response: { write(text: string): unknown }) => response.write("{")],
  ])("does not wait for %s any longer", async (_, begin) => {
    const origin = await service((__, response) => begin(response));
    const { exitCode, stdout } = await commandLine([
      "simulate",
      file("t.json", { request: { method: "GET", timeout: 0.05 } }),
      "--to",
      origin,
      "--event",
      "queued",
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("no answer within 0.05 s");
  });

  it.each([
    ["larger than a mebibyte", "x".repeat(2 ** 20 + 1), "the answer is larger than 1 MiB", 1],
    ["nested deeply", `{"note":${"[".repeat(200_000)}${"]".repeat(200_000)},"priority":1}`, "the answer nests too deeply", 1],
  ])("survives an answer that is %s", async (_, body, told, code) => {
    const origin = await service((__, response) => response.end(body));
    const { exitCode, stdout } = await commandLine(["simulate", config, "--to", origin, ...sender, "--event", "queued"], { env });
    expect(exitCode).toBe(code);
    expect(stdout).toContain(told);
  });
});

describe("simulate with your own data", () => {
  it("merges --with into the contact of every event", async () => {
    const { origin, received } = await recorder();
    const own = file("own.json", { contact: { source: "me@example.org", cad: { customer: 7 } } });
    const { exitCode, stdout } = await commandLine(["simulate", open, "--to", origin, "--with", own]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Playing inbound chat, accepted, with the contact of own.json\n");
    expect(received).toHaveLength(6);
    for (const { text } of received)
      expect(JSON.parse(text).all).toMatchObject({ source: "me@example.org", cad: { customer: 7 }, channel_type: "chat" });
  });

  it.each([
    ["nowhere.json", /^nowhere\.json: error: The file does not exist\. Check its path\n$/],
    [
      file("bare.json", { cad: 1 }),
      /^bare\.json: error: The file has no "contact"\. Write \{ "contact": \{ \.\.\. \} \} with the values to replace\n$/,
    ],
    [
      file("more.json", { contact: {}, event: {} }),
      /^more\.json: error: The key "event" cannot be overridden\. Override "contact" only\n$/,
    ],
    [file("text.json", { contact: "x" }), /^text\.json: error: "contact" must be an object, not a string\n$/],
    [file("wrong.json", { contact: { priority: "high" } }), /^wrong\.json: error: "priority" must be a number, not a string\n$/],
  ])("refuses %s", async (own, message) => {
    const { exitCode, stdout, stderr } = await commandLine(["simulate", open, "--to", "http://127.0.0.1:1", "--with", own]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe("simulate in numbers", () => {
  it("repeats the conversation with identifiers of its own, in order", async () => {
    const { origin, received } = await recorder();
    const { exitCode, stdout } = await commandLine(["simulate", open, "--to", origin, "--repeat", "3"]);
    expect(exitCode).toBe(0);
    const ids = received.map(({ text }) => JSON.parse(text).all.id);
    expect(new Set(ids).size).toBe(3);
    expect(ids.slice(0, 6)).toEqual(Array(6).fill(ids[0]));
    expect(new Set(received.map(({ text }) => JSON.parse(text).all.guid)).size).toBe(3);
    expect(stdout).toMatch(
      /\n18 webhooks sent: all accepted\n {2}204 {2}18\n {2}answered within \d+ ms \(p50\), \d+ ms \(p95\), \d+ ms \(p99\), \d+ ms \(all\)\n {2}\d+\.\d a second, \d+\.\d s in all\n$/,
    );
    expect(stdout).toContain(", 3 times\n");
  });

  it("counts the answers by status and reason", async () => {
    let number = 0;
    const origin = await service((_, response) => response.writeHead(++number % 3 ? 200 : 503).end(number % 3 ? "" : '{"detail":"full"}'));
    const { exitCode, stdout } = await commandLine(["simulate", open, "--to", origin, "--repeat", "2"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("12 webhooks sent: 8 accepted, 4 refused\n  200  8\n  503  4  full\n");
    number = 0;
    const document = JSON.parse((await commandLine(["simulate", open, "--to", origin, "--repeat", "2", "--json"])).stdout);
    expect(document.summary).toMatchObject({
      sent: 12,
      accepted: 8,
      refused: 4,
      unanswered: 0,
      withProblems: 0,
      statuses: { 200: 8, 503: 4 },
    });
    expect(Object.keys(document.summary.latency)).toEqual(["p50", "p95", "p99", "max"]);
  });

  it("sends in random order with --shuffle, nothing twice and nothing left out", async () => {
    const { origin, received } = await recorder();
    const { stdout } = await commandLine(["simulate", open, "--to", origin, "--repeat", "20", "--shuffle"]);
    const names = received.map(({ text }) => `${JSON.parse(text).all.id} ${JSON.parse(text).name}`);
    expect(new Set(names).size).toBe(120);
    expect(names).toHaveLength(120);
    expect(names.map((name) => name.split(" ")[1])).not.toEqual(
      Array(20).fill(["received", "queued", "allocated", "accepted", "ended", "closed"]).flat(),
    );
    expect(stdout).toContain(", in random order\n");
  });

  it("begins --rate webhooks a second, each after the one before of its conversation", async () => {
    const { origin, received } = await recorder();
    const start = performance.now();
    const { exitCode, stdout } = await commandLine(["simulate", open, "--to", origin, "--rate", "40/s", "--repeat", "2"]);
    expect(exitCode).toBe(0);
    expect(performance.now() - start).toBeGreaterThan(270);
    expect(stdout).toContain(", 40 a second\n");
    const sent = received.map(({ text }) => JSON.parse(text) as { name: string; all: { id: string } });
    for (const id of new Set(sent.map(({ all }) => all.id))) {
      const names = sent.filter(({ all }) => all.id === id).map(({ name }) => name);
      expect(names).toEqual(["received", "queued", "allocated", "accepted", "ended", "closed"]);
    }
  });

  it("repeats captures too", async () => {
    const { origin, received } = await recorder();
    const captures = folder("repeated");
    const capture = {
      format: "contact-pro-webhooks/capture-1",
      method: "POST",
      url: "/",
      headers: {},
      template: { body: { name: "{event.name}" } },
    };
    file(`${captures.split("/").at(-1)}/1.json`, { ...capture, body: { name: "queued" } });
    file(`${captures.split("/").at(-1)}/2.json`, "{");
    const { exitCode, stderr } = await commandLine(["simulate", open, "--to", origin, "--from", captures, "--repeat", "3"]);
    expect(received).toHaveLength(3);
    expect(exitCode).toBe(2);
    expect(stderr.split("\n")).toHaveLength(2);
  });

  it("has a progress line on a terminal only, and takes it away", async () => {
    const { origin } = await recorder();
    const args = ["simulate", open, "--to", origin, "--repeat", "2"];
    expect((await commandLine(args)).stdout).not.toContain("\r");
    const { stdout } = await commandLine(args, { isTTY: true, columns: 80, env: { NO_COLOR: "1" } });
    const shown = stdout.replaceAll("\r\u001b[K", "<");
    expect(shown).toMatch(/<\d+ of 12 sent, \d+ a second/);
    expect(shown).toContain("<12 webhooks sent");
    expect((await commandLine(["simulate", open, "--to", origin], { isTTY: true, columns: 80 })).stdout).not.toContain("\r");
  });

  it.each([
    [["--repeat", "0"], "error: option '--repeat <n>' argument '0' is invalid. It must be at least 1."],
    [["--repeat", "x"], "error: option '--repeat <n>' argument 'x' is invalid. It must be a whole number up to 100000."],
    [["--rate", "0/s"], "error: option '--rate <n/s>' argument '0/s' is invalid. Write a number a second up to 10000, such as 50/s."],
    [["--rate", "50/m"], "error: option '--rate <n/s>' argument '50/m' is invalid. Write a number a second up to 10000, such as 50/s."],
    [["--from", "x", "--with", "y"], "error: option '--from <dir>' cannot be used with option '--with <file>'"],
  ])("refuses %j", async (flags, message) => {
    expect(await commandLine(["simulate", open, "--to", "http://127.0.0.1:1", ...flags])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `${message}\n`,
    });
  });

  it.each(["SIGINT", "SIGTERM"])("ends with 130 and a line at %s, and leaves no webhook behind", async (signal) => {
    const signals = new EventEmitter();
    let number = 0;
    const origin = await service((_, response) => {
      if (++number === 3) signals.emit(signal);
      else response.end();
    });
    const around = { once: (name: string, listener: () => void) => signals.once(name, listener) };
    const { exitCode, stdout } = await commandLine(["simulate", open, "--to", origin, "--rate", "100"], around);
    expect(exitCode).toBe(130);
    expect(stdout).toContain("\nInterrupted: 2 webhooks sent: all accepted\n");
    expect(number).toBe(3);
  });
});

describe("simulate varies unverified facts", () => {
  const contact = lifecycle({ channel: "chat", direction: "inbound" })[0]?.contact;

  it.each([
    ["lower", "received"],
    ["title", "Received"],
    ["upper", "RECEIVED"],
  ])("--event-case %s writes %s", async (eventCase, name) => {
    const { origin, received } = await recorder();
    await commandLine(["simulate", open, "--to", `${origin}/{event}`, "--event", "received", "--event-case", eventCase]);
    expect(received.map(({ url, text }) => [url, JSON.parse(text).name])).toEqual([[`/${name}`, name]]);
  });

  it.each([
    ["null", { fixed: null, agent: null, number: null }, contact?.queue],
    ["absent", { fixed: null }, undefined],
    ["empty", { fixed: null, agent: "", number: "" }, ""],
  ])("--nulls %s changes nulls of the conversation, and no literal null of the template", async (form, expected, queue) => {
    const { origin, received } = await recorder();
    await commandLine(["simulate", config, "--to", origin, ...sender, "--event", "received", "--nulls", form], { env });
    expect(JSON.parse(received[0]?.text ?? "")).toEqual({ ...expected, name: "received", text: "by ." });
    await commandLine(["simulate", open, "--to", origin, "--event", "received", "--nulls", form]);
    const { all } = JSON.parse(received[1]?.text ?? "");
    expect(all.queue).toBe(queue);
    expect(all.id).toBe(contact?.id);
  });

  it("--null-text writes null inside mixed text", async () => {
    const { origin, received } = await recorder();
    await commandLine(["simulate", config, "--to", origin, ...sender, "--event", "received", "--null-text", "None"], { env });
    expect(JSON.parse(received[0]?.text ?? "").text).toBe("by None.");
  });
});

describe("simulate --from", () => {
  const capture = (body: unknown, template: unknown = { name: "{event.name}" }) => ({
    format: "contact-pro-webhooks/capture-1",
    method: "POST",
    url: "/",
    headers: {},
    template: { body: template },
    body,
  });

  it("sends captured bodies as they are, with the URL and credentials of now", async () => {
    const { origin, received } = await recorder();
    const captures = folder("captures");
    const write = (name: string, value: unknown) => file(`${captures.split("/").at(-1)}/${name}`, value);
    write("0002.json", capture({ name: "Ended", odd: [1, null, ""] }));
    write("0001.json", capture({ name: "queued" }));
    write("0003.json", '{"format": ');
    write("0004.json", capture({ name: "closed" }, { name: "{contact.id" }));
    write("notes.txt", "nothing");
    const args = ["simulate", config, "--to", `${origin}/{event}`, ...sender, "--from", captures];
    const { exitCode, stdout, stderr } = await commandLine(args, { env });
    expect(exitCode).toBe(2);
    expect(timeless(stdout)).toMatch(
      /^ {2}queued .* [^ ]+0001\.json\n(?: {6}\/.* has no value, .*\n){2} {2}and 1 more like it: ended\n2 webhooks sent: all accepted, 2 with a problem\n$/,
    );
    expect(stderr).toMatch(
      /0003\.json:1:\d+: error: The file is not JSON: .*\n.*0004\.json: error: The template of the capture cannot be read\n$/,
    );
    expect(received.map(({ url, text }) => [url, JSON.parse(text)])).toEqual([
      ["/queued", { name: "queued" }],
      ["/Ended", { name: "Ended", odd: [1, null, ""] }],
    ]);
    expect(received[0]?.headers["x-api-key"]).toBe("0pen-Sesame");
  });

  it("reports a capture without an event name, one that cannot be sent, and one that cannot be read", async () => {
    const { origin, received } = await recorder();
    const captures = folder("odd-captures");
    const write = (name: string, value: unknown) => file(`${captures.split("/").at(-1)}/${name}`, value);
    write("1.json", capture({ id: "1" }, { id: "{contact.id}" }));
    const args = (template: string, ...flags: string[]) => ["simulate", template, "--to", origin, "--from", captures, ...flags];
    expect(timeless((await commandLine(args(open))).stdout)).toMatch(/^ {2}\(no event\) {3}204 N ms {2}[^ ]+1\.json\n/);
    expect(await commandLine(args(open, "--event", "queued"))).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^--event: error: No event is named "queued"\. There are \(no event name\)\n$/),
    });
    expect(received).toHaveLength(1);
    const header = file("header.json", { request: { method: "GET", headers: { "x-id": "{contact.id}" } } });
    write("1.json", capture({ id: "a\nb" }, { id: "{contact.id}" }));
    const unsent = await commandLine(args(header));
    expect(unsent.exitCode).toBe(1);
    expect(unsent.stdout).toMatch(/--- .* ms {2}cannot be sent: The header "[^"]+" contains a line break/);
    write("1.json", JSON.stringify(capture({ id: [] })).replace("[]", `${"[".repeat(100_000)}${"]".repeat(100_000)}`));
    const deep = await commandLine(args(open));
    expect(deep.exitCode).toBe(1);
    expect(timeless(deep.stdout)).toMatch(/ {2}--- N ms {2}cannot be sent: it nests too deeply {2}[^ ]+1\.json\n/);
    write("1.json", "{");
    const unread = await commandLine(args(open, "--json"));
    expect(unread.exitCode).toBe(2);
    expect(JSON.parse(unread.stdout)).toMatchObject({ ok: false, events: [], unusable: [{}] });
    expect((await commandLine(args(open))).stdout).toContain("\n0 webhooks sent: none to send\n");
  });

  it.each([
    ["a folder that is not there", "nowhere", "nowhere: error: The folder does not exist"],
    ["a file", config, "configuration.json: error: The path is not a folder"],
    ["an empty folder", folder("empty"), "has no captures"],
  ])("cannot use %s", async (_, from, message) => {
    const { exitCode, stderr } = await commandLine(["simulate", open, "--to", "http://127.0.0.1:1", "--from", from]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it.each([
    ["--channel <channel>", "chat"],
    ["--direction <direction>", "inbound"],
    ["--course <course>", "accepted"],
    ["--event-case <case>", "title"],
    ["--nulls <form>", "absent"],
  ])("excludes the options for simulated conversations: %s", async (option, value) => {
    const args = ["simulate", open, "--to", "http://127.0.0.1:1", "--from", "x", option.split(" ")[0] as string, value];
    expect(await commandLine(args)).toMatchObject({
      exitCode: 2,
      stderr: `error: option '--from <dir>' cannot be used with option '${option}'\n`,
    });
  });
});

describe("simulate refuses, before it sends anything", () => {
  it.each([
    [["--to", "localhost/x"], "--to: error: Give an absolute URL that begins with http:// or https://"],
    [["--to", "file:///etc/passwd"], "--to: error: Give an absolute URL that begins with http:// or https://"],
    [["--to", "ftp://a/http://b"], "--to: error: Give an absolute URL that begins with http:// or https://"],
    [["--to", "http://[b"], "--to: error: Give an absolute URL that begins with http:// or https://"],
    [
      ["--to", "http://b/", "--user", "a:b", "--token", "x"],
      "error: option '--user <name:password>' cannot be used with option '--token <token>'",
    ],
    [
      ["--to", "http://b/", "--user", "a:b", "--unchecked"],
      "error: option '--user <name:password>' cannot be used with option '--unchecked'",
    ],
    [["--to", "http://b/", "--secret", "a b=Sw0rdfish"], "--secret: error: Write NAME=@env:VAR or NAME=VALUE"],
    [["--to", "http://b/", "--secret", "a=@env:NOT_THERE"], "--secret a: error: The environment variable NOT_THERE is not set"],
    [["--to", "http://a:Sw0rdfish@b/"], "--to: error: The URL contains credentials. Give them with --user"],
    [["--to", "http://b/", "--user", "Sw0rdfish"], "--user: error: Write NAME:@env:VAR or NAME:PASSWORD"],
    [["--to", "http://b/", "--user", ":Sw0rdfish"], '--user or --token: error: "username" is empty text. Give its value'],
    [["--to", "http://b/", "--user", "a:@env:NOT_THERE"], "--user: error: The environment variable NOT_THERE is not set"],
    [["--to", "http://b/", "--token", "@env:EMPTY"], "--token: error: The environment variable EMPTY is empty"],
    [["--to", "http://b/", "--token", "@env:Sw0rd fish"], "--token: error: Write the name of an environment variable after @env:"],
    [["--to", "http://b/", "--secret", "Sw0rdfish"], "--secret: error: Write NAME=@env:VAR or NAME=VALUE"],
    [["--to", "http://b/"], "--user: error: configuration.json has authentication. Give credentials, or --unchecked to send none"],
    [["--to", "http://b/", "--user", "a:b"], '--secret api-key: error: "api-key" is missing. Give its value as text'],
    [
      ["--to", "http://b/", "--token", "Sw0rdfish", "--secret", "api-key=x"],
      '--user or --token: error: The configuration has authentication of the type "basic", which needs { username, password }, not { token }',
    ],
    [
      ["--to", "http://b/", "--user", "a:b", "--secret", "api-key=Sw0rd\nfish"],
      '--secret api-key: error: "api-key" cannot be sent, since it contains a line break or another control character',
    ],
    [
      ["--to", "http://b/", "--direction", "outbound", "--course", "forwarded", "--unchecked", "--secret", "api-key=x"],
      /^--course: error: The course "forwarded" is not for outbound chat\. Choose "accepted", .*$/,
    ],
    [["--to", "http://b/", "--token", "x", "--unchecked"], "error: option '--token <token>' cannot be used with option '--unchecked'"],
    [["--to", "http://b/", "--scret=api-key=Sw0rdfish"], "error: unknown option '--scret'. Run contact-pro-webhooks simulate --help"],
    [[], "error: required option '--to <url>' not specified. Run contact-pro-webhooks simulate --help"],
  ])("%j", async (flags, message) => {
    const { exitCode, stdout, stderr } = await commandLine(["simulate", config, ...flags], { env: { EMPTY: "" } });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr.trimEnd()).toMatch(
      message instanceof RegExp ? message : new RegExp(`^${message.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`),
    );
    expect(stderr).not.toMatch(/Sw0rd/);
  });

  it("a misspelt template, with a caret under it", async () => {
    const bad = file("bad.json", '{ "Agent": "{contact.agnet.number}" }');
    expect(await commandLine(["simulate", bad, "--to", "http://127.0.0.1:1/{event}"])).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `bad.json:1:13: error: The model has no path {contact.agnet.number}. Did you mean {contact.agent.number}? (unknown-path)
  1 | { "Agent": "{contact.agnet.number}" }
    |             ^^^^^^^^^^^^^^^^^^^^^^ {contact.agent.number}
`,
    });
  });

  it("a template with an error and a warning, by the pointers of its file", async () => {
    const bad = file("bad.json", { a: "{contact.idd}", b: "{ event }" });
    const { exitCode, stdout } = await commandLine(["simulate", bad, "--to", "http://127.0.0.1:1/", "--json"]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { code: "unknown-path", pointer: "/a", line: 1, column: 7 },
      { code: "blank", severity: "warning", pointer: "/b", line: 1 },
    ]);
  });

  it("a configuration that needs a token without one", async () => {
    const oauth = file("oauth.json", { request: { method: "GET", authentication: { type: "oauth" } } });
    expect(await commandLine(["simulate", oauth, "--to", "http://127.0.0.1:1/"])).toMatchObject({
      exitCode: 2,
      stderr: "--token: error: oauth.json has authentication. Give credentials, or --unchecked to send none\n",
    });
  });

  it("a misspelt URL, by the name of its flag", async () => {
    const { exitCode, stderr } = await commandLine(["simulate", open, "--to", "http://127.0.0.1:1/{evnt}"]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^--to:20: error: .*\n.*\n.*\{event\}\n$/);
  });
});

describe("the examples of the documentation", () => {
  it.each(["every-property", "whole-objects"])("%s can be simulated", async (name) => {
    const { origin, received } = await recorder();
    const path = `examples/configurations/${name}.json`;
    const { exitCode } = await commandLine(["simulate", path, "--to", origin, ...sender, "--channel", "email"], { env });
    expect(exitCode).toBe(0);
    const keys = Object.keys(JSON.parse(readFileSync(path, "utf8")).request.body);
    expect(Object.keys(JSON.parse(received[0]?.text ?? ""))).toEqual(keys);
  });
});
