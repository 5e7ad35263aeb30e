import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Option } from "commander";
import { openFolder } from "../captures/capture-folder.ts";
import { type AddCommand, addFileCommand, anyNumber, type Flags, numberUpTo } from "../command.ts";
import { readIntegration } from "../files/integration-file.ts";
import { readJson, Unusable } from "../files/read-json.ts";
import { aboutSecrets, addSenderFlags, readSender, type SenderFlags } from "../files/sender-flags.ts";
import { changeLog } from "../http/changes.ts";
import { isFailure } from "../http/exchange.ts";
import { forwardTarget } from "../http/forward.ts";
import { answer, type Receiver, type ServerRequest, take, type Webhook } from "../http/receiver.ts";
import { secretHeaders, senderText } from "../http/sender-text.ts";
import { webhookLines, webhookText, wholeWebhookLines } from "../http/webhook-report.ts";
import type { Io } from "../io.ts";
import { type Line, linesOf, print } from "../output/terminal.ts";
import { wrapLines } from "../output/wrap.ts";
import { type CommandResult, count } from "../result.ts";
import { originOf, withoutOrigin } from "../url.ts";

interface ListenFlags extends Flags, SenderFlags {
  readonly port?: number;
  readonly host?: string;
  readonly url?: string;
  readonly save?: string;
  readonly reply?: string;
  readonly count?: number;
  readonly forwardTo?: string;
  readonly verbose?: true;
}

/** `listen [CONFIG]`: a receiver that shows each webhook. */
export const addListen: AddCommand = (program, act) => {
  const command = addFileCommand(program, "listen", {
    summary: "receive webhooks, and show what each holds",
    details: `Each webhook is one line, and below it only what changed since the event before of its conversation, and each difference from the configuration. -v shows everything. Without CONFIG it accepts any webhook. It listens on this machine only, unless --host says otherwise: webhooks hold personal data. It ends with Ctrl-C, or after --count webhooks.

--forward-to passes each webhook on to a service with its method, headers and bytes, whatever is wrong with it. The sender gets the answer of the service. The report has that answer, and what Contact Pro would do with it.

--save keeps each authentic webhook as a file, for assumptions and simulate --from. Secrets are removed. Identifiers, addresses, phone numbers, numbers and words are replaced by pseudonyms of the same form; a value has the same pseudonym in the whole folder. Unchanged are names of events, channels, directions, languages, priorities, times, keys, nulls, and the text of the configuration. The key of the pseudonyms is the file .pseudonyms.key in the folder: delete it when you have finished recording.

${aboutSecrets} Exit code 1 if a webhook was refused or differed from the configuration, or if the service did not accept it.`,
    examples: [
      ["listen", "show any webhook"],
      ["listen config.json --user name:@env:PASSWORD", "a receiver for a configuration"],
      ["listen config.json --unchecked --forward-to http://localhost:3000", "between Contact Pro and a service"],
      ["listen config.json --url '/{event}' --secret api-key=@env:KEY", "with the path of the endpoint, and a secret header"],
      ["listen config.json --unchecked --save captures", "keep each webhook, without secrets and personal data"],
      ["listen config.json --reply reply.json --count 1", "answer one webhook"],
    ],
  })
    .argument("[config]", "JSON for Configuration, or a template: the body of a POST; - for standard input")
    .option("-v, --verbose", "show all data of each webhook")
    .option("--port <n>", `port; 0 for a free one (default: ${usualPort})`, numberUpTo(65_535))
    .option("--host <host>", "address to listen on (default: 127.0.0.1, this machine only)")
    .option("--url <url>", "URL of the endpoint; any other path is a difference")
    .option("--save <dir>", "keep each webhook in a folder")
    .addOption(new Option("--reply <file>", "JSON to answer with (default: 204 without a body)").conflicts("forwardTo"))
    .option("--forward-to <url>", "service to pass each webhook on to; the path is added")
    .option("--count <n>", "end after so many webhooks", numberUpTo(anyNumber));
  addSenderFlags(command, "accept webhooks without credentials, whatever the configuration has").action(act(listen));
};

/** The port that a tunnel can be set up for once. */
const usualPort = 4100;

