import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openFolder } from "../captures/capture-folder.ts";
import { type AddCommand, addFileCommand, anyNumber, type Flags, numberUpTo } from "../command.ts";
import { readIntegration } from "../files/integration-file.ts";
import { readJson, Unusable } from "../files/read-json.ts";
import { aboutSecrets, addSenderFlags, readSender, type SenderFlags } from "../files/sender-flags.ts";
import { answer, type Receiver, type ServerRequest, take } from "../http/receiver.ts";
import { webhookLines, webhookText } from "../http/webhook-report.ts";
import type { Io } from "../io.ts";
import { type Line, linesOf, print } from "../output/terminal.ts";
import { type CommandResult, count } from "../result.ts";
import { originOf, withoutOrigin } from "../url.ts";

interface ListenFlags extends Flags, SenderFlags {
  readonly port?: number;
  readonly host?: string;
  readonly url?: string;
  readonly save?: string;
  readonly reply?: string;
  readonly count?: number;
}

/** `listen [CONFIG]`: a receiver that shows each webhook. */
export const addListen: AddCommand = (program, act) => {
  const command = addFileCommand(program, "listen", {
    summary: "receive webhooks, and show what each holds",
    details: `Shows of each webhook whether its credentials are right, whether it is as the configuration has it, the data in it, and each difference. Without CONFIG it takes whatever comes. It listens on this machine only, unless --host says otherwise: what comes in is personal data. It ends with Ctrl-C, or after --count webhooks.

--save keeps each webhook that is authentic as a file, for assumptions and for simulate --from. Secrets are removed. Identifiers, addresses, phone numbers, numbers and words get stand-ins of the same form; the same value has the same one throughout the folder. Names of events, channels, directions, languages, priorities, the times of the event and of the contact, keys and nulls stay, and so does what the configuration itself has. The key of the stand-ins is the file .pseudonyms.key in the folder: whoever has it can try out who is behind one, so delete it when no more is to be saved.

${aboutSecrets} Exit code 1 where a webhook was refused, or was not as the configuration has it.`,
    examples: [
      ["listen", "show whatever comes"],
      ["listen config.json --port 3000 --user name:@env:PASSWORD", "a receiver for a configuration"],
      ["listen config.json --url '/{event}' --secret api-key=@env:KEY", "with the path of the endpoint, and a secret header"],
      ["listen config.json --unchecked --save captures", "keep each webhook, without what is secret or personal"],
      ["listen config.json --reply reply.json --count 1", "answer one webhook"],
    ],
  })
    .argument("[config]", "JSON for Configuration, or a template: the body of a POST; - for standard input")
    .option("--port <n>", "port (default: one that is free)", numberUpTo(65_535))
    .option("--host <host>", "address to listen on (default: 127.0.0.1, this machine only)")
    .option("--url <url>", "URL of the endpoint, which stands beside the configuration; any other path is a difference")
    .option("--save <dir>", "keep each webhook in a folder")
    .option("--reply <file>", "JSON to answer with (default: 204 without a body)")
    .option("--count <n>", "end after so many webhooks", numberUpTo(anyNumber));
  addSenderFlags(command, "take webhooks from anyone, whatever the configuration has").action(act(listen));
};

async function listen(io: Io, file: string | undefined, flags: ListenFlags): Promise<CommandResult> {
  const show = (lines: readonly Line[]) => print(lines, io.stdout, io.env);
  const receiver = await receiverOf(io, file, flags);
  const seen = { webhooks: 0, refused: 0, different: 0 };
  const { promise: ended, end } = ending(io);
  const shown = flags.json ? webhookText : webhookLines;

  const server = createServer(async (request, response) => {
    const webhook = await take(receiver, request as ServerRequest, ++seen.webhooks);
    if (webhook.problem !== null) seen.refused++;
    else if (webhook.warnings.length) seen.different++;
    show(shown(webhook, receiver.sender.conceal, io.stdout.columns));
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

  const { webhooks, refused, different } = seen;
  const summary = `${count(webhooks, "webhook")} received: ${refused} refused, ${different} with differences`;
  if (!flags.json) show([[{ text: summary, style: "bold" }]]);
  return { exitCode: refused + different ? 1 : 0 };
}

async function receiverOf(io: Io, file: string | undefined, flags: ListenFlags): Promise<Receiver> {
  const { url, reply, save } = flags;
  if (file === undefined && url !== undefined) throw new Unusable("--url", "--url needs a CONFIG");
  const sender = readSender(flags, io);
  return {
    sender,
    given: file === undefined ? undefined : await readIntegration(file, flags, { url, flag: "--url" }, sender, io),
    url,
    reply: reply === undefined ? undefined : JSON.stringify((await readJson(reply, io)).value),
    folder: save === undefined ? undefined : await openFolder(save),
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
async function open(server: Server, { host = "127.0.0.1", port = 0 }: ListenFlags): Promise<string> {
  try {
    await once(server.listen(port, host), "listening");
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EADDRINUSE") throw new Unusable("--port", `The port ${port} is in use`);
    throw new Unusable(`--host ${host} --port ${port}`, `cannot listen there: ${code}`);
  }
  return originOf(server.address() as AddressInfo);
}

function headLines(address: string, { given, sender, folder }: Receiver, { url = "", save }: ListenFlags): Line[] {
  const path = withoutOrigin(url).replace(/\?.*/, "");
  const { credentials = "unchecked" } = sender;
  return [
    [{ text: `Listening on ${address}${path}`, style: "bold" }],
    [`  for       ${given ? `${given.name}, ${given.configuration.request.method}` : "whatever comes"}`],
    [`  senders   ${credentials === "unchecked" ? "anyone: no credentials are checked" : "with the given credentials"}`],
    ...(folder ? [[`  saving    ${save}, without what is secret or personal`]] : []),
  ];
}
