import { hasNoBody } from "../../../../src/integration/configuration/request-template.ts";
import type { Question } from "../../protocol.ts";
import { requestOf } from "../request.ts";
import { type Chosen, changedOptions, type Project, variableOf } from "./project.ts";

/** A word of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The command that sends the request of one event with curl. Its secrets come from the environment. */
export function curlCommand(project: Project, { conversation, body }: Chosen): string {
  const { configuration, method, url, options, authentication } = project;
  const credentials = {
    basic: ['--user "contact-pro:$WEBHOOK_PASSWORD"'],
    bearer: ['--header "authorization: Bearer $WEBHOOK_TOKEN"'],
    none: [],
  }[authentication];
  const request = requestOf(configuration, { url, options, conversation, secret: (name) => `{${variableOf(name)}}` });
  const headers = (request?.headers ?? [])
    .filter(([name]) => authentication === "none" || name !== "authorization")
    .map((header) => `--header ${quoteHeader(header, project)}`);
  const data = body && !hasNoBody(method) ? [`--data ${quote(body)}`] : [];
  return `${[`curl --include --globoff --request ${quote(method)} --url ${quote(request?.url ?? url)}`, ...credentials, ...headers, ...data].join(" \\\n  ")}\n`;
}

/** A header as a word of a shell, in which the variables of secrets are replaced. curl sends an empty value after a semicolon only. */
function quoteHeader([name, value]: readonly [string, string], { secrets }: Project): string {
  return secrets
    .map(variableOf)
    .reduce(
      (word, variable) => word.replaceAll(`{${variable}}`, `'"$${variable}"'`),
      quote(value === "" ? `${name};` : `${name}: ${value}`),
    );
}

/** The command that sends every event of the chosen conversation. */
export function simulateCommand({ url, authentication, secrets, options }: Project, { channel, direction, course }: Question): string {
  const credentials = {
    basic: ["--user contact-pro:@env:WEBHOOK_PASSWORD"],
    bearer: ["--token @env:WEBHOOK_TOKEN"],
    none: [],
  }[authentication];
  const named = secrets.map((name) => `--secret ${quote(`${name}=@env:${variableOf(name)}`)}`);
  const choice = `--channel ${channel} --direction ${direction} --course ${course}`;
  const flags = changedOptions(options).map(
    ([name, value]) => `--${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)} ${quote(value)}`,
  );
  const command = `npx contact-pro-webhooks simulate configuration.json --to ${quote(url)}`;
  return `${[command, ...credentials, ...named, ...flags, choice].join(" \\\n  ")}\n`;
}
