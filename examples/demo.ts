// What goes in and what comes out, on the two documented configurations: `npm run demo`.
// The conversations are invented, as Contact Pro's documentation describes them. Nothing leaves this machine.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { styleText } from "node:util";
import {
  type Configuration,
  type Conversation,
  ConversationSchema,
  checkConfiguration,
  compile,
  defineIntegration,
  type Issue,
  type Template,
  TemplateError,
} from "../src/index.ts";
import { eventOf, lifecycle, sampleConversation } from "../src/testing/index.ts";

type Json = { [key: string]: unknown };

const isColoured = process.stdout.isTTY && !process.env["NO_COLOR"];
const style = (format: "bold" | "cyan" | "green" | "red", text: string) => (isColoured ? styleText(format, text) : text);
const print = (...lines: string[]) => console.log(lines.join("\n"));
const heading = (text: string) => print("", style("bold", text), "=".repeat(text.length));
const short = (value: unknown, length = 60) => {
  const text = JSON.stringify(value);
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
};
const told = ({ pointer, message }: Issue) => `${pointer || "(root)"}: ${message}`;

function readConfiguration(name: string): Configuration {
  return JSON.parse(readFileSync(new URL(`configurations/${name}.json`, import.meta.url), "utf8"));
}

const everyProperty = readConfiguration("every-property");
const wholeObjects = readConfiguration("whole-objects");
const everyPropertyTemplate = compile(everyProperty.request.body as unknown);
const wholeObjectsTemplate = compile(wholeObjects.request.body as unknown);

const phoneCall = lifecycle({ channel: "phone", direction: "inbound" });
const chat = lifecycle({ channel: "chat", direction: "inbound", course: "forwarded" });

heading("1. Sample conversations are valid");
for (const [name, conversations] of Object.entries({ "a phone call": phoneCall, "a chat": chat })) {
  const valid = conversations.filter((conversation) => ConversationSchema.is(conversation)).length;
  print(`${name}: ${valid} of ${conversations.length} events valid (${conversations.map(({ event }) => event.name).join(", ")})`);
}

heading("2. every-property.json: the phone call");
showBodies(everyPropertyTemplate, phoneCall, (body) =>
  everyPropertyTemplate.placeholders.map(({ path, pointer }) => {
    const key = pointer.slice(1).replaceAll("~1", "/");
    return [`{${path}}`.padEnd(41), key, body[key]];
  }),
);

heading("3. whole-objects.json: the chat, which overflows to another queue");
showBodies(wholeObjectsTemplate, chat, (body) =>
  Object.entries({ event: "{event}", contact: "{contact}" }).flatMap(([key, source]) =>
    Object.entries(body[key] as Json).map(([name, value]): Row => [source.padEnd(9), `${key}.${name}`, value]),
  ),
);

/** A line of a body: the placeholder that wrote it, its key, and the value. */
type Row = readonly [source: string, key: string, value: unknown];

/** The first body in full, and of the others what else changes than the event. */
function showBodies(template: Template, conversations: readonly Conversation[], rowsOf: (body: Json) => readonly Row[]): void {
  let before = new Map<string, string>();
  for (const conversation of conversations) {
    const { name, datetime } = conversation.event;
    const rows = rowsOf(template.render(conversation) as Json);
    const isFirst = before.size === 0;
    const shown = rows.filter(([source, key, value]) => {
      return isFirst ? value !== null : !source.startsWith("{event") && before.get(key) !== JSON.stringify(value);
    });
    print("", `${style("cyan", name)} at ${datetime}${isFirst ? ", the whole body" : shown.length ? "" : ": nothing else changes"}`);
    for (const [source, key, value] of shown) print(`  ${source} -> ${key.padEnd(31)} ${short(value)}`);
    if (isFirst) print(...wrapped(`and null: ${rows.flatMap(([, key, value]) => (value === null ? key : [])).join(", ")}`));
    before = new Map(rows.map(([, key, value]) => [key, JSON.stringify(value)]));
  }
}

function wrapped(text: string): string[] {
  return (text.match(/.{1,110}(?:,|$)/g) ?? []).map((line) => `  ${line.trim()}`);
}

