import { compile, type Delivered, defineIntegration, InputError, type Integration, type JsonValue, TemplateError } from "../../index.ts";
import { has, isPlainObject } from "../../json.ts";
import { readJson, Unusable } from "../files/read-json.ts";
import type { Io } from "../io.ts";

/** A webhook as `listen --save` keeps it: without secrets, and with pseudonyms for personal values. */
export interface Capture {
  readonly format: typeof captureFormat;
  readonly method: string;
  /** From the path on. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** Its origin, as far as it is known. */
  readonly template: { readonly url?: string; readonly body?: JsonValue };
  readonly body?: JsonValue;
}

/** The version of the capture format. */
export const captureFormat = "contact-pro-webhooks/capture-1";

/** The options for templates from production: nothing in a template prevents the webhook from being read. */
export const tolerant = { unknownPaths: "allow", objectText: "json" } as const;

/** A template for an unknown body: each documented name is taken for the documented object. */
export function guessTemplate(body: unknown): JsonValue | undefined {
  const roots = ["event", "contact"].filter((root) => has(body, root));
  return roots.length === 0 ? undefined : Object.fromEntries(roots.map((root) => [root, `{${root}}`]));
}

/** Reads a file as a capture. Throws {@link Unusable}. */
export async function readCapture(file: string, io: Io): Promise<Capture> {
  const { name, value } = await readJson(file, io);
  if (!has(value, "format") || value.format !== captureFormat)
    throw new Unusable(name, `The file is not a capture: its format is not ${captureFormat}`);
  const { method, url, headers, template } = value as { [key: string]: unknown };
  const texts = isPlainObject(headers) ? Object.values(headers) : [undefined];
  const templateUrl = has(template, "url") ? template.url : "";
  if (!isPlainObject(template) || ![method, url, templateUrl, ...texts].every((text) => typeof text === "string")) {
    throw new Unusable(name, "The file is not a capture: it needs method, url, headers and template, each of its type");
  }
  return value as unknown as Capture;
}

/** The part of the conversation that a capture holds. Throws {@link Unusable} if its template cannot be read. */
export async function readContents(file: string, { template, url, body }: Capture): Promise<Delivered<unknown>> {
  return await usable(file, async () => {
    // Text is taken as that of a JSON document.
    const given = typeof body === "string" ? JSON.stringify(body) : body;
    const result = await integrationOf(template).receive({ headers: {}, body: given, url });
    if (result.ok) return result;
    throw new Unusable(file, "The body of the capture cannot be read");
  });
}

/** Does something with a capture; throws {@link Unusable} if it cannot be read, or cannot be sent again. */
export async function usable<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TemplateError) throw new Unusable(file, "The template of the capture cannot be read");
    if (error instanceof InputError) throw new Unusable(file, "The conversation of the capture cannot be sent again");
    throw error;
  }
}

function integrationOf({ url, body }: Capture["template"]): Integration {
  const request = body === undefined ? { method: "GET" } : { method: "POST", body };
  return defineIntegration({ url, configuration: { request }, credentials: "unchecked", options: tolerant }) as Integration;
}

/** The placeholder of a string of a template. */
export interface Filling {
  readonly paths: readonly string[];
  /** True if the string is exactly one placeholder. */
  readonly isWhole: boolean;
}

/** The placeholders of the strings of a template, by their pointers. */
export function fillingsOf(template: JsonValue | undefined): ReadonlyMap<string, Filling> {
  const fillings = new Map<string, Filling>();
  if (template === undefined) return fillings;
  for (const { pointer, path, whole } of compile(template as unknown, tolerant).placeholders) {
    // In mixed text {event} is the name of the event.
    const paths = [...(fillings.get(pointer)?.paths ?? []), path === "event" && !whole ? "event.name" : path];
    fillings.set(pointer, { paths, isWhole: whole });
  }
  return fillings;
}

/** A member of a conversation by its path; below null is null, as a template reads it. */
export function memberAt(value: unknown, path: string): unknown {
  const names = path === "" ? [] : path.split(".");
  return names.reduce<unknown>((holder, name) => (holder === null ? null : has(holder, name) ? holder[name] : undefined), value);
}