async function listen(io: Io, file: string | undefined, flags: ListenFlags): Promise<CommandResult> {
  const show = (lines: readonly Line[]) => print(flags.json ? lines : wrapLines(lines, io.stdout.columns), io.stdout, io.env);
  const receiver = await receiverOf(io, file, flags);
  const seen = { webhooks: 0, refused: 0, different: 0, failed: 0 };
  const { promise: ended, end } = ending(io);
  const linesOfWebhook = reporter(receiver, flags, io);

  const server = createServer(async (request, response) => {
    const webhook = await take(receiver, request as ServerRequest, ++seen.webhooks);
    if (webhook.problem !== null) seen.refused++;
    else if (webhook.warnings.length) seen.different++;
    if (webhook.forwarded && isFailure(webhook.forwarded)) seen.failed++;
    show(linesOfWebhook(webhook));
    await answer(response, webhook);
    if (seen.webhooks >= (flags.count ?? Number.POSITIVE_INFINITY)) end();
  });
  const address = await open(server, flags);
  show(flags.json ? linesOf(JSON.stringify({ listening: address })) : headLines(address, receiver, flags));
  if (flags.count === 0) end();
  await ended;
  server.close();
  server.closeAllConnections();
  await once(server, "close");

  const { webhooks, refused, different, failed } = seen;
  const byService = receiver.target ? `, ${failed} failed at the service` : "";
  const summary = `${count(webhooks, "webhook")} received: ${refused} refused, ${different} with differences${byService}`;
  if (!flags.json) show([[{ text: summary, style: "bold" }]]);
  return { exitCode: refused + different + failed ? 1 : 0 };
}

function reporter({ sender: { conceal }, given }: Receiver, { json, verbose }: ListenFlags, io: Io): (webhook: Webhook) => Line[] {
  const changesOf = changeLog();
  const names = secretHeaders(given?.configuration);
  return (webhook) => {
    const shown = { conceal, secretHeaders: names, width: io.stdout.columns };
    if (json) return webhookText(webhook, conceal);
    return verbose ? wholeWebhookLines(webhook, shown) : webhookLines(webhook, changesOf(webhook), shown);
  };
}

async function receiverOf(io: Io, file: string | undefined, flags: ListenFlags): Promise<Receiver> {
  const { url, reply, save, forwardTo } = flags;
  if (file === undefined && url !== undefined) throw new Unusable("--url", "--url needs a CONFIG");
  const sender = readSender(flags, io);
  return {
    sender,
    given: file === undefined ? undefined : await readIntegration(file, flags, { url, flag: "--url" }, sender, io),
    url,
    reply: reply === undefined ? undefined : JSON.stringify((await readJson(reply, io)).value),
    folder: save === undefined ? undefined : await openFolder(save),
    target: forwardTo === undefined ? undefined : forwardTarget(forwardTo),
  };
}

/** Resolves when the abort signal fires, or when the process is asked to end. */
function ending(io: Io): { readonly promise: Promise<void>; readonly end: () => void } {
  let end = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) io.once?.(signal, end);
  return { promise, end };
}

/** Opens the server and returns its address. Throws {@link Unusable}. */
async function open(server: Server, { host = "127.0.0.1", port = usualPort }: ListenFlags): Promise<string> {
  try {
    await once(server.listen(port, host), "listening");
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EADDRINUSE") throw new Unusable("--port", `The port ${port} is in use. Give another one, or 0 for a free one`);
    throw new Unusable(`--host ${host} --port ${port}`, `cannot listen there: ${code}`);
  }
  return originOf(server.address() as AddressInfo);
}

function headLines(address: string, { given, sender, folder, target }: Receiver, { url = "", save }: ListenFlags): Line[] {
  const path = withoutOrigin(url).replace(/\?.*/, "");
  const { credentials = "unchecked" } = sender;
  const known = senderText(sender, given?.configuration);
  const senders = known && credentials === "unchecked" ? `anyone with ${known}` : (known ?? "anyone: no credentials are checked");
  return [
    [{ text: `Listening on ${address}${path}`, style: "bold" }],
    [`  for       ${given ? `${given.name}, ${given.configuration.request.method}` : "any webhook"}`],
    [`  senders   ${senders}`],
    ...(target ? [[`  service   ${sender.conceal(target.href)}, which gets each webhook`]] : []),
    ...(folder ? [[`  saving    ${save}, without secrets and personal data`]] : []),
  ];
}
