import { InvalidArgumentError, Option } from "commander";
import { normalizeEventName } from "../../index.ts";
import { quoted } from "../../issue.ts";
import { type AddCommand, addFileCommand, type Flags, numberUpTo } from "../command.ts";
import { type IntegrationFile, readIntegration } from "../files/integration-file.ts";
import { addLifecycleFlags, courseLacks } from "../files/lifecycle-flags.ts";
import { Unusable } from "../files/read-json.ts";
import { aboutSecrets, addSenderFlags, readSender, type Sender, type SenderFlags } from "../files/sender-flags.ts";
import { type Invention, type OwnData, type Planned, planCaptured, planInvented, readOwnData, shuffled } from "../http/deliveries.ts";
import { type Exchange, exchange, isFailure } from "../http/exchange.ts";
import { folding, nextStep, summaryOf, summaryText, tableLines } from "../http/exchange-report.ts";
import { atPace } from "../http/pace.ts";
import { senderText } from "../http/sender-text.ts";
import { eventCases, nullForms } from "../http/vary.ts";
import type { Io } from "../io.ts";
import { progressOn } from "../output/progress.ts";
import { cut, type Line, print } from "../output/terminal.ts";
import { wrapLines } from "../output/wrap.ts";
import { type CommandResult, count, unusableDocument } from "../result.ts";

interface SimulateFlags extends Flags, SenderFlags, Invention {
  readonly to: string;
  readonly event?: string;
  readonly from?: string;
  readonly with?: string;
  readonly shuffle?: true;
  readonly repeat: number;
  readonly rate?: number;
}

/** `simulate CONFIG --to URL`: the webhooks of one contact, sent to a service that runs. */
export const addSimulate: AddCommand = (program, act) => {
  const command = addFileCommand(program, "simulate", {
    summary: "send the webhooks of a conversation to a service",
    details: `Plays one invented conversation, event by event, as Contact Pro would. It reports each response, and what Contact Pro would do with it. It waits as long as the configuration's timeout, 10 seconds without one. Not simulated: condition, delay, proxy, block and verify. Order and nulls follow the documentation, not a capture: --event-case and --nulls vary what is unverified.

With --repeat or --rate it reports how often each answer came, and how long the answers took. Each repetition has a contact.id and a contact.guid of its own. With --rate a webhook waits for the one before of its conversation only.

${aboutSecrets} Exit code 1 if the service refused a webhook, did not answer, or answered with a value that Contact Pro would not accept; 130 after Ctrl-C.`,
    examples: [
      ["simulate config.json --to http://localhost/{event} --user name:@env:KEY", "a chat that an agent accepts"],
      ["simulate config.json --to http://localhost --secret api-key=@env:KEY", "with a secret that a header names"],
      ["simulate config.json --to http://localhost --channel phone --course rejected", "a call that the first agent rejects"],
      ["simulate config.json --to http://localhost --with contact.json", 'with your own data: { "contact": { "cad": { "customer": 7 } } }'],
      ["simulate config.json --to http://localhost --repeat 100 --rate 50/s --shuffle", "600 webhooks in any order, 50 a second"],
      ["simulate config.json --to http://localhost --event-case title --nulls absent", "vary what is unverified"],
      ["simulate config.json --to http://localhost --from captures", "send the captures of listen --save"],
    ],
  })
    .argument("<config>", "JSON for Configuration, or a template: the body of a POST; - for standard input")
    .requiredOption("--to <url>", "URL of the service, with the placeholders of the endpoint");
  addLifecycleFlags(command)
    .option("--event <name>", "send only this event of it")
    .addOption(new Option("--event-case <case>", "case of the event's name").choices(eventCases).default("lower"))
    .addOption(new Option("--nulls <form>", "what a standalone placeholder sends for null").choices(nullForms).default("null"))
    .option("--with <file>", "JSON with your own data, merged into the contact of every event")
    .addOption(
      new Option("--from <dir>", "send the bodies of captures instead").conflicts([
        "channel",
        "direction",
        "course",
        "eventCase",
        "nulls",
        "with",
      ]),
    )
    .option("--shuffle", "send in random order")
    .option("--repeat <n>", "play it so often", atLeastOne, 1)
    .option("--rate <n/s>", "begin so many webhooks a second, such as 50/s", rateOf);
  addSenderFlags(command, "send no credentials, whatever the configuration has").action(act(simulate));
};

const [mostRepetitions, mostPerSecond] = [100_000, 10_000];

function atLeastOne(text: string): number {
  const number = numberUpTo(mostRepetitions)(text);
  if (number === 0) throw new InvalidArgumentError("It must be at least 1.");
  return number;
}

function rateOf(text: string): number {
  const number = /^(\d{1,6}(?:\.\d{1,6})?)(?:\/s)?$/.exec(text)?.[1];
  if (number !== undefined && Number(number) > 0 && Number(number) <= mostPerSecond) return Number(number);
  throw new InvalidArgumentError(`Write a number a second up to ${mostPerSecond}, such as 50/s.`);
}

