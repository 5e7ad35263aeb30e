import { InputError, type Integration, type PartialConversation, type ResponseReading, type ServiceResponse } from "../../index.ts";
import { has } from "../../json.ts";
import { type Conceal, concealIn } from "../output/redact.ts";
import { cut } from "../output/terminal.ts";
import { type Sent, send } from "./send.ts";

/** A webhook to be sent. */
export interface Delivery {
  readonly event: string | undefined;
  readonly file?: string;
  readonly conversation: PartialConversation;
  /** The body to send, given the one that the configuration makes of the conversation. */
  readonly bodyFrom: (body: unknown) => unknown;
}

/** The effects of a response in Contact Pro. */
export interface Effect {
  /** Why it is no success, or every value of it that Contact Pro would not accept. */
  readonly problems: readonly string[];
  readonly set: ResponseReading["set"];
  readonly save: ResponseReading["save"];
}

/** A webhook that was sent, and the response to it. */
export interface Exchange extends Effect {
  readonly event: string | null;
  readonly file?: string;
  /** Null if there was no answer. */
  readonly status: number | null;
  readonly milliseconds: number;
}

/** The limits of an exchange. */
export interface Patience {
  readonly seconds: number;
  readonly interrupted?: AbortSignal;
}

/** Sends a webhook, and reads the response as Contact Pro does. */
export async function exchange(
  integration: Integration,
  delivery: Delivery,
  { seconds, interrupted }: Patience,
  conceal: Conceal,
): Promise<Exchange> {
  const start = performance.now();
  const sent = await sendOne(integration, delivery, (request) => send(request, seconds, interrupted));
  const head = { event: delivery.event ?? null, ...(delivery.file === undefined ? {} : { file: delivery.file }) };
  const milliseconds = Math.round(performance.now() - start);
  if ("failure" in sent) return { ...head, status: null, milliseconds, problems: [sent.failure], set: {}, save: {} };
  const { status, headers, text } = sent;
  return { ...head, status, milliseconds, ...effectOf(integration, { status, headers, body: text }, conceal) };
}

async function sendOne(
  integration: Integration,
  { conversation, bodyFrom }: Delivery,
  sendRequest: (request: Request) => Promise<Sent>,
): Promise<Sent> {
  try {
    const request = integration.request(conversation) as Request;
    const text = await request.text();
    const { url, method, headers } = request;
    const body = text === "" ? {} : { body: JSON.stringify(bodyFrom(JSON.parse(text)) ?? null) };
    return await sendRequest(new Request(url, { method, headers, ...body }));
  } catch (error) {
    if (error instanceof InputError) return { failure: `cannot be sent: ${error.issues[0]?.message}` };
    if (error instanceof RangeError) return { failure: "cannot be sent: it nests too deeply" };
    throw error;
  }
}

/** The effects of a response in Contact Pro. The response is untrusted: it may repeat what was sent, and nest deeply. */
export function effectOf(
  integration: Pick<Integration, "readResponse">,
  response: ServiceResponse & { readonly status: number; readonly body: string },
  conceal: Conceal,
): Effect {
  try {
    const { set, save, issues } = integration.readResponse(response);
    const found = issues.map(({ pointer, message }) => conceal(pointer ? `${pointer}: ${message}` : message));
    const problems = isAccepted(response.status) ? found : reasonIn(response.body, conceal);
    return { problems, set: concealValues(set, conceal), save: concealValues(save, conceal) };
  } catch (error) {
    if (error instanceof RangeError) return { problems: ["the answer nests too deeply"], set: {}, save: {} };
    throw error;
  }
}

/** The names come from the configuration, and so hold no secret; the values come from the service. */
function concealValues<T extends object>(values: T, conceal: Conceal): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, concealIn(value, conceal)])) as T;
}

/** Tests if Contact Pro takes a status for success. */
export function isAccepted(status: number | null): boolean {
  return status !== null && status >= 200 && status <= 299;
}

/** Tests if an exchange went wrong: no answer, a refusal, or a response with a value that Contact Pro would not accept. */
export function isFailure({ status, problems }: Pick<Exchange, "status" | "problems">): boolean {
  return !isAccepted(status) || problems.length > 0;
}

/** The service's explanation of a refusal: the detail of its problem details, or the start of its text. */
function reasonIn(text: string, conceal: Conceal): string[] {
  const detail = detailIn(text);
  if (detail !== undefined) return [conceal(detail)];
  if (/^\s*</.test(text)) return [conceal(htmlIn(text))];
  const [line = ""] = conceal(text)
    .trim()
    .split(/[\r\n]/, 1);
  return line ? [cut(line, 0, 200)] : [];
}

/** The maximum number of characters of a page that are searched for its title. */
const titleWithin = 10_000;

function htmlIn(text: string): string {
  const title = /<title[^>]{0,100}>([^<]{1,200})/i.exec(text.slice(0, titleWithin))?.[1]?.replaceAll(/\s+/g, " ").trim();
  return `an HTML page instead of JSON${title ? `: ${cut(title, 0, 100)}` : ""}`;
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
