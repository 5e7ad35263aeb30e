import {
  type Configuration,
  type Conversation,
  defineIntegration,
  type Integration,
  type Issue,
  TemplateError,
} from "contact-pro-webhooks";
import { has } from "../../../src/json.ts";
import type { Question, ReceiveAnswer } from "../protocol.ts";
import { count } from "./count.ts";
import { type Finding, issuesOf, parseJson } from "./finding.ts";
import type { Readable, Reading } from "./read-source.ts";

type Received = Omit<ReceiveAnswer, "conversation"> & { readonly conversation: string | undefined };

/** Reads a pasted body as a service would, and the response that the service gives. */
export async function readReceived(reading: Reading, { body, status, response }: Question): Promise<Received> {
  const read = await readBody(reading.template, body);
  return { ...read, response: readResponse(reading, status, response) };
}

type Read = Omit<Received, "response">;

async function readBody(template: Readable, text: string): Promise<Read> {
  if (!template.ok) return { verdict: "none", sentence: template.reason, findings: [], conversation: undefined };
  if (template.broken) return { verdict: "none", sentence: "Fix the errors of the template first.", findings: [], conversation: undefined };
  if (!text.trim()) {
    const sentence = "Paste a body that the template may have sent, or fill in the one that it renders.";
    return { verdict: "none", sentence, findings: [], conversation: undefined };
  }
  const given = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  const parsed = parseJson(given);
  if (!parsed.ok) return { verdict: "bad", sentence: "This body is not JSON.", findings: parsed.findings, conversation: undefined };
  const matched = template.template.match(parsed.value);
  const received = await receive(template, parsed.value);
  const warnings = received.warnings.filter(({ code }) => matched.ok || code === "renamed");
  const findings = [...(matched.ok ? [] : issuesOf(given, matched.issues)), ...asWarnings(issuesOf(given, warnings))];
  const conversation = printed(matched.ok ? matched.conversation : received.conversation);
  if (matched.ok && warnings.length) {
    const sentence = `This is not exactly what the template sends: ${count(warnings.length, "warning")}. The rest is read.`;
    return { verdict: "doubtful", sentence, findings, conversation };
  }
  if (matched.ok) return { verdict: "good", sentence: "This body matches.", findings, conversation };
  const sentence = `This body is not what the template sends: ${count(matched.total, "issue")}.`;
  return { verdict: "bad", sentence, findings, conversation };
}

function asWarnings(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, severity: "warning" }));
}

/** The conversation that a service gets of a body, leniently, with pointers into the body. */
async function receive(
  { template }: Extract<Readable, { ok: true }>,
  body: unknown,
): Promise<{ conversation: unknown; warnings: Issue[] }> {
  const configuration = { request: { method: "POST", body: template.source } } as never;
  const integration: Integration = defineIntegration({ configuration, credentials: "unchecked" });
  const result = await integration.receive({ method: "POST", headers: { "content-type": "application/json" }, body: body ?? "null" });
  if (!result.ok) return { conversation: undefined, warnings: [] };
  const warnings = result.warnings.filter(({ pointer }) => pointer.startsWith("/body"));
  return {
    conversation: result.conversation,
    warnings: warnings.map((issue) => ({ ...issue, pointer: issue.pointer.slice("/body".length) })),
  };
}

/** The effects of a response in Contact Pro; undefined if the configuration reads none, or cannot be used. */
function readResponse({ value }: Reading, status: string, text: string): ReceiveAnswer["response"] {
  if (!has(value, "response") || !has(value, "request")) return undefined;
  const { method } = value.request as { readonly method?: unknown };
  try {
    const integration: Integration = defineIntegration({
      configuration: { request: { method }, response: value.response } as unknown as Configuration & Conversation as never,
      credentials: "unchecked",
    });
    const { set, save, issues } = integration.readResponse({ status: Number(status) || 200, body: text });
    return {
      text: JSON.stringify({ set, save }, null, 2),
      issues: issues.map(({ pointer, message }) => (pointer ? `${pointer}: ${message}` : message)),
    };
  } catch (error) {
    if (error instanceof TemplateError) return { text: "", issues: ["Fix the errors of the configuration first."] };
    throw error;
  }
}

function printed(value: unknown): string | undefined {
  try {
    return value === undefined ? undefined : JSON.stringify(value, null, 2);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
