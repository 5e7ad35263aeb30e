import { Option } from "commander";
import {
  type Conversation,
  InputError,
  type Integration,
  normalizeEventName,
  type PartialConversation,
  type ResponseReading,
  type ServiceResponse,
} from "../../index.ts";
import { quoted } from "../../issue.ts";
import { has } from "../../json.ts";
import { channels, courses, directions, type LifecycleOptions, lifecycle } from "../../testing/lifecycle.ts";
import { readCapture, readContents } from "../captures/capture.ts";
import { captureFiles, expectFile } from "../captures/capture-folder.ts";
import { type AddCommand, addFileCommand, type Flags } from "../command.ts";
import { type IntegrationFile, readIntegration } from "../files/integration-file.ts";
import { Unusable } from "../files/read-json.ts";
import { aboutSecrets, addSenderFlags, readSender, type SenderFlags } from "../files/sender-flags.ts";
import { type Sent, send } from "../http/send.ts";
import { eventCases, nullForms, withEventCase, withNulls } from "../http/vary.ts";
import type { Io } from "../io.ts";
import { type Conceal, concealIn } from "../output/redact.ts";
import { cut, type Line, print } from "../output/terminal.ts";
import { type CommandResult, count, unusableDocument } from "../result.ts";

interface SimulateFlags extends Flags, SenderFlags {
  readonly to: string;
  readonly channel: LifecycleOptions["channel"];
  readonly direction: LifecycleOptions["direction"];
  readonly course: NonNullable<LifecycleOptions["course"]>;
  readonly event?: string;
  readonly eventCase: (typeof eventCases)[number];
  readonly nulls: (typeof nullForms)[number];
  readonly from?: string;
}

/** `simulate CONFIG --to URL`: the webhooks of one contact, sent to a service that runs. */
export const addSimulate: AddCommand = (program, act) => {
  const command = addFileCommand(program, "simulate", {
    summary: "send the webhooks of a conversation to a service",
    details: `Plays what happens to one invented contact, event by event, and tells for each what the service answered and what Contact Pro would do with it. It waits as long as the configuration's timeout says, 10 seconds without one. What the configuration has of condition, delay, proxy, block and verify is not simulated. Order and nulls follow the documentation, not a capture: --event-case and --nulls vary what is not verified.

${aboutSecrets} Exit code 1 where the service refused a webhook, or did not answer.`,
    examples: [
      ["simulate config.json --to http://localhost/{event} --user name:@env:KEY", "a chat that an agent takes"],
      ["simulate config.json --to http://localhost --secret api-key=@env:KEY", "with a secret that a header names"],
      ["simulate config.json --to http://localhost --channel phone --course rejected", "a call that the first agent rejects"],
      ["simulate config.json --to http://localhost --event-case title --nulls absent", "vary what is unverified"],
      ["simulate config.json --to http://localhost --from captures", "send what listen --save has kept"],
    ],
  })
    .argument("<config>", "JSON for Configuration, or a template: the body of a POST; - for standard input")
    .requiredOption("--to <url>", "URL of the service, with the placeholders that the endpoint has")
    .addOption(new Option("--channel <channel>", "what the conversation is").choices(channels).default("chat"))
    .addOption(new Option("--direction <direction>", "who began it").choices(directions).default("inbound"))
    .addOption(new Option("--course <course>", "what happens to it").choices(courses).default("accepted"))
    .option("--event <name>", "send this event of it only")
    .addOption(new Option("--event-case <case>", "how the name of the event is written").choices(eventCases).default("lower"))
    .addOption(new Option("--nulls <form>", "what a placeholder alone sends where there is no value").choices(nullForms).default("null"))
    .addOption(
      new Option("--from <dir>", "send the bodies of captures instead").conflicts(["channel", "direction", "course", "eventCase", "nulls"]),
    );
  addSenderFlags(command, "send no credentials, whatever the configuration has").action(act(simulate));
};

