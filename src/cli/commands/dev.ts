import type { Conversation } from "../../index.ts";
import { isPlainObject, setOwn } from "../../json.ts";
import { type Course, channels, courses, type LifecycleOptions, lifecycle } from "../../testing/lifecycle.ts";
import { type AddCommand, addFileCommand, type Flags } from "../command.ts";
import { type IntegrationFile, readIntegration } from "../files/integration-file.ts";
import { channelOption } from "../files/lifecycle-flags.ts";
import { Unusable } from "../files/read-json.ts";
import { aboutSecrets, addSenderFlags, readSender, type Sender, type SenderFlags } from "../files/sender-flags.ts";
import { watch } from "../files/watch.ts";
import { exchange } from "../http/exchange.ts";
import { exchangeLines } from "../http/exchange-report.ts";
import { senderText } from "../http/sender-text.ts";
import { type ServiceProcess, startService, waitUntilOpen } from "../http/service-process.ts";
import type { Io } from "../io.ts";
import { cut, type Line, print } from "../output/terminal.ts";
import { wrapLines } from "../output/wrap.ts";
import { type CommandResult, resultOf, unusableLines } from "../result.ts";

interface DevFlags extends Flags, SenderFlags {
  readonly to: string;
  readonly command?: string;
  readonly channel: LifecycleOptions["channel"];
}

/** `dev CONFIG`: plays events to a service at the press of a key. */
export const addDev: AddCommand = (program, act) => {
  const command = addFileCommand(program, "dev", {
    summary: "play events to your service at the press of a key",
    details: `The loop to keep open while you work. With --command it starts the service, and restarts it when code below the current folder changes. A changed CONFIG is read again.

Keys: n next event, a whole conversation, c channel, o course, w wrong password, k renamed key, r restart, q quit. Any other key shows them again. After w and k the next event is still the same.

${aboutSecrets} It needs a terminal.`,
    examples: [
      ["dev config.json --to http://localhost:3000/{event} --user name:@env:KEY", "play to a service that runs"],
      ["dev config.json --command 'node server.mjs' --to http://localhost:3000/{event}", "start and restart the service too"],
    ],
  })
    .argument("<config>", "JSON for Configuration, or a template: the body of a POST")
    .option("--to <url>", "URL of the service, with the placeholders of the endpoint", "http://localhost:3000")
    .option("--command <line>", "command line that starts the service")
    .addOption(channelOption());
  addSenderFlags(command, "send no credentials, whatever the configuration has").action(act(dev));
};

/** The seconds that a service has to listen. */
const startSeconds = 15;

/** The most actions that wait for the one before. */
const maximumWaiting = 3;

const keyLine = "n next  a all  c channel  o course  w wrong password  k renamed key  r restart  q quit";

