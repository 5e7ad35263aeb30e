import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { cloudEventOf } from "../../examples/recipes/cloud-events.ts";
import { kafkaReceiver } from "../../examples/recipes/kafka.ts";
import { oauthIntegration } from "../../examples/recipes/oauth.ts";
import { traced } from "../../examples/recipes/open-telemetry.ts";
import { keepRefused, replay } from "../../examples/recipes/replay.ts";
import { type Notice, versionedReceiver } from "../../examples/recipes/two-versions.ts";
import { type Conversation, defineIntegration, deliveryKey } from "../../src/index.ts";
import { lifecycle } from "../../src/testing/index.ts";

// The packages of the recipes are installed beside them.
const load = createRequire(new URL("../../examples/recipes/package.json", import.meta.url));
const conversations = lifecycle({ channel: "chat", direction: "inbound" });
const [first] = conversations as [Conversation];
const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-recipes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("kafka: every webhook is in the partition of its conversation, under its key", async () => {
  const broker = spawn("kcat", ["-P", "-b", "x", "-X", "test.mock.num.brokers=1", "-X", "debug=mock", "-t", "x"], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  let log = "";
  broker.stderr.setEncoding("utf8").on("data", (text) => (log += text));
  await expect.poll(() => log, { timeout: 10_000 }).toMatch(/bootstrap\.servers=(127\.0\.0\.1:\d+)/);
  const { Kafka, Partitioners, logLevel } = load("kafkajs");
  const address = /bootstrap\.servers=(127\.0\.0\.1:\d+)/.exec(log)?.[1];
  const kafka = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: "board" });
  await producer.connect();
  const { integration, handler } = kafkaReceiver(producer, "webhooks", "correct horse");
  for (const one of [...conversations, first]) expect((await handler(integration.request(one) as Request)).status).toBe(204);

  const seen: { key: string; id: string; partition: number }[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic: "webhooks", fromBeginning: true });
  await consumer.run({
    eachMessage: ({ partition, message }: { partition: number; message: { key: Buffer; headers: { "message-id": Buffer } } }) => {
      seen.push({ key: String(message.key), id: String(message.headers["message-id"]), partition });
      return Promise.resolve();
    },
  });
  await expect.poll(() => seen.length, { timeout: 30_000 }).toBe(conversations.length + 1);
  expect(seen.map(({ id }) => id)).toEqual([...conversations, first].map((one) => deliveryKey(one)));
  expect(new Set(seen.map(({ key, partition }) => `${key} ${partition}`)).size).toBe(1);
  expect(seen[0]?.key).toBe(first.contact.id);
  await Promise.all([consumer.disconnect(), producer.disconnect()]);
  broker.kill("SIGKILL");
});

test("cloud events: survive both forms of HTTP, and hold the webhook", () => {
  const { HTTP } = load("cloudevents");
  for (const { event, contact } of conversations) {
    const made = cloudEventOf({ eventName: event.name, conversation: { event, contact }, body: { id: contact.id } }, "/contact-pro/acme");
    expect(made.validate()).toBe(true);
    expect(made).toMatchObject({ id: deliveryKey({ event, contact }), subject: contact.id, time: event.datetime });
    for (const message of [HTTP.binary(made), HTTP.structured(made)]) {
      expect(HTTP.toEvent(message).toJSON()).toEqual(made.toJSON());
    }
  }
  const bare = cloudEventOf({ eventName: undefined, conversation: { event: { datetime: "no time" } }, body: {} }, "/x");
  expect([bare.validate(), bare.type]).toEqual([true, "com.example.contact-pro.unknown"]);
});

test("oauth: a token has to be signed, for this receiver and in time; keys that cannot be fetched are a 500", async () => {
  const { generateKeyPair, exportJWK, createLocalJWKSet, SignJWT } = await import(load.resolve("jose"));
  const [own, other] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(own.publicKey)), kid: "1", alg: "RS256" }] });
  const expected = { keys, issuer: "https://issuer.example", audience: "receiver" };
  const integration = oauthIntegration(expected);
  const token = (key: CryptoKey, audience = "receiver", expires = "5m", kid = "1") =>
    new SignJWT({})
      .setProtectedHeader({ alg: "RS256", kid })
      .setIssuer(expected.issuer)
      .setAudience(audience)
      .setExpirationTime(expires)
      .sign(key);
  const statusOf = async (authorization: string, of = integration) => {
    const made = of.request(first) as Request;
    const headers = { ...Object.fromEntries(made.headers), authorization };
    const handler = of.handler(() => undefined, { onError: () => undefined });
    return (await handler(new Request(made.url, { method: "POST", headers, body: await made.text() }))).status;
  };
  expect(await statusOf(`Bearer ${await token(own.privateKey)}`)).toBe(204);
  const bad = [await token(other.privateKey), await token(own.privateKey, "another"), await token(own.privateKey, "receiver", "-5m")];
  for (const one of [...bad, await token(own.privateKey, "receiver", "5m", "2"), "no.token", "eyJhbGciOiJub25lIn0.e30."]) {
    expect(await statusOf(`Bearer ${one}`), one).toBe(401);
  }
  expect(await statusOf("Basic eDp5")).toBe(401);
  const away = oauthIntegration({ ...expected, keys: () => Promise.reject(new TypeError("fetch failed")) });
  expect(await statusOf(`Bearer ${await token(own.privateKey)}`, away)).toBe(500);
});

