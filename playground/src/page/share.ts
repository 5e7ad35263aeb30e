/** The values of the page's controls, by their names. */
export type State = { readonly [name: string]: string };

/** The start of fragments of this form. */
const prefix = "#v1=";

/** How much a fragment may hold once it is inflated: a link may come from anybody. */
const maximumBytes = 16 * 2 ** 20;

/** The fragment of a link that restores a state: its JSON, deflated, as base64url. */
export async function toFragment(state: State): Promise<string> {
  const stream = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = await readAll(stream, Number.POSITIVE_INFINITY);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return prefix + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Tests if a fragment is meant to restore a state. */
export function isFragment(fragment: string): boolean {
  return fragment.startsWith(prefix);
}

/** The state that a fragment holds; undefined where it is damaged. */
export async function fromFragment(fragment: string): Promise<State | undefined> {
  try {
    const binary = atob(fragment.slice(prefix.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const state: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await readAll(stream, maximumBytes)));
    if (typeof state !== "object" || state === null) return undefined;
    return Object.fromEntries(Object.entries(state).filter(([, value]) => typeof value === "string"));
  } catch {
    return undefined;
  }
}

async function readAll(stream: ReadableStream<Uint8Array>, maximum: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    size += read.value.length;
    if (size > maximum) {
      await reader.cancel();
      throw new RangeError(`Expected at most ${maximum} bytes but received more`);
    }
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
