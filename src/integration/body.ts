/** How many bytes of a body are read unless the caller says otherwise: 8 MiB. */
export const defaultMaximumBytes = 8_388_608;

/** What reading a body gives: the JSON value, or the status that it is refused with and why. */
export type BodyReading =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly detail: string };

/** The bytes of a stream, decompressed where they are compressed; a number is the status that they are refused with. */
type Bytes = Uint8Array | 400 | 413;

/**
 * Reads the JSON in a body: parsed already, text, bytes or a stream of either. UTF-8, with or without a byte order mark, and
 * compressed with gzip or deflate or not, whatever the headers say: a framework may have decompressed it and left them.
 */
export async function readBody(body: unknown, encoding: string | undefined, maximumBytes: number): Promise<BodyReading> {
  if (body === undefined || body === null) return refuse(400, "Expected a JSON body but received none");
  if (typeof body === "string") return isTooLong(body, maximumBytes) ? tooLarge(maximumBytes) : parseJson(body);
  const stream = streamOf(body);
  if (!stream)
    return isJsonLike(body) ? { ok: true, body } : refuse(400, "Expected a JSON body but received a value that JSON does not have");
  if (stream.locked) return refuse(400, "Expected a body that is still to be read but received one that something else reads or has read");
  const bytes = await decompress(stream, maximumBytes);
  if (bytes === 413) return tooLarge(maximumBytes);
  const reading = typeof bytes === "number" ? cutOff() : parseBytes(bytes);
  return reading.ok || isKnownEncoding(encoding)
    ? reading
    : refuse(415, "Expected a body without encoding, or gzip or deflate, but received another");
}

/** Whether a parsed body can be one: what a parser gives, or an object made of it. */
function isJsonLike(body: unknown): boolean {
  return typeof body === "object" || typeof body === "boolean" || Number.isFinite(body);
}

/** Whether a text has more bytes than allowed; they are counted only where its length leaves that open. */
function isTooLong(text: string, maximumBytes: number): boolean {
  return text.length > maximumBytes || (text.length * 3 > maximumBytes && new TextEncoder().encode(text).length > maximumBytes);
}

function cutOff(): BodyReading {
  return refuse(400, "Expected a JSON body but received one that is compressed wrongly or was cut off");
}

function parseBytes(bytes: Uint8Array): BodyReading {
  const text = decodeText(bytes);
  return text === undefined ? refuse(400, "Expected a JSON body in UTF-8 but received other bytes") : parseJson(text);
}

function refuse(status: 400 | 413 | 415, detail: string): BodyReading {
  return { ok: false, status, detail };
}

function tooLarge(maximumBytes: number): BodyReading {
  return refuse(413, `Expected at most ${maximumBytes} bytes but received more`);
}

function isKnownEncoding(encoding: string | undefined): boolean {
  return ["", "identity", "gzip", "x-gzip", "deflate"].includes((encoding ?? "").trim().toLowerCase());
}

function parseJson(text: string): BodyReading {
  if (text === "") return refuse(400, "Expected a JSON body but received none");
  try {
    return { ok: true, body: JSON.parse(text.replace(/^\ufeff/, "")) };
  } catch {
    return refuse(400, "Expected a JSON body but received other text");
  }
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A body as a stream, where it is bytes. */
function streamOf(body: unknown): ReadableStream<Uint8Array> | undefined {
  if (body instanceof ReadableStream) return body;
  if (isAsyncIterable(body)) return streamOfChunks(body[Symbol.asyncIterator]());
  if (body instanceof ArrayBuffer) return streamOf(new Uint8Array(body));
  if (!ArrayBuffer.isView(body)) return undefined;
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

function isAsyncIterable(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

/** What comes chunk by chunk, such as a request of Node, as a stream. It is not ended early: that would end the connection, unanswered. */
function streamOfChunks(chunks: AsyncIterator<unknown>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? new TextEncoder().encode(value) : (value as Uint8Array));
    },
  });
}

/** All bytes of a stream, decompressed where they begin as gzip or zlib does: JSON begins with neither. */
async function decompress(stream: ReadableStream<Uint8Array>, maximumBytes: number): Promise<Bytes> {
  const bytes = await collect(stream, maximumBytes);
  if (typeof bytes === "number") return bytes;
  const format = bytes[0] === 0x1f ? "gzip" : bytes[0] === 0x78 ? "deflate" : undefined;
  const again = format && streamOf(bytes);
  return again
    ? collect(again.pipeThrough(new DecompressionStream(format) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>), maximumBytes)
    : bytes;
}

async function collect(stream: ReadableStream<Uint8Array>, maximumBytes: number): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      length += chunk.value.length;
      if (length > maximumBytes) {
        reader.cancel().catch(() => undefined);
        return 413;
      }
      chunks.push(chunk.value);
    }
  } catch {
    return 400;
  }
  return concatenate(chunks);
}

/** The bytes of all chunks in one piece. */
export function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
