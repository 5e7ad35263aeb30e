import { readFileSync } from "node:fs";
import { type Conversation, defineIntegration } from "../../src/index.ts";
import { lifecycle } from "../../src/testing/index.ts";

/** How many webhooks are sent; each has the index that its `contact.id` is made of. */
export const webhookCount = Number(process.env["LOAD_WEBHOOKS"] ?? 100_000);

const { request } = JSON.parse(readFileSync(new URL("../../examples/configurations/every-property.json", import.meta.url), "utf8"));
const configuration = { request: { ...request, headers: { "x-key": "{secrets.key}" } } };
const url = "/contact-pro/{event}";
const username = "contact-pro";

/** The kinds of receivers. */
export const integration = defineIntegration({
  url,
  configuration,
  credentials: { username, password: "correct horse" },
  secrets: { key: "battery staple" },
});

/** Who does not know the password. */
const stranger = defineIntegration({
  url,
  configuration,
  credentials: { username, password: "correct hors" },
  secrets: { key: "battery staple" },
});

/** Who does not send the secret. */
const withoutSecret = defineIntegration({ url, configuration: { request }, credentials: { username, password: "correct horse" } });

/** A webhook, and what becomes of it. */
export interface Webhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
}

type Kind = "good" | "wrong password" | "missing secret" | "cut off" | "edited";

/** One in ten is bad, each in another way. */
const bad: readonly Kind[] = ["wrong password", "missing secret", "cut off", "edited"];

const senders = {
  "wrong password": stranger,
  "missing secret": withoutSecret,
  good: integration,
  "cut off": integration,
  edited: integration,
};
const statuses = { good: 204, edited: 204, "wrong password": 401, "missing secret": 401, "cut off": 400 };

/** Which of the webhooks is bad, and how. */
export function kindOf(index: number): Kind {
  return index % 10 === 9 ? (bad[Math.floor(index / 10) % bad.length] as Kind) : "good";
}

/** The events that are sent, over and over, each time with another `contact.id`. */
const events = [
  ...lifecycle({ channel: "phone", direction: "inbound" }),
  ...lifecycle({ channel: "chat", direction: "inbound", course: "forwarded" }),
  ...lifecycle({ channel: "email", direction: "outbound" }),
];

/** The text in place of a webhook's own `contact.id`. */
const anyId = "an id";

/** The webhooks of each kind, event by event: made once, since making a request takes longer than handling it. */
const prepared = new Map<Kind, readonly Webhook[]>();
for (const kind of ["good", ...bad] as const) prepared.set(kind, await Promise.all(events.map((event) => prepare(kind, event))));

async function prepare(kind: Kind, { event, contact }: Conversation): Promise<Webhook> {
  const request = senders[kind].request({ event, contact: { ...contact, id: anyId } });
  return {
    path: new URL(request.url).pathname,
    headers: Object.fromEntries(request.headers),
    body: tampered(kind, await request.text()),
    status: statuses[kind],
  };
}

/** A webhook as Contact Pro would send it, or a bad one. */
export function webhookAt(index: number): Webhook {
  const webhook = prepared.get(kindOf(index))?.[index % events.length] as Webhook;
  return { ...webhook, body: webhook.body.replace(`"${anyId}"`, `"${index.toString(16).toUpperCase().padStart(32, "0")}"`) };
}

/** A body without its end, or with a text where a number was. The second is delivered, with a warning. */
function tampered(kind: Kind, text: string): string {
  if (kind === "cut off") return text.slice(0, -1);
  return kind === "edited" ? text.replace('"Priority":100', '"Priority":"first"') : text;
}

/** The index of a webhook, from what was delivered of it. */
export function indexOf({ contact }: { readonly contact?: { readonly id?: string | null } | null }): number {
  return Number.parseInt(contact?.id ?? "", 16);
}
