import { attempt } from "../../json.ts";
import { maximumEmptyChunks } from "../../limits.ts";
import type { RefusalReason } from "./refusal.ts";

/** The result of reading a body: the JSON value, or the status and reason of the refusal. */
export type BodyReading = { readonly ok: true; readonly body: unknown } | BodyRefusal;

interface BodyRefusal {
  readonly ok: false;
  readonly status: 400 | 413 | 415;
  readonly reason: RefusalReason;
  readonly detail: string;
  /** True if the body was not read to its end, so that the connection cannot be reused. */
  readonly isUnread: boolean;
}

/** The bytes of a body; a number is the status that they are refused with. */
type Bytes = Uint8Array | 400 | 413;

/** Called with the bytes of a body as they came, once all were read. */
export type OnBytes = (bytes: Uint8Array) => void;

/**
 * Reads the JSON in a body: a parsed value, text, bytes, or a stream of texts or bytes. Accepts UTF-8 with or without a byte
 * order mark, and detects gzip and deflate itself, since a framework may decompress a body and keep its headers.
 */
export function readBody(
  body: unknown,
  encoding: string | undefined,
  maximumBytes: number,
  onBytes?: OnBytes,
): BodyReading | Promise<BodyReading> {
  if (body === undefined) return noBody();
  if (typeof body === "string") return isTooLong(body, maximumBytes) ? tooLarge(maximumBytes) : parseJson(body);
  if (isWebStream(body)) return readStream(body, encoding, maximumBytes, onBytes);
  const bytes = bytesOf(body);
  if (bytes) return bytes.length > maximumBytes ? tooLarge(maximumBytes) : readBytes(bytes, encoding, maximumBytes, onBytes);
  if (isIterable(body)) return readSource(sourceOfChunks(body), encoding, maximumBytes, onBytes);
  return isJsonLike(body) ? { ok: true, body } : refuse(400, "not-json", "The body is a value that JSON cannot hold");
}

function readStream(
  stream: ReadableStream<unknown>,
  encoding: string | undefined,
  maximumBytes: number,
  onBytes?: OnBytes,
): BodyReading | Promise<BodyReading> {
  const source = attempt(() => sourceOf(stream));
  return source
    ? readSource(source, encoding, maximumBytes, onBytes)
    : unread(400, "unreadable-body", "The body was read before, or another reader holds it");
}

async function readSource(source: Source, encoding: string | undefined, maximumBytes: number, onBytes?: OnBytes): Promise<BodyReading> {
  const bytes = await collect(source, maximumBytes);
  if (bytes === 413) return unread(413, "body-too-large", tooLarge(maximumBytes).detail);
  if (bytes === 400) return unread(400, "unreadable-body", cutOff().detail);
  return readBytes(bytes, encoding, maximumBytes, onBytes);
}

function readBytes(
  bytes: Uint8Array,
  encoding: string | undefined,
  maximumBytes: number,
  onBytes?: OnBytes,
): BodyReading | Promise<BodyReading> {
  onBytes?.(bytes);
  const format = compressionOf(bytes);
  if (!format) return knownEncoding(parseBytes(bytes), encoding);
  if (typeof DecompressionStream === "undefined") {
    return refuse(415, "body-encoding", "The body is compressed, and this runtime cannot decompress it");
  }
  return decompress(bytes, format, maximumBytes).then((unpacked) => {
    if (unpacked === 413) return tooLarge(maximumBytes);
    return knownEncoding(unpacked === 400 ? cutOff() : parseBytes(unpacked), encoding);
  });
}

/** A reading, unless the body is in an encoding that nothing is known of. */
function knownEncoding(reading: BodyReading, encoding: string | undefined): BodyReading {
  return reading.ok || isKnownEncoding(encoding)
    ? reading
    : refuse(415, "body-encoding", "The content encoding of the body is unknown. Send gzip, deflate or no encoding");
}

/** Tests if a parsed body can come from JSON. */
function isJsonLike(body: unknown): boolean {
  return typeof body === "object" || typeof body === "boolean" || Number.isFinite(body);
}

/** Tests if a text has more bytes than allowed. The bytes are counted only if the length does not decide it. */
function isTooLong(text: string, maximumBytes: number): boolean {
  return text.length > maximumBytes || (text.length * 3 > maximumBytes && new TextEncoder().encode(text).length > maximumBytes);
}

function noBody(): BodyRefusal {
  return refuse(400, "no-body", "The request has no body");
}

function cutOff(): BodyRefusal {
  return refuse(400, "unreadable-body", "The body is cut off, or is not validly compressed");
}

function parseBytes(bytes: Uint8Array): BodyReading {
  const text = decodeText(bytes);
  return text === undefined ? refuse(400, "body-encoding", "The body is not UTF-8") : parseJson(text);
}