async function simulate(io: Io, file: string, flags: SimulateFlags): Promise<CommandResult> {
  checkUrl(flags.to);
  const sender = readSender(flags, io);
  const given = await readIntegration(file, flags, { url: flags.to, flag: "--to" }, sender, io);
  const own = flags.with === undefined ? undefined : await readOwnData(flags.with, io);
  const unusable: Unusable[] = [];
  const planned = await planOf(flags, given, own, unusable, io);
  const show = (lines: readonly Line[]) => (flags.json ? undefined : print(wrapLines(lines, io.stdout.columns), io.stdout, io.env));
  const isMany = flags.repeat > 1 || flags.rate !== undefined;
  show(headLines(flags, given, sender, own));

  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) io.once?.(signal, () => interruption.abort());
  const patience = { seconds: Number(given.configuration.request.timeout ?? 10), interrupted: interruption.signal };
  const exchanges: Exchange[] = [];
  const others = new Set<string>();
  const folded = folding(show);
  const progress = progressOn(isMany && !flags.json ? io.stdout : { write: () => undefined });
  const start = performance.now();
  await atPace(planned, { rate: flags.rate, interrupted: interruption.signal }, async (one) => {
    const delivery = await one.load();
    if (!delivery) return;
    if (flags.event !== undefined && delivery.event !== normalizeEventName(flags.event)) {
      others.add(delivery.event ?? "(no event name)");
      return;
    }
    const result = await exchange(given.integration, delivery, patience, sender.conceal);
    // A webhook that the interruption cut off is not one that the service left unanswered.
    if (interruption.signal.aborted && result.status === null) return;
    exchanges.push(result);
    if (!isMany) folded.show(result);
    progress.show(() => progressText(exchanges, planned.length, performance.now() - start));
  });
  progress.clear();
  folded.end();
  if (flags.event !== undefined && !exchanges.length && !unusable.length && !interruption.signal.aborted) {
    if (flags.from === undefined) throw courseLacks(flags.event, flags);
    throw new Unusable("--event", `No event is named ${quoted(flags.event)}. There are ${[...others].join(", ")}`);
  }

  const isInterrupted = interruption.signal.aborted;
  const summary = summaryOf(exchanges, performance.now() - start);
  const failed = exchanges.filter(isFailure).length;
  show([[{ text: `${isInterrupted ? "Interrupted: " : ""}${summaryText(summary)}`, style: "bold" }]]);
  if (isMany) show(tableLines(exchanges, summary));
  const step = nextStep(exchanges);
  if (step !== undefined) show([[`${step}.`]]);
  const document = {
    ok: !failed && !unusable.length && !isInterrupted,
    events: exchanges.map(documentOf),
    summary,
    unusable: unusable.map(unusableDocument),
  };
  return { exitCode: isInterrupted ? 130 : unusable.length ? 2 : failed ? 1 : 0, document, unusable };
}

function documentOf({ problems, set, save, ...head }: Exchange): object {
  return { ...head, problem: problems[0] ?? null, problems, set, save };
}

/** Refuses what cannot be called. The message holds nothing of the URL, which may hold a password. */
function checkUrl(url: string): void {
  const origin = /^https?:\/\/[^/?#]+/i.exec(url)?.[0];
  if (!origin || !URL.canParse(origin)) throw new Unusable("--to", "Give an absolute URL that begins with http:// or https://");
  if (origin.includes("@")) throw new Unusable("--to", "The URL contains credentials. Give them with --user");
}

async function planOf(
  flags: SimulateFlags,
  { configuration }: IntegrationFile,
  own: OwnData | undefined,
  unusable: Unusable[],
  io: Io,
): Promise<Planned[]> {
  const { from, repeat, shuffle } = flags;
  const planned =
    from === undefined ? planInvented(flags, configuration.request.body, repeat, own) : await planCaptured(from, repeat, unusable, io);
  // In random order no webhook waits for the one before of its conversation.
  return shuffle ? shuffled(planned).map((one, index) => ({ ...one, key: String(index) })) : planned;
}

/** The header: the conversation, the source, the target and the sender. */
function headLines(flags: SimulateFlags, { name, configuration }: IntegrationFile, sender: Sender, own: OwnData | undefined): Line[] {
  const { channel, direction, course, from, event, repeat, rate, shuffle, to } = flags;
  const subject = from === undefined ? `${direction} ${channel}, ${course}` : `the captures in ${from}`;
  const how = [
    ...(event === undefined ? [] : [`only ${event}`]),
    ...(own ? [`with the contact of ${own.file}`] : []),
    ...(repeat > 1 ? [count(repeat, "time")] : []),
    ...(shuffle ? ["in random order"] : []),
    ...(rate === undefined ? [] : [`${rate} a second`]),
  ];
  return [
    [{ text: `Playing ${[subject, ...how].join(", ")}`, style: "bold" }],
    [{ text: "  from  ", style: "dim" }, name],
    [{ text: "  to    ", style: "dim" }, `${configuration.request.method ?? "POST"} ${cut(sender.conceal(to), 0, 200)}`],
    [{ text: "  as    ", style: "dim" }, senderText(sender, configuration) ?? "anyone: no credentials are sent"],
  ];
}

function progressText(exchanges: readonly Exchange[], total: number, milliseconds: number): string {
  const failed = exchanges.filter(isFailure).length;
  const rate = (exchanges.length * 1000) / Math.max(1, milliseconds);
  return `${exchanges.length} of ${total} sent, ${rate.toFixed(0)} a second${failed ? `, ${failed} failed` : ""}`;
}