/** A webhook to be sent. */
interface Delivery {
  readonly event: string | undefined;
  readonly file?: string;
  readonly conversation: PartialConversation;
  /** The body to send, given the one that the configuration makes of the conversation. */
  readonly bodyFrom: (body: unknown) => unknown;
}

/** The effects of a response. */
interface Effect {
  readonly problem: string | null;
  readonly set: ResponseReading["set"];
  readonly save: ResponseReading["save"];
}

/** The result of one webhook in `--json`. */
interface Told extends Effect {
  readonly event: string | null;
  readonly file?: string;
  readonly status: number | null;
  readonly milliseconds: number;
}

async function simulate(io: Io, file: string, flags: SimulateFlags): Promise<CommandResult> {
  checkUrl(flags.to);
  const sender = readSender(flags, io);
  const given = await readIntegration(file, flags, { url: flags.to, flag: "--to" }, sender, io);
  const seconds = Number(given.configuration.request.timeout ?? 10);
  const show = (lines: readonly Line[]) => (flags.json ? undefined : print(lines, io.stdout, io.env));

  const told: Told[] = [];
  const others = new Set<string>();
  const unusable: Unusable[] = [];
  const deliveries = flags.from === undefined ? invented(flags, given) : captured(flags.from, unusable, io);
  // One after the other, each once the one before is answered: their order is what a lifecycle is about.
  for await (const delivery of deliveries) {
    const { event } = delivery;
    if (flags.event !== undefined && event !== normalizeEventName(flags.event)) {
      others.add(event ?? "(no event name)");
      continue;
    }
    const one = await play(given.integration, delivery, seconds, sender.conceal);
    told.push(one);
    show([lineOf(one)]);
  }
  if (flags.event !== undefined && !told.length && !unusable.length) {
    throw new Unusable("--event", `No event is named ${quoted(flags.event)}. There are ${[...others].join(", ")}`);
  }
  const refused = told.filter(({ status }) => !isAccepted(status)).length;
  const accepted = refused ? `${refused} refused or not answered` : told.length ? "all accepted" : "none to send";
  const summary = `${count(told.length, "webhook")} sent: ${accepted}`;
  show([[{ text: summary, style: "bold" }]]);
  const document = { ok: !refused && !unusable.length, events: told, unusable: unusable.map(unusableDocument) };
  return { exitCode: unusable.length ? 2 : refused ? 1 : 0, document, unusable };
}

/** Refuses what cannot be called. The message holds nothing of the URL, which may hold a password. */
function checkUrl(url: string): void {
  const origin = /^https?:\/\/[^/?#]+/i.exec(url)?.[0];
  if (!origin || !URL.canParse(origin)) throw new Unusable("--to", "Give an absolute URL that begins with http:// or https://");
  if (origin.includes("@")) throw new Unusable("--to", "The URL contains credentials. Give them with --user");
}

function invented({ channel, direction, course, eventCase, nulls }: SimulateFlags, { configuration }: IntegrationFile): Delivery[] {
  return lifecycleOf({ channel, direction, course }).map((conversation) => ({
    event: conversation.event.name,
    conversation: withEventCase(conversation, eventCase),
    bodyFrom: (body) => withNulls(body, configuration.request.body, nulls),
  }));
}

function lifecycleOf(options: LifecycleOptions): Conversation[] {
  try {
    return lifecycle(options);
  } catch (error) {
    if (error instanceof InputError) throw new Unusable("--course", error.issues[0]?.message ?? error.message);
    throw error;
  }
}

/** The captures of a folder, one after the other: there may be many, and large ones. */
async function* captured(folder: string, unusable: Unusable[], io: Io): AsyncGenerator<Delivery> {
  const files = await captureFiles(folder);
  if (!files.length) throw new Unusable(folder, "The folder has no captures");
  for (const file of files) {
    try {
      await expectFile(file);
      const capture = await readCapture(file, io);
      const { eventName, conversation } = await readContents(file, capture);
      yield { event: eventName, file, conversation: conversation as PartialConversation, bodyFrom: () => capture.body };
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      unusable.push(error);
    }
  }
}

async function play(integration: Integration, delivery: Delivery, seconds: number, conceal: Conceal): Promise<Told> {
  const start = performance.now();
  const sent = await sendOne(integration, delivery, seconds);
  const head = { event: delivery.event ?? null, ...(delivery.file === undefined ? {} : { file: delivery.file }) };
  const milliseconds = Math.round(performance.now() - start);
  if ("failure" in sent) return { ...head, status: null, milliseconds, problem: sent.failure, set: {}, save: {} };
  const { status, headers, text } = sent;
  return { ...head, status, milliseconds, ...effectOf(integration, { status, headers, body: text }, conceal) };
}

/** The effects of a response in Contact Pro. The response is untrusted: it may repeat what was sent, and nest deeply. */
function effectOf(integration: Integration, answer: ServiceResponse & { status: number; body: string }, conceal: Conceal): Effect {
  try {
    const { set, save, issues } = integration.readResponse(answer);
    const [issue] = issues;
    const told = issue && conceal(`${issue.pointer}: ${issue.message}`);
    const problem = (isAccepted(answer.status) ? told : reasonIn(answer.body, conceal)) ?? null;
    return { problem, set: concealValues(set, conceal), save: concealValues(save, conceal) };
  } catch (error) {
    if (error instanceof RangeError) return { problem: "the answer nests too deeply", set: {}, save: {} };
    throw error;
  }
}

/** The names come from the configuration, and so hold no secret; the values come from the service. */
function concealValues<T extends object>(values: T, conceal: Conceal): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, concealIn(value, conceal)])) as T;
}