function refuse(status: BodyRefusal["status"], reason: RefusalReason, detail: string): BodyRefusal {
  return { ok: false, status, reason, detail, isUnread: false };
}

function unread(status: BodyRefusal["status"], reason: RefusalReason, detail: string): BodyRefusal {
  return { ok: false, status, reason, detail, isUnread: true };
}

function tooLarge(maximumBytes: number): BodyRefusal {
  return refuse(413, "body-too-large", `The body has more than ${maximumBytes} bytes`);
}

function isKnownEncoding(encoding: string | undefined): boolean {
  return ["", "identity", "gzip", "x-gzip", "deflate"].includes((encoding ?? "").trim().toLowerCase());
}

function parseJson(text: string): BodyReading {
  if (text === "") return noBody();
  try {
    return { ok: true, body: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch {
    return refuse(400, "not-json", "The body is not JSON");
  }
}

function decodeText(bytes: Uint8Array): string | undefined {
  return attempt(() => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
}

/** Something that is read chunk by chunk, and released if it is not read to its end. */
interface Source {
  readonly next: () => PromiseLike<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  readonly release: () => void;
}

/**
 * The source of a stream; throws if it is locked. It is released and neither cancelled nor ended early: that ends the connection of
 * some servers before the answer, and crashes some adapters.
 */
function sourceOf(stream: ReadableStream<unknown>): Source {
  const reader = stream.getReader();
  return { next: () => reader.read(), release: () => reader.releaseLock() };
}

function sourceOfChunks(body: AsyncIterable<unknown>): Source {
  const chunks = body[Symbol.asyncIterator]();
  return { next: () => chunks.next(), release: () => undefined };
}

/** A web stream, from any realm or package. */
function isWebStream(body: unknown): body is ReadableStream<unknown> {
  return typeof body === "object" && body !== null && typeof (body as { readonly getReader?: unknown }).getReader === "function";
}

function isIterable(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** The bytes of a buffer or of a view of one; `undefined` for every other value. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]" ? new Uint8Array(value as ArrayBuffer) : undefined;
}

/** Detects compression by the first byte: no JSON starts with it. */
function compressionOf(bytes: Uint8Array): "gzip" | "deflate" | undefined {
  return bytes[0] === 0x1f ? "gzip" : bytes[0] === 0x78 ? "deflate" : undefined;
}

async function decompress(bytes: Uint8Array, format: "gzip" | "deflate", maximumBytes: number): Promise<Bytes> {
  const stream = streamOf(bytes).pipeThrough(new DecompressionStream(format) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>);
  const unpacked = await collect(sourceOf(stream), maximumBytes);
  if (unpacked === 413) stream.cancel().catch(() => undefined);
  return unpacked;
}

/** Reads a source to its end, or until it has more bytes than allowed. */
async function collect(source: Source, maximumBytes: number): Promise<Bytes> {
  const bytes = startBytes();
  let encode: Encode | undefined;
  let emptyChunks = 0;
  try {
    for (let step = await source.next(); !step.done; step = await source.next()) {
      if (typeof step.value === "string") encode ??= startEncoding();
      const chunk = typeof step.value === "string" ? encode?.(step.value) : bytesOf(step.value);
      if (!chunk || (!chunk.length && ++emptyChunks > maximumEmptyChunks)) return stop(source, 400);
      if (bytes.length() + chunk.length > maximumBytes) return stop(source, 413);
      bytes.add(chunk);
    }
    if (encode) bytes.add(encode("", true));
    return bytes.all();
  } catch {
    return stop(source, 400);
  }
}

function stop(source: Source, status: 400 | 413): Bytes {
  source.release();
  return status;
}

type Encode = (text: string, isLast?: boolean) => Uint8Array;

/** Encodes texts that follow each other: a surrogate pair may be cut between them. */
function startEncoding(): Encode {
  const encoder = new TextEncoder();
  let half = "";
  return (text, isLast = false) => {
    const all = half + text;
    half = !isLast && /[\ud800-\udbff]$/.test(all.slice(-1)) ? all.slice(-1) : "";
    return encoder.encode(half ? all.slice(0, -1) : all);
  };
}

/** Collects chunks: the first without a copy, more of them in a buffer that doubles, so that tiny chunks cost no more than their bytes. */
function startBytes() {
  let buffer: Uint8Array = new Uint8Array();
  let length = 0;
  return {
    length: () => length,
    all: () => buffer.subarray(0, length),
    add: (chunk: Uint8Array) => {
      if (length === 0) {
        buffer = chunk;
        length = chunk.length;
        return;
      }
      if (length + chunk.length > buffer.length) {
        const larger = new Uint8Array(Math.max(length + chunk.length, buffer.length * 2));
        larger.set(buffer.subarray(0, length));
        buffer = larger;
      }
      buffer.set(chunk, length);
      length += chunk.length;
    },
  };
}
