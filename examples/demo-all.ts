// `npm run demo -- --all`: shows input and output for the two documented configurations.
// The conversations are invented, as Contact Pro's documentation describes them. Nothing leaves this machine.
import { EventEmitter, once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";
import type { Io } from "../src/cli/io.ts";
import { run } from "../src/cli/run.ts";
import {
  type Configuration,
  type Conversation,
  ConversationSchema,
  compile,
  type Issue,
  type Template,
  TemplateError,
} from "../src/index.ts";
import { lifecycle, sampleConversation } from "../src/testing/index.ts";

type Json = { [key: string]: unknown };

const isColoured = process.stdout.isTTY && !process.env["NO_COLOR"];
const style = (format: "bold" | "cyan" | "green" | "red", text: string) => (isColoured ? styleText(format, text) : text);
const print = (...lines: string[]) => console.log(lines.join("\n"));
const heading = (text: string) => print("", style("bold", text), "=".repeat(text.length));
const short = (value: unknown, length = 60) => {
  const text = JSON.stringify(value);
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
};
const lineOf = ({ pointer, message }: Issue) => `${pointer || "(root)"}: ${message}`;

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

/** Prints the first body in full, and of the others the changes other than the event. */
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
showIssues("one value tampered", everyPropertyTemplate.verify({ ...body, Direction: "outbound" }, conversation));
showIssues("one key missing", everyPropertyTemplate.match(withoutDirection));
showIssues("one type wrong", everyPropertyTemplate.match({ ...body, Priority: "100" }));
showIssues("one part inconsistent", everyPropertyTemplate.match({ ...body, "Current agent ID": "C0177D585DA5EE11B3ED58961D1810CC" }));

function showIssues(what: string, result: { readonly ok: boolean; readonly issues?: readonly Issue[] }): void {
  print(`  ${what.padEnd(22)} ${result.issues ? style("red", result.issues.map(lineOf).join("; ")) : "nothing found"}`);
}

heading("5. A misspelt template, and an invalid payload");
try {
  compile({ Agent: "{contact.agnet.number}", Summary: "{contact.direction} {evnt}" } as unknown);
} catch (error) {
  if (error instanceof TemplateError) print(error.message);
}
print("");
showIssues("an invalid payload", ConversationSchema.validate({ ...conversation, contact: { ...conversation.contact, priority: "high" } }));

heading("6. HTTP: simulate sends, listen receives");
const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-demo-"));
process.chdir(folder);
const reply = { set: { priority: "{response.body.priority}" } };
writeFileSync("configuration.json", JSON.stringify({ ...everyProperty, response: reply }, null, 2));
writeFileSync("reply.json", '{ "priority": 50 }');
const user = ["--user", "contact-pro:@env:PASSWORD"];
const path = "/contact-pro/{event}";

const shown: string[] = [];
const interrupted = new EventEmitter();
const listen = ["listen", "configuration.json", "--url", path, ...user, "--reply", "reply.json", "--save", "captures", "-v", "--port", "0"];
printCommand(listen);
const started = new EventEmitter();
const receiver = run(listen, {
  ...world((text) => {
    shown.push(text);
    started.emit("started");
  }),
  once: (signal, listener) => interrupted.once(signal, listener),
});
await once(started, "started");
const head = taken();
print(head, "");
const to = `${/http:\/\/[\d.:]+/.exec(head)?.[0]}${path}`;

await simulate("configuration.json", ...user, "--channel", "phone");
const [first, ...others] = shown.splice(0);
print("", "listen shows the first one so, and the others likewise:", first?.trimEnd() ?? "", ...others.map((text) => headOf(text)));

print("", style("bold", "A wrong password:"));
await simulate("configuration.json", "--user", "contact-pro:@env:WRONG", "--event", "queued");
print(taken());

print("", style("bold", "A tampered body, made of what listen has saved:"));
mkdirSync("tampered");
const saved = readFileSync("captures/0002-queued.json", "utf8");
writeFileSync("tampered/queued.json", saved.replace('"Priority": 100', '"Priority": "first"'));
await simulate("configuration.json", ...user, "--from", "tampered");
print(
  taken()
    .split("\n")
    .filter((line) => /#\d|match|difference/.test(line))
    .join("\n"),
);

print("", style("bold", "A misspelt template:"));
writeFileSync("misspelt.json", '{ "Agent": "{contact.agnet.number}" }\n');
await simulate("misspelt.json");

interrupted.emit("SIGINT");
await receiver;

heading("7. What captures say of what is unverified");
print(
  "These are of invented conversations, and one was tampered with: they say what this library goes by. Real ones say what Contact Pro does.",
);
await command("assumptions", "captures");

process.chdir(tmpdir());
rmSync(folder, { recursive: true });

/** Runs a command as a terminal would, and shows both. */
async function command(...args: string[]): Promise<void> {
  printCommand(args);
  await run(
    args,
    world((text) => process.stdout.write(text)),
  );
}

function simulate(file: string, ...flags: string[]): Promise<void> {
  return command("simulate", file, "--to", to, ...flags);
}

function printCommand(args: readonly string[]): void {
  print(style("cyan", `$ contact-pro-webhooks ${args.join(" ")}`));
}

function world(write: (text: string) => unknown): Io {
  const output = { write, isTTY: process.stdout.isTTY, columns: process.stdout.columns };
  const env = { ...process.env, PASSWORD: "correct horse", WRONG: "battery staple" };
  return { stdin: process.stdin, stdout: output, stderr: output, env };
}

/** The output of listen since the last call. */
function taken(): string {
  return shown.splice(0).join("").trimEnd();
}

function headOf(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
