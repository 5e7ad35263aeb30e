// `npm run demo`: what the library does, in one screen; `npm run demo -- --all` shows the long form.
// The conversation is invented, and nothing leaves this machine.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { styleText } from "node:util";
import { compile, defineIntegration, TemplateError } from "../src/index.ts";
import { eventOf, lifecycle } from "../src/testing/index.ts";

if (process.argv.includes("--all")) await import("./demo-all.ts");
else await showScreen();

async function showScreen(): Promise<void> {
  const { stdout, env } = process;
  const isColoured = (stdout.isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb") || Boolean(env["FORCE_COLOR"]);
  const style = (format: "bold" | "cyan" | "green" | "red" | "yellow", text: string) =>
    isColoured ? styleText(format, text, { validateStream: false }) : text;
  const heading = (text: string) => console.log(`\n${style("bold", text)}`);

  const body = {
    event: "{event.name}",
    at: "{event.datetime}",
    agent: "{contact.agent.number}",
    queue: "{contact.queue}",
    text: "{contact.direction} {event}",
  } as const;
  const template = compile(body);
  const conversations = lifecycle({ channel: "phone", direction: "inbound" });
  const conversation = eventOf(conversations, "allocated");
  const rendered = template.render(conversation);

  console.log(style("bold", "A template, and the body that Contact Pro sends for it"));
  for (const key of Object.keys(body) as (keyof typeof body)[]) {
    const left = `"${key}": "${body[key]}"`;
    const value = JSON.stringify(rendered[key]);
    const shown = value.length > 29 ? `${value.slice(0, 26)}...` : value;
    console.log(`  ${left.padEnd(37)}  "${key}": ${style("green", shown)}`);
  }

  heading("A misspelling is found before anything is sent");
  try {
    compile({ agent: "{contact.agnet.number}" } as unknown);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const [diagnostic] = error.diagnostics;
    console.log(`  "agent": "${style("red", String(diagnostic?.placeholder))}"`);
    console.log(
      `            ${style("red", "^".repeat(String(diagnostic?.placeholder).length))} ${style("cyan", `{${diagnostic?.suggestion}}`)}`,
    );
  }

  heading("From the body back to the conversation, and to the same body again");
  const match = template.match(rendered);
  if (!match.ok) throw new Error("The body does not match");
  console.log(`  agent number  ${style("green", String(match.conversation.contact.agent?.number))}`);
  console.log(`  queue         ${style("green", String(match.conversation.contact.queue?.address))}`);
  console.log(
    `  verify        ${template.verify(rendered, conversation).ok ? style("green", "the same body") : style("red", "another body")}`,
  );

  heading("Six events of a phone call, sent to a service on this machine");
  const configuration = {
    request: { method: "POST", authentication: { type: "basic" }, body },
    response: { set: { priority: "{response.body.priority}" } },
  } as const;
  const integrationAt = (url: string, password: string) =>
    defineIntegration({ url, configuration, credentials: { username: "contact-pro", password } });
  const warnings: string[] = [];
  const receiver = integrationAt("/contact-pro/{event}", "correct horse");
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const result = await receiver.receive({ method, url, headers, body: request });
    if (!result.ok) return response.writeHead(result.status, result.headers).end(JSON.stringify(result.problem));
    warnings.push(...result.warnings.map(({ message }) => message));
    return response.end(JSON.stringify({ priority: result.eventName === "queued" ? 50 : 1 }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/contact-pro/{event}`;
  const sender = integrationAt(url, "correct horse");
  for (const one of conversations) {
    const response = await fetch(sender.request(one));
    const { set } = sender.readResponse({ status: response.status, body: await response.text() });
    console.log(`  ${one.event.name.padEnd(10)}  ${style("green", String(response.status))}  sets priority ${set.priority}`);
  }

  heading("A renamed key is reported, and the webhook is delivered");
  const request = sender.request(conversation);
  const { agent: _, ...others } = rendered;
  const { method, headers } = request;
  const renamed = await fetch(
    new Request(request.url, { method, headers, body: JSON.stringify({ ...others, agent_number: rendered.agent }) }),
  );
  console.log(`  allocated   ${style("green", String(renamed.status))}`);
  for (const line of (warnings.at(-1) ?? "").match(/.{1,74}(?: |$)/g) ?? []) console.log(`  ${style("yellow", line.trimEnd())}`);

  heading("A wrong password is refused");
  const refused = await fetch(integrationAt(url, "battery staple").request(conversation));
  console.log(`  allocated   ${style("red", String(refused.status))}  ${((await refused.json()) as { detail: string }).detail}`);
  server.close();

  heading("Try");
  for (const command of ["npx contact-pro-webhooks check configuration.json", "npx contact-pro-webhooks listen", "npm run demo -- --all"]) {
    console.log(`  ${style("cyan", command)}`);
  }
}