test("open telemetry: each webhook is a span, with the spans of its work below it, and an error marks it", async () => {
  const { context } = load("@opentelemetry/api");
  const { AsyncLocalStorageContextManager } = load("@opentelemetry/context-async-hooks");
  const { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } = load("@opentelemetry/sdk-trace-base");
  const exporter = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer("test");
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  const integration = defineIntegration({
    configuration: { request: { method: "POST", body: { event: "{event.name}", id: "{contact.id}" } } },
    credentials: "unchecked",
  });
  const failure = new RangeError(`No customer ${first.contact.id}`);
  const works = [async () => tracer.startSpan("store").end(), () => Promise.reject(failure)];
  const statuses = works.map(async (work) => {
    const handler = integration.handler(traced(tracer, work), { onError: () => undefined });
    return (await handler(integration.request(first) as Request)).status;
  });
  expect(await Promise.all(statuses)).toEqual([204, 500]);
  context.disable();

  type Span = { name: string; attributes: object; status: { code: number }; parentSpanContext?: { spanId: string } };
  const spans: (Span & { spanContext(): { spanId: string }; events: unknown[] })[] = exporter.getFinishedSpans();
  const attributes = {
    "contact_pro.event.name": first.event.name,
    "contact_pro.contact.id": first.contact.id,
    "contact_pro.warnings": 0,
  };
  const name = `contact-pro ${first.event.name}`;
  const [failed, done] = [2, 0].map((code) => spans.find((span) => span.name === name && span.status.code === code));
  expect(done?.attributes).toEqual(attributes);
  expect(failed?.attributes).toEqual({ ...attributes, "error.type": "RangeError" });
  expect(JSON.stringify([failed?.status, failed?.events])).not.toContain("customer");
  expect(spans.find((span) => span.name === "store")?.parentSpanContext?.spanId).toBe(done?.spanContext().spanId);
});

test("replay: refused webhooks are read with the corrected configuration, and kept if it refuses them too", async () => {
  const request = { method: "POST", authentication: { type: "basic" } } as const;
  const credentials = { username: "contact-pro", password: "correct horse" };
  const sender = defineIntegration({ configuration: { request: { ...request, body: { ID: "{contact.id}" } } }, credentials });
  const wrong = { request: { ...request, body: { ID: "{contact.priority}" } } };
  const receiver = defineIntegration({ configuration: wrong, credentials, strict: true });
  const handler = receiver.handler(() => undefined, { onRefused: keepRefused(folder) });
  expect((await handler(sender.request(first) as Request)).status).toBe(422);
  const stranger = new Request("https://x.example", { method: "POST", body: "{}", headers: { authorization: "Basic eDp5" } });
  expect((await handler(stranger)).status).toBe(401);
  expect(readdirSync(folder)).toHaveLength(1);

  const still = defineIntegration({ configuration: wrong, credentials: "unchecked", strict: true });
  expect(await replay(folder, still, async () => undefined)).toEqual({ replayed: 0, refusedAgain: 1 });
  const corrected = defineIntegration({
    configuration: { request: { ...request, body: { ID: "{contact.id}" } } },
    credentials: "unchecked",
  });
  const found: unknown[] = [];
  expect(await replay(folder, corrected, async (conversation) => found.push(conversation))).toEqual({ replayed: 1, refusedAgain: 0 });
  expect(found).toEqual([{ contact: { id: first.contact.id } }]);
  expect(readdirSync(folder)).toEqual([]);
});

test("two versions: both are read into one form, and an event that comes in both counts once", async () => {
  const notices: Notice[] = [];
  const { v1, v2, handler } = versionedReceiver("correct horse", async (notice) => void notices.push(notice));
  for (const one of conversations) {
    expect((await handler(v1.request(one) as Request)).status).toBe(204);
    expect((await handler(v2.request(one) as Request)).status).toBe(204);
  }
  expect(notices.map(({ version }) => version)).toEqual(conversations.map(() => "v1"));
  expect(notices.map(({ queue }) => queue)).toEqual(conversations.map(({ contact }) => contact.queue?.address));
  expect((await handler(new Request("https://x.example/contact-pro/v3/queued", { method: "POST" }))).status).toBe(404);
});
