import { type Conversation, defineIntegration, InputError, type Issue, type Template, TemplateError } from "contact-pro-webhooks";
import { readSource } from "../../src/cli/findings/json-source.ts";

/** The result of rendering a template for a conversation. */
export type Rendering =
  | { readonly ok: true; readonly text: string; readonly changed: ReadonlySet<number> }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Renders a body as indented JSON, and tells the lines that differ from the body of the event before. */
export function renderBody(template: Template, conversation: Conversation, before: Conversation | undefined): Rendering {
  try {
    const body = template.render(conversation);
    const text = JSON.stringify(body, null, 2);
    return { ok: true, text, changed: before ? changedLines(template, body, text, before) : new Set() };
  } catch (error) {
    if (error instanceof InputError) return { ok: false, issues: error.issues };
    throw error;
  }
}

function changedLines(template: Template, body: unknown, text: string, before: Conversation): Set<number> {
  const compared = template.verify(body, before);
  const lines = new Set<number>();
  if (compared.ok) return lines;
  const { located } = readSource(
    text,
    compared.issues.map(({ pointer }) => pointer),
  );
  for (const { pointer, actualValue } of compared.issues) {
    const at = located.get(pointer);
    if (!at?.isThere) continue;
    const first = at.value.line;
    const height = JSON.stringify(actualValue, null, 2).split("\n").length;
    for (let line = first; line < first + height; line++) lines.add(line);
  }
  return lines;
}

/** The method and URL that a configuration has for a conversation; undefined where it cannot be sent as it is. */
export function requestLine(configuration: unknown, url: string, conversation: Conversation): string | undefined {
  try {
    // Headers are left out: what they need are secrets.
    const { request } = configuration as { request: { method: string; params?: object; body?: unknown } };
    const { method, params } = request;
    const sent = defineIntegration({
      url,
      configuration: { request: { method, ...(params ? { params } : {}) } } as never,
      credentials: "unchecked",
    }).request(conversation);
    return `${sent.method} ${sent.url}`;
  } catch (error) {
    if (error instanceof TemplateError || error instanceof InputError) return undefined;
    throw error;
  }
}
