import type { Conversation, JsonValue, PartialConversation } from "../../index.ts";
import { has } from "../../json.ts";
import { type LifecycleOptions, lifecycle } from "../../testing/lifecycle.ts";
import { readCapture, readContents } from "../captures/capture.ts";
import { captureFiles, expectFile } from "../captures/capture-folder.ts";
import { invent, type LifecycleFlags } from "../files/lifecycle-flags.ts";
import { readJson, Unusable } from "../files/read-json.ts";
import type { Io } from "../io.ts";
import type { Delivery } from "./exchange.ts";
import { type eventCases, type nullForms, withEventCase, withNulls } from "./vary.ts";

/** A webhook that is read or made when it is its turn. */
export interface Planned {
  /** Webhooks with equal keys are sent in their order. */
  readonly key: string;
  /** `undefined` if it cannot be used. */
  load(): Promise<Delivery | undefined>;
}

/** The conversation to invent. */
export interface Invention extends LifecycleFlags {
  readonly eventCase: (typeof eventCases)[number];
  readonly nulls: (typeof nullForms)[number];
}

type Overrides = NonNullable<LifecycleOptions["overrides"]>;

/** Contact data of one's own, and the file that it is from. */
export interface OwnData {
  readonly file: string;
  readonly overrides: Overrides;
}

/** Reads a file of `--with`. Its content is checked when it is used. Throws {@link Unusable}. */
export async function readOwnData(file: string, io: Io): Promise<OwnData> {
  const { name, value } = await readJson(file, io);
  if (!has(value, "contact"))
    throw new Unusable(name, 'The file has no "contact". Write { "contact": { ... } } with the values to replace');
  return { file: name, overrides: value as Overrides };
}

/** The webhooks of an invented conversation, as often as wanted. Throws {@link Unusable}. */
export function planInvented(invention: Invention, body: JsonValue | undefined, times: number, own?: OwnData): Planned[] {
  const { eventCase, nulls } = invention;
  let last: { readonly repeat: number; readonly conversations: readonly Conversation[] } | undefined;
  const conversationsOf = (repeat: number) => {
    if (last?.repeat !== repeat) last = { repeat, conversations: lifecycleOf(invention, repeat, own) };
    return last.conversations;
  };
  const first = conversationsOf(0);
  return Array.from({ length: times }, (_, repeat) =>
    first.map((__, index) => ({
      key: String(repeat),
      load: () => {
        const conversation = conversationsOf(repeat)[index] as Conversation;
        return Promise.resolve({
          event: conversation.event.name,
          conversation: withEventCase(conversation, eventCase),
          bodyFrom: (sent: unknown) => withNulls(sent, body, nulls),
        });
      },
    })),
  ).flat();
}

function lifecycleOf({ channel, direction, course }: Invention, repeat: number, own?: OwnData): Conversation[] {
  const contact = { ...(repeat ? idsOf({ channel, direction, course }, repeat) : {}), ...own?.overrides.contact };
  const overrides = { ...own?.overrides, contact: own ? withIds(own, contact) : contact };
  return invent({ channel, direction, course, overrides }, own?.file);
}

/** Leaves a contact of another type as it is: the lifecycle refuses it. */
function withIds({ overrides }: OwnData, contact: object): object {
  return typeof overrides.contact === "object" && overrides.contact !== null ? contact : (overrides.contact as unknown as object);
}

/** Identifiers of its own for a repeated conversation: a receiver that drops duplicates must not drop it. */
function idsOf(options: LifecycleOptions, repeat: number): { readonly id: string; readonly guid: string } {
  const [conversation] = lifecycle(options) as [Conversation];
  const { id, guid } = conversation.contact;
  const digits = repeat.toString(16).toUpperCase().padStart(8, "0");
  const numbered = (text: unknown) => `${String(text).slice(0, -8)}${digits}`;
  return { id: numbered(id), guid: numbered(guid) };
}

/** The captures of a folder, as often as wanted. A file that cannot be used is noted. Throws {@link Unusable}. */
export async function planCaptured(folder: string, times: number, unusable: Unusable[], io: Io): Promise<Planned[]> {
  const files = await captureFiles(folder);
  if (!files.length) throw new Unusable(folder, "The folder has no captures. Record some with listen --save");
  const noted = new Set<string>();
  return Array.from({ length: times }, () =>
    files.map((file) => ({ key: "captures", load: () => loadCapture(file, unusable, noted, io) })),
  ).flat();
}

async function loadCapture(file: string, unusable: Unusable[], noted: Set<string>, io: Io): Promise<Delivery | undefined> {
  try {
    await expectFile(file);
    const capture = await readCapture(file, io);
    const { eventName, conversation } = await readContents(file, capture);
    return { event: eventName, file, conversation: conversation as PartialConversation, bodyFrom: () => capture.body };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    if (!noted.has(file)) unusable.push(error);
    noted.add(file);
    return undefined;
  }
}

/** A random order. */
export function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1));
    [mixed[index], mixed[other]] = [mixed[other] as T, mixed[index] as T];
  }
  return mixed;
}