heading("4. Backwards: each body is read, and compared with what it was made from");
for (const [name, template] of Object.entries({ "every-property": everyPropertyTemplate, "whole-objects": wholeObjectsTemplate })) {
  const all = [...phoneCall, ...chat].map((conversation) => ({ conversation, body: template.render(conversation) }));
  const matched = all.filter(({ body }) => template.match(body).ok).length;
  const verified = all.filter(({ conversation, body }) => template.verify(body, conversation).ok).length;
  print(`${name}: ${all.length} bodies rendered, ${matched} matched, ${verified} verified`);
}

const conversation = sampleConversation();
const body = everyPropertyTemplate.render(conversation) as Json;
const { Direction: _, ...withoutDirection } = body;
print("", "every-property, tampered with:");
tell("one value tampered", everyPropertyTemplate.verify({ ...body, Direction: "outbound" }, conversation));
tell("one key missing", everyPropertyTemplate.match(withoutDirection));
tell("one type wrong", everyPropertyTemplate.match({ ...body, Priority: "100" }));
tell("one part inconsistent", everyPropertyTemplate.match({ ...body, "Current agent ID": "C0177D585DA5EE11B3ED58961D1810CC" }));

function tell(what: string, result: { readonly ok: boolean; readonly issues?: readonly Issue[] }): void {
  print(`  ${what.padEnd(22)} ${result.issues ? style("red", result.issues.map(told).join("; ")) : "nothing found"}`);
}

heading("5. A misspelt template, and an invalid payload");
try {
  compile({ Agent: "{contact.agnet.number}", Summary: "{contact.direction} {evnt}" } as unknown);
} catch (error) {
  if (error instanceof TemplateError) print(error.message);
}
print("");
tell("an invalid payload", ConversationSchema.validate({ ...conversation, contact: { ...conversation.contact, priority: "high" } }));

heading("6. HTTP: a receiver on loopback, and what it answers");
const url = "/contact-pro/{event}";
const configuration: Configuration = { ...everyProperty, response: { set: { priority: "{response.body.priority}" } } };
const integration = defineIntegration({ url, configuration, credentials: { username: "contact-pro", password: "correct horse" } });
const stranger = defineIntegration({ url, configuration, credentials: { username: "contact-pro", password: "battery staple" } });

const server = createServer(async (request, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const result = await integration.receive({
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: Buffer.concat(chunks),
  });
  if (!result.ok) return response.writeHead(result.status, result.headers).end(JSON.stringify(result.problem));
  for (const warning of result.warnings) print(`  ${"receiver warns".padEnd(22)} ${style("red", told(warning))}`);
  const reply = result.eventName === "queued" ? { priority: 50 } : {};
  return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
});
await once(server.listen(0, "127.0.0.1"), "listening");
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

for (const one of phoneCall) await send(one.event.name, integration.request(one));

const queued = eventOf(phoneCall, "queued");
print("");
await send("a wrong password", stranger.request(queued));
await send("a body cut off", await withBody((text) => text.slice(0, -1)));
await send("a tampered body", await withBody((text) => text.replace('"Priority":100', '"Priority":"first"')));
server.close();

async function send(what: string, request: Request): Promise<void> {
  const { pathname } = new URL(request.url);
  const response = await fetch(origin + pathname, { method: request.method, headers: request.headers, body: await request.text() });
  const text = await response.text();
  const { set } = integration.readReply({ status: response.status, body: text });
  const does = response.ok ? `${text}${"priority" in set ? ` sets the priority to ${set["priority"]}` : ""}` : JSON.parse(text).detail;
  print(`  ${what.padEnd(22)} ${style(response.ok ? "green" : "red", String(response.status))} ${does}`);
}

/** The request of the queued call with another body. */
async function withBody(change: (text: string) => string): Promise<Request> {
  const request = integration.request(queued);
  return new Request(request.url, { method: request.method, headers: request.headers, body: change(await request.text()) });
}

const misspelt = { request: { ...everyProperty.request, body: { Agent: "{contact.agnet.number}" } } };
print(`  ${"a misspelt template".padEnd(22)} ${style("red", checkConfiguration(misspelt).map(told).join("; "))}`);
