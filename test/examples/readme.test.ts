import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { eventOf, lifecycle } from "../../src/testing/index.ts";
import { frameworkOf, frameworks, modules } from "../docs/blocks.ts";
import { bundle } from "../docs/modules.ts";

/** Among what the examples have installed: there the blocks find their frameworks. */
const home = join(import.meta.dirname, "../../examples/node_modules/.readme");
const opened: { close(): unknown }[] = [];

vi.stubEnv("WEBHOOK_PASSWORD", "correct horse");

beforeAll(() => {
  mkdirSync(home, { recursive: true });
});

afterAll(async () => {
  for (const server of opened) await server.close();
  rmSync(home, { recursive: true, force: true });
});

const queued = eventOf(lifecycle({ channel: "chat", direction: "inbound" }), "queued");
const body = JSON.stringify({ id: queued.contact.id, agent: null, at: queued.event.datetime });
const examples = modules.flatMap(({ block, name }) => {
  const framework = frameworkOf(block);
  return framework ? [{ framework, name, label: block.label, checksSender: block.text.includes("integration.js") }] : [];
});

test("each framework has an example", () => {
  expect(new Set(examples.map(({ framework }) => framework))).toEqual(new Set(frameworks));
});

test.for(examples.filter(({ checksSender }) => checksSender))("$framework receives webhooks: $label", async ({ name, framework }) => {
  const send = await start(name, framework);
  const authorization = `Basic ${btoa("contact-pro:correct horse")}`;
  const seen = await send("/contact-pro/queued", { authorization, "content-type": "application/json" }, body);
  expect([seen.status, await seen.json()]).toEqual([200, { seen: "queued" }]);
  const untyped = await send("/contact-pro/queued", { authorization, "content-type": "text/plain" }, body);
  expect([untyped.status, await untyped.json()]).toEqual([200, { seen: "queued" }]);

  const unknown = await send("/contact-pro/queued", { "content-type": "application/json" }, body);
  expect([unknown.status, unknown.headers.get("www-authenticate")]).toEqual([401, expect.stringContaining("Basic")]);
  expect(unknown.headers.get("content-type")).toContain("application/problem+json");
  const broken = await send("/contact-pro/queued", { authorization, "content-type": "application/json" }, body.slice(1));
  expect([broken.status, (await broken.json()).detail]).toEqual([400, "The body is not JSON"]);
});

test.for(examples.filter(({ checksSender }) => !checksSender))(
  "$framework validates by the schema: $label",
  async ({ name, framework }) => {
    const send = await start(name, framework);
    const post = (value: unknown) => send("/contact-pro", { "content-type": "application/json" }, JSON.stringify(value));
    const good = await post({ id: "1", agent: null, more: true });
    expect([good.status, await good.json()]).toEqual([200, { seen: "1" }]);
    expect((await post({ id: 1, agent: null })).status).toBe(400);
    expect((await post({ agent: "+358301234501" })).status).toBe(400);
  },
);

type Send = (path: string, headers: Record<string, string>, body: string) => Promise<Response>;

/** Starts the app of an example on loopback, and gives what sends to it. */
async function start(name: string, framework: string): Promise<Send> {
  const file = join(home, name.replace(/\.ts$/, ".mjs"));
  writeFileSync(file, await bundle(name, frameworks));
  const { app } = await import(file);
  if (framework === "hono") {
    return (path, headers, text) => app.fetch(new Request(`http://localhost${path}`, { method: "POST", headers, body: text }));
  }
  const port = await (framework === "express" ? listen(app) : listenFastify(app));
  return (path, headers, text) => fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", headers, body: text });
}

function listen(app: { listen(port: number, host: string, then: () => void): Server }): Promise<number> {
  return new Promise((resolve) => {
    const server = app.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    opened.push(server);
  });
}

async function listenFastify(app: { listen(options: object): Promise<string>; close(): unknown }): Promise<number> {
  opened.push(app);
  return Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
}
