import type { Question } from "../../protocol.ts";
import { type Project, variableOf } from "./project.ts";

/** A word of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The command that sends one body with curl. */
export function curlCommand(
  { method, url, authentication }: Project,
  sent: { readonly body: string; readonly url: string | undefined },
): string {
  const credentials = {
    basic: ['--user "contact-pro:$WEBHOOK_PASSWORD"'],
    bearer: ['--header "authorization: Bearer $WEBHOOK_TOKEN"'],
    none: [],
  }[authentication];
  const { body } = sent;
  const data = body ? ["--header 'content-type: application/json'", `--data ${quote(body)}`] : [];
  return `${[`curl --globoff --request ${quote(method)} ${quote(sent.url ?? url)}`, ...credentials, ...data].join(" \\\n  ")}\n`;
}

/** The command that sends every event of the chosen conversation. */
export function simulateCommand({ url, authentication, secrets }: Project, { channel, direction, course }: Question): string {
  const credentials = {
    basic: ["--user contact-pro:@env:WEBHOOK_PASSWORD"],
    bearer: ["--token @env:WEBHOOK_TOKEN"],
    none: [],
  }[authentication];
  const named = secrets.map((name) => `--secret ${quote(`${name}=@env:${variableOf(name)}`)}`);
  const choice = `--channel ${channel} --direction ${direction} --course ${course}`;
  return `${[`npx contact-pro-webhooks simulate configuration.json --to ${quote(url)}`, ...credentials, ...named, choice].join(" \\\n  ")}\n`;
}
