// What goes in and what comes out, on the two documented configurations: `npm run demo`.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { styleText } from "node:util";
import {
  type Configuration,
  ConversationSchema,
  check,
  compile,
  defineIntegration,
  InputError,
  type Issue,
  type JsonValue,
  TemplateError,
} from "../src/index.ts";
import { eventOf, lifecycle, sampleConversation } from "../src/testing/index.ts";

const configuration = (name: string): Configuration =>
  JSON.parse(readFileSync(new URL(`configurations/${name}.json`, import.meta.url), "utf8"));
const everyProperty = compile(configuration("every-property").request.body as unknown);
const wholeObjects = compile(configuration("whole-objects").request.body as unknown);

type Style = Parameters<typeof styleText>[0];
const style = (format: Style, text: string) => (process.stdout.isTTY ? styleText(format, text) : text);
const print = (line = "") => console.log(line);
const heading = (text: string) => print(`\n${style("bold", text)}\n${"-".repeat(text.length)}`);
const short = (value: unknown) => {
  const text = JSON.stringify(value);
  return text.length > 64 ? `${text.slice(0, 61)}...` : text;
};
const issueLine = ({ pointer, message }: Issue) => `${pointer || "(root)"}: ${message}`;

heading("A phone call, event by event");
print("Each placeholder of every-property.json, and what it becomes; from the second event on only what changes.");
showLifecycle("phone");

heading("A chat, forwarded, event by event");
showLifecycle("chat");

function showLifecycle(channel: "phone" | "chat"): void {
  let before: { [key: string]: JsonValue } = {};
  for (const conversation of lifecycle({ channel, direction: "inbound", course: channel === "chat" ? "forwarded" : "accepted" })) {
    const isValid = ConversationSchema.is(conversation);
    const body = everyProperty.render(conversation) as { [key: string]: JsonValue };
    print(`\n${style("cyan", conversation.event.name)}: ${isValid ? "a valid conversation" : "an INVALID conversation"}`);
    for (const { path, pointer } of everyProperty.placeholders) {
      const key = pointer.slice(1).replaceAll("~1", "/");
      if (JSON.stringify(body[key]) === JSON.stringify(before[key])) continue;
      print(`  {${path}}`.padEnd(44) + `${key}: `.padEnd(34) + short(body[key]));
    }
    before = body;
  }
}

heading("The same calls with whole-objects.json");
print("Its body is the event and the contact as they are; of the contact only what changes.");
for (const channel of ["phone", "chat"] as const) {
  let before: object = {};
  for (const conversation of lifecycle({ channel, direction: "inbound" })) {
    const { event, contact } = wholeObjects.render(conversation) as { event: object; contact: object };
    const known = new Set(Object.entries(before).map((entry) => JSON.stringify(entry)));
    const changed = Object.entries(contact).filter((entry) => !known.has(JSON.stringify(entry)));
    print(`\n${style("cyan", channel)} event: ${JSON.stringify(event)}`);
    for (const [key, value] of changed) print(`  contact.${key}: `.padEnd(34) + short(value));
    before = contact;
  }
}

heading("every-property backwards");
const conversation = sampleConversation();
const body = everyProperty.render(conversation) as { [key: string]: JsonValue };
const found = everyProperty.match(body);
print(`match finds the conversation: ${found.ok && short(found.conversation.contact)}`);
print(`verify: ${everyProperty.verify(body, conversation).ok ? "exactly what the template renders" : "DIFFERENT"}`);
const { Direction: _, ...withoutDirection } = body;
tell("one value changed ", everyProperty.verify({ ...body, Direction: "outbound" }, conversation));
tell("one key missing   ", everyProperty.match(withoutDirection));
tell("one type wrong    ", everyProperty.match({ ...body, Priority: "100" }));
tell("one part otherwise", everyProperty.match({ ...body, "Current agent ID": "somebody else" }));

function tell(what: string, result: { readonly ok: boolean; readonly issues?: readonly Issue[] }): void {
  print(`${what}  ${result.issues ? result.issues.map(issueLine).join("; ") : "nothing found"}`);
}

heading("A misspelt template, and an invalid payload");
const misspelt = { Agent: "{contact.agnet.number}", Summary: "{contact.direction} {evnt}" };
try {
  compile(misspelt as unknown);
} catch (error) {
  if (error instanceof TemplateError) print(error.message);
}
print(
  `check suggests: ${check(misspelt)
    .map(({ suggestion }) => suggestion)
    .join(", ")}`,
);
const invalid = ConversationSchema.validate({ ...conversation, contact: { ...conversation.contact, priority: "high", agent: "Ann" } });
print(`validate: ${invalid.ok || invalid.issues.map(issueLine).join("; ")}`);
try {
  everyProperty.render(JSON.parse("[]"));
} catch (error) {
  if (error instanceof InputError) print(error.message);
}

heading("A receiver, and what it answers");
const integration = defineIntegration({
  url: "/webhooks/{event}",
  configuration: {
    ...configuration("every-property"),
    response: { set: { priority: "{response.body.priority}" } },
  },
  credentials: { username: "contact-pro", password: "correct horse" },
});
const stranger = defineIntegration({
  url: "/webhooks/{event}",
  configuration: configuration("every-property"),
  credentials: { username: "contact-pro", password: "battery staple" },
});

const server = createServer(async (request, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, headers } = request;
  const result = await integration.receive({ method, url, headers, body: Buffer.concat(chunks) });
  if (!result.ok) return response.writeHead(result.status, result.headers).end(JSON.stringify(result.problem));
  const reply = { seen: result.eventName, priority: 50, warnings: result.warnings.map(issueLine) };
  return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;

async function send(what: string, request: Request): Promise<void> {
  const { pathname } = new URL(request.url);
  const response = await fetch(origin + pathname, { method: request.method, headers: request.headers, body: await request.text() });
  const text = await response.text();
  const reply = integration.readReply({ status: response.status, body: text });
  print(`${what.padEnd(18)} ${response.status} ${text}${response.ok ? `  sets ${JSON.stringify(reply.set)}` : ""}`);
}

const call = lifecycle({ channel: "phone", direction: "inbound" });
for (const one of call) await send(one.event.name, integration.request(one));
await send("a wrong password", stranger.request(eventOf(call, "queued")));
const good = integration.request(eventOf(call, "queued"));
const tampered = { ...(JSON.parse(await good.clone().text()) as object), Priority: "first" };
await send("a tampered body", new Request(good.url, { method: good.method, headers: good.headers, body: JSON.stringify(tampered) }));
try {
  defineIntegration({ configuration: { request: { method: "POST", body: { id: "{contact.id" } } }, credentials: "unchecked" });
} catch (error) {
  if (error instanceof TemplateError) print(error.message);
}
server.close();