async function sendOne(integration: Integration, { conversation, bodyFrom }: Delivery, seconds: number): Promise<Sent> {
  try {
    const request = integration.request(conversation) as Request;
    const text = await request.text();
    const { url, method, headers } = request;
    const body = text === "" ? {} : { body: JSON.stringify(bodyFrom(JSON.parse(text)) ?? null) };
    return await send(new Request(url, { method, headers, ...body }), seconds);
  } catch (error) {
    if (error instanceof InputError) return { failure: `cannot be sent: ${error.issues[0]?.message}` };
    if (error instanceof RangeError) return { failure: "cannot be sent: it nests too deeply" };
    throw error;
  }
}

function isAccepted(status: number | null): boolean {
  return status !== null && status >= 200 && status <= 299;
}

/** The service's explanation of a refusal: the detail of its problem details, or the start of its text. */
function reasonIn(text: string, conceal: Conceal): string | undefined {
  const detail = detailIn(text);
  if (detail !== undefined) return conceal(detail);
  const [line = ""] = conceal(text)
    .trim()
    .split(/[\r\n]/, 1);
  return line ? cut(line, 0, 200) : undefined;
}

function detailIn(text: string): string | undefined {
  try {
    const problem: unknown = JSON.parse(text);
    return ["detail", "message", "error", "title"].flatMap((key) =>
      has(problem, key) && typeof problem[key] === "string" ? [problem[key]] : [],
    )[0];
  } catch {
    return undefined;
  }
}

function lineOf({ event, file, status, milliseconds, problem, set, save }: Told): Line {
  const effects = [...effectsOf("sets", set), ...effectsOf("saves", save)];
  return [
    `  ${cut(event ?? "(no event)", 0, 40).padEnd(11)}  `,
    { text: String(status ?? "---"), style: isAccepted(status) ? "green" : "red" },
    `  ${String(milliseconds).padStart(5)} ms`,
    ...effects.map((effect) => `  ${effect}`),
    ...(problem === null ? [] : ["  ", { text: cut(problem, 0, 200), style: isAccepted(status) ? "yellow" : "red" } as const]),
    ...(file === undefined ? [] : ["  ", { text: file, style: "dim" } as const]),
  ];
}

function effectsOf(verb: string, values: ResponseReading["set"]): string[] {
  const names = Object.keys(values);
  return names.length ? [`${verb} ${names.map((name) => `${name} ${cut(JSON.stringify(values[name]), 0, 60)}`).join(", ")}`] : [];
}