async function dev(io: Io, file: string, flags: DevFlags): Promise<CommandResult> {
  const { stdin, stdout } = io;
  if (!stdin.isTTY || !stdin.setRawMode || !stdout.isTTY) {
    throw new Unusable("dev", "It needs a terminal, to read keys. Use simulate in a script");
  }
  if (!/^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(flags.to)) {
    throw new Unusable("--to", "Give an absolute URL that begins with http:// or https://, without credentials");
  }
  const sender = readSender(flags, io);
  const read = (as: Sender) => readIntegration(file, flags, { url: flags.to, flag: "--to" }, as, io);
  let given = await read(sender);
  const show = (lines: readonly Line[]) => print(wrapLines(lines, stdout.columns), stdout, io.env);
  const note = (text: string) => show([[{ text, style: "dim" }]]);

  const ending = new AbortController();
  const ended = new Promise<void>((resolve) => ending.signal.addEventListener("abort", () => resolve(), { once: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) io.once?.(signal, () => ending.abort());

  let service: ServiceProcess | undefined;
  const start = async (line: string) => {
    const onLine = (text: string) => show([[{ text: "  | ", style: "dim" }, cut(sender.conceal(text), 0, 500)]]);
    service = startService(line, onLine, (code) => note(`The service ended with exit code ${code ?? "unknown"}. r starts it again.`));
    note("Waiting until the service listens ...");
    if (!(await waitUntilOpen(flags.to, startSeconds, ending.signal)) && !ending.signal.aborted) {
      note(`Nothing listens at --to after ${startSeconds} s. Correct --to or --command.`);
    }
  };
  const restart = async () => {
    await service?.stop();
    if (flags.command === undefined) note("There is no --command to restart.");
    else if (!ending.signal.aborted) await start(flags.command);
  };

  const chosen: { channel: LifecycleOptions["channel"]; course: Course } = { channel: flags.channel, course: "accepted" };
  let next = 0;
  const conversations = () => lifecycle({ ...chosen, direction: "inbound" });
  const current = () => conversations()[next % conversations().length] as Conversation;
  const play = async ({ integration, configuration }: IntegrationFile, conversation: Conversation, bodyFrom = (body: unknown) => body) => {
    const patience = { seconds: Number(configuration.request.timeout ?? 10), interrupted: ending.signal };
    const result = await exchange(integration, { event: conversation.event.name, conversation, bodyFrom }, patience, sender.conceal);
    if (!ending.signal.aborted) show(exchangeLines(result));
  };

  const actions: { readonly [key: string]: () => Promise<void> | void } = {
    n: async () => {
      await play(given, current());
      next++;
    },
    a: async () => {
      for (const conversation of conversations()) if (!ending.signal.aborted) await play(given, conversation);
      next = 0;
    },
    c: () => {
      chosen.channel = after(channels, chosen.channel);
      next = 0;
      note(`channel ${chosen.channel}`);
    },
    o: () => {
      chosen.course = after(courses, chosen.course);
      next = 0;
      note(
        `course ${chosen.course}: ${conversations()
          .map(({ event }) => event.name)
          .join(", ")}`,
      );
    },
    w: async () => {
      const wrong = wrongSender(sender);
      if (!wrong) return note("There are no credentials to get wrong. Give --user, --token or --secret.");
      note("a wrong password, which the service should refuse with 401:");
      await play(await read(wrong), current());
    },
    k: async () => {
      const { body } = given.configuration.request;
      const key = isPlainObject(body) ? Object.keys(body)[0] : undefined;
      if (key === undefined) return note("The body has no key to rename.");
      note(`the key ${JSON.stringify(key)} as ${JSON.stringify(`${key}_renamed`)}, which the service should survive:`);
      await play(given, current(), (sent) => renamed(sent, key));
    },
    r: restart,
  };

  let waiting = 0;
  let queue = Promise.resolve();
  const enqueue = (action: () => Promise<void> | void) => {
    if (waiting >= maximumWaiting) return;
    waiting++;
    queue = queue
      .then(() => (ending.signal.aborted ? undefined : action()))
      .catch((error) => show(linesOfError(error, stdout.columns)))
      .finally(() => waiting--);
  };
  const onChange = (name: string) => {
    note(`${name} changed`);
    enqueue(async () => {
      if (name === file) given = await read(sender);
      else await restart();
    });
  };

  show(headLines(file, flags, sender, given));
  const watching = watch(file, flags.command === undefined ? undefined : ".", onChange);
  try {
    stdin.setRawMode(true);
    if (flags.command !== undefined) enqueue(() => start(flags.command as string));
    const keys = stdin[Symbol.asyncIterator]();
    while (!ending.signal.aborted) {
      const one = keys.next();
      one.catch(() => undefined);
      const read = await Promise.race([one, ended]);
      if (!read || read.done) break;
      for (const key of String(read.value)) {
        if (key === "q" || key === "\u0003" || key === "\u0004") ending.abort();
        else if (Object.hasOwn(actions, key)) enqueue(actions[key] as () => Promise<void>);
        else note(keyLine);
      }
    }
  } finally {
    ending.abort();
    watching.close();
    stdin.setRawMode(false);
    stdout.write("\u001b[?25h");
    await service?.stop();
    stdin.destroy?.();
    await queue;
    await service?.stop();
  }
  return { exitCode: 0 };
}

function after<T>(values: readonly T[], value: T): T {
  return values[(values.indexOf(value) + 1) % values.length] as T;
}

/** A sender whose first proof of identity is wrong; `undefined` if there is none. */
function wrongSender(sender: Sender): Sender | undefined {
  const { credentials, secrets } = sender;
  if (credentials && credentials !== "unchecked" && !Array.isArray(credentials)) {
    return {
      ...sender,
      credentials:
        "token" in credentials ? { token: "wrong-token" } : ({ ...credentials, password: "wrong-password" } as Sender["credentials"]),
    };
  }
  const names = Object.keys(secrets);
  return names.length ? { ...sender, secrets: Object.fromEntries(names.map((name) => [name, ["wrong-secret"]])) } : undefined;
}

function renamed(body: unknown, key: string): unknown {
  if (!isPlainObject(body)) return body;
  const changed = {};
  for (const [name, value] of Object.entries(body)) setOwn(changed, name === key ? `${key}_renamed` : name, value);
  return changed;
}

function linesOfError(error: unknown, width: number | undefined): Line[] {
  const { notes = [], unusable = [] } = resultOf(error, width);
  return [...notes, ...unusable.flatMap((one) => unusableLines(one, false, width))];
}

function headLines(file: string, { to, command, channel }: DevFlags, sender: Sender, { configuration }: IntegrationFile): Line[] {
  return [
    [{ text: `Playing inbound ${channel} of ${file}`, style: "bold" }],
    [{ text: "  to    ", style: "dim" }, `${configuration.request.method ?? "POST"} ${cut(sender.conceal(to), 0, 200)}`],
    [{ text: "  as    ", style: "dim" }, senderText(sender, configuration) ?? "anyone: no credentials are sent"],
    ...(command === undefined ? [] : [[{ text: "  runs  ", style: "dim" } as const, cut(sender.conceal(command), 0, 200)]]),
    [{ text: keyLine, style: "dim" }],
  ];
}
