import { Readable } from "node:stream";
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineIntegration, type Incoming } from "../../../src/index.ts";

const integration = defineIntegration({
  configuration: { request: { method: "POST", body: { id: "{contact.id}", cad: "{contact.cad}" } } },
  credentials: "unchecked",
});

const mebibyte = 1024 * 1024;
const good = '{"id":"1166","cad":{"ä":"😀"}}';
const goodBytes = Buffer.from(good);
const delivered = {
  ok: true,
  eventName: undefined,
  conversation: { contact: { id: "1166", cad: { ä: "😀" } } },
  body: JSON.parse(good),
  warnings: [],
};

const receive = (body: unknown, headers: { [name: string]: string } = {}) => integration.receive({ headers, body } as Incoming);

const refused = (status: number, detail: string, headers = {}) => ({
  ok: false,
  status,
  reason: status === 413 ? "body-too-large" : (reasons[detail] ?? "unreadable-body"),
  headers: { "content-type": "application/problem+json", ...headers },
  problem: { title: expect.any(String), status, detail },
  issues: [],
  total: 0,
});

/** The header of a refusal before the end of the body. */
const closing = { connection: "close" };
const cutOff = "The body is cut off, or is not validly compressed";
const otherText = "The body is not JSON";
const otherBytes = "The body is not UTF-8";
const none = "The request has no body";
const reasons: { readonly [detail: string]: string } = {
  [cutOff]: "unreadable-body",
  [otherText]: "not-json",
  [otherBytes]: "body-encoding",
  [none]: "no-body",
  "The body is a value that JSON cannot hold": "not-json",
  "The content encoding of the body is unknown. Send gzip, deflate or no encoding": "body-encoding",
};

// An error of a stream after its answer would be seen nowhere else.
const unhandled: unknown[] = [];
const remember = (error: unknown) => unhandled.push(error);
beforeEach(() => process.on("unhandledRejection", remember));
afterEach(async () => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off("unhandledRejection", remember);
  expect(unhandled).toStrictEqual([]);
});

describe("a body that is JSON", () => {
  it.each([
    [undefined],
    ["application/json"],
    ["application/json; charset=utf-8"],
    ["application/json; charset=iso-8859-1"],
    ["text/plain"],
    ["application/x-www-form-urlencoded"],
    ["no content type at all"],
  ])("is read with any content type: %s", async (type) => {
    const headers = type === undefined ? undefined : { "content-type": type };
    expect(await receive(goodBytes, headers)).toStrictEqual(delivered);
    expect(await receive(good, headers)).toStrictEqual(delivered);
  });

  it.each<[string, Uint8Array, string | undefined]>([
    ["as it is", goodBytes, undefined],
    ["as it is, said so", goodBytes, "identity"],
    ["as it is, although the headers say gzip: a framework has decompressed it", goodBytes, "gzip"],
    ["as it is, although the headers say br", goodBytes, "br"],
    ["gzip", gzipSync(goodBytes), "gzip"],
    ["gzip in another case", gzipSync(goodBytes), " GZIP "],
    ["gzip by its older name", gzipSync(goodBytes), "x-gzip"],
    ["gzip without a word", gzipSync(goodBytes), undefined],
    ["gzip of the lowest level", gzipSync(goodBytes, { level: 0 }), "gzip"],
    ["deflate", deflateSync(goodBytes), "deflate"],
    ["deflate without a word", deflateSync(goodBytes), undefined],
    ["deflate of every level", deflateSync(goodBytes, { level: 9 }), "deflate"],
  ])("is decompressed: %s", async (_name, body, encoding) => {
    expect(await receive(body, encoding === undefined ? {} : { "Content-Encoding": encoding })).toStrictEqual(delivered);
  });

  it.each([
    ["of bytes", () => Readable.from([goodBytes.subarray(0, 20), goodBytes.subarray(20)])],
    ["of text", () => Readable.from([good.slice(0, 7), good.slice(7)])],
    ["compressed", () => Readable.from(goodBytes, { objectMode: false }).pipe(createGzip())],
  ])("may be a stream of Node, as its requests are: %s", async (_name, stream) => {
    expect(await receive(stream())).toStrictEqual(delivered);
  });

  it.each<[string, readonly unknown[]]>([
    ["buffers", [goodBytes.buffer.slice(goodBytes.byteOffset, goodBytes.byteOffset + goodBytes.length)]],
    ["views of buffers", [new DataView(goodBytes.buffer, goodBytes.byteOffset, goodBytes.length)]],
    ["single bytes", Array.from(goodBytes, (byte) => Uint8Array.of(byte))],
    ["single code units, surrogate pairs cut in two", good.split("")],
    ["texts and bytes in turn", [good.slice(0, 5), Buffer.from(good.slice(5, 9)), "", new Uint8Array(), good.slice(9)]],
  ])("may be a stream of %s", async (_name, chunks) => {
    const stream = new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    });
    expect(await receive(stream)).toStrictEqual(delivered);
    expect(await receive(Readable.from(chunks))).toStrictEqual(delivered);
  });

  it("may end with half a surrogate pair, which is replaced", async () => {
    const text = new ReadableStream({
      start(controller) {
        for (const chunk of ['{"id":"1166","cad":null,"x":"\ud83d', '"}']) controller.enqueue(chunk);
        controller.close();
      },
    });
    expect(await receive(text)).toMatchObject({ ok: true, body: { x: "\ufffd" } });
  });

  it("may be that of a Request without a stream, as in Firefox", async () => {
    const request = new Request("https://example.com/", { method: "POST", body: good });
    Object.defineProperty(request, "body", { value: undefined });
    expect(await integration.receive(request)).toStrictEqual(delivered);
  });

  it("may begin with a byte order mark", async () => {
    expect(await receive(`\ufeff${good}`)).toStrictEqual(delivered);
    expect(await receive(Buffer.from(`\ufeff${good}`))).toStrictEqual(delivered);
    expect(await receive(gzipSync(`\ufeff${good}`))).toStrictEqual(delivered);
  });

  it("must not be compressed if the runtime cannot decompress", async () => {
    vi.stubGlobal("DecompressionStream", undefined);
    const refused = await receive(gzipSync(good), { "content-encoding": "gzip" });
    vi.unstubAllGlobals();
    expect(refused).toMatchObject({ ok: false, status: 415, reason: "body-encoding", headers: expect.not.objectContaining(closing) });
  });

  it("may have spaces around it", async () => {
    expect(await receive(`\r\n\t ${good}\n`)).toStrictEqual(delivered);
  });

  it.each([["null"], ["0"], ['"text"'], ["[]"], ["false"], ["-1.5e3"]])("is delivered, though no object: %s", async (body) => {
    const result = await receive(body);
    expect(result).toMatchObject({ ok: true, conversation: {}, warnings: [{ code: "type", pointer: "/body" }] });
    expect(result.ok && result.body).toStrictEqual(JSON.parse(body));
  });

  it.each([[null], [true], [0], [["a"]], [{ id: 1 }]])("is delivered, parsed already: %s", async (body) => {
    expect(await receive(body)).toMatchObject({ ok: true, body });
  });

  it("has __proto__ as a key like any other", async () => {
    const result = await receive(
      '{"__proto__":{"id":"1"},"id":"2","cad":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}',
    );
    if (!result.ok) throw new Error("refused");
    expect(result.warnings).toStrictEqual([]);
    expect(result.conversation.contact?.id).toBe("2");
    expect(Object.keys(result.conversation.contact?.cad ?? {})).toStrictEqual(["__proto__", "constructor"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(result.conversation)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(result.conversation.contact)).toBe(Object.prototype);
  });

  it.each([
    ["arrays", "[", "]"],
    ["objects", '{"a":', "}", "1"],
  ])("may be 100,000 deep, of %s", async (_name, opening, closing, middle = "") => {
    const deep = `${opening.repeat(100_000)}${middle}${closing.repeat(100_000)}`;
    expect(await receive(`{"id":"1","cad":{"a":${deep}}}`)).toMatchObject({
      ok: true,
      warnings: [],
      conversation: { contact: { id: "1" } },
    });
    expect(await receive(`{"id":${deep},"cad":null}`)).toMatchObject({ ok: true, warnings: [{ pointer: "/body/id" }] });
    expect(await receive(deep)).toMatchObject({ ok: true });
  });

  it("may have an object in a text at a depth of 100,000", async () => {
    const texts = defineIntegration({
      configuration: { request: { method: "POST", body: { t: "a {contact.cad}", c: "{contact.cad}" } } },
      credentials: "unchecked",
    });
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const result = await texts.receive({ headers: {}, body: `{"c":{"a":${deep}},"t":${JSON.stringify(`a {"a":${deep}}`)}}` });
    expect(result.ok).toBe(true);
  });

  it("is read to the last of 8 MiB", async () => {
    const full = `{"id":"1166","x":"${"a".repeat(8 * mebibyte - 20)}"}`;
    expect(Buffer.byteLength(full)).toBe(8 * mebibyte);
    expect(await receive(full)).toMatchObject({ ok: true });
    expect(await receive(Buffer.from(full))).toMatchObject({ ok: true });
    expect(await receive(gzipSync(full))).toMatchObject({ ok: true });
  });

  it("is not read if the configuration has none", async () => {
    const get = defineIntegration({
      configuration: { request: { method: "GET", body: { id: "{contact.id}" } } },
      credentials: "unchecked",
    });
    const incoming = {
      headers: {},
      get body(): never {
        throw new Error("read");
      },
    };
    expect(await get.receive(incoming)).toStrictEqual({ ok: true, eventName: undefined, conversation: {}, body: undefined, warnings: [] });
  });
});

describe("a body that is refused", () => {
  it("may be a stream of Node, which stays open for the answer", async () => {
    const stream = Readable.from(Array.from({ length: 9 }, () => Buffer.alloc(mebibyte, " ")));
    expect(await receive(stream)).toMatchObject({ ok: false, status: 413 });
    expect(stream.destroyed).toBe(false);
    stream.destroy();
    const broken = Readable.from([goodBytes.subarray(0, 9)]);
    broken.destroy();
    expect(await receive(broken)).toStrictEqual(refused(400, cutOff, closing));
  });

  it.each<[string, unknown, string]>([
    ["no body", undefined, none],
    ["empty text", "", none],
    ["no bytes", new Uint8Array(), none],
    ["an empty stream", new Blob([]).stream(), none],
    ["empty gzip", gzipSync(""), none],
    ["blanks", " \n", otherText],
    ["HTML", "<html></html>", otherText],
    ["a form", "id=1166", otherText],
    ["truncated text", good.slice(0, -1), otherText],
    ["truncated bytes", goodBytes.subarray(0, -1), otherText],
    ["two values", `${good}${good}`, otherText],
    ["JSON with a comment", `${good}//`, otherText],
    ["JSON with a trailing comma", '{"id":"1",}', otherText],
    ["NaN", "NaN", otherText],
    ["text that begins like deflate", "xyz", otherText],
    ["two byte order marks", `\ufeff\ufeff${good}`, otherText],
    ["invalid UTF-8", Buffer.from([0x22, 0xc3, 0x28, 0x22]), otherBytes],
    ["UTF-8 that is cut off within a character", Buffer.from('"ä').subarray(0, 2), otherBytes],
    ["overlong UTF-8", Buffer.from([0x22, 0xc0, 0xaf, 0x22]), otherBytes],
    ["a surrogate in UTF-8", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), otherBytes],
    ["Latin-1", Buffer.from('"ä"', "latin1"), otherBytes],
    ["UTF-16", Buffer.from(`\ufeff${good}`, "utf16le"), otherBytes],
    ["gzip that is cut off", gzipSync(goodBytes).subarray(0, -9), cutOff],
    ["gzip without its checksum", gzipSync(goodBytes).subarray(0, -1), cutOff],
    ["gzip with another checksum", corrupted(gzipSync(goodBytes), -6), cutOff],
    ["the first bytes of gzip alone", gzipSync(goodBytes).subarray(0, 2), cutOff],
    ["gzip with rubbish behind it", Buffer.concat([gzipSync(goodBytes), Buffer.from("rubbish")]), cutOff],
    ["deflate that is cut off", deflateSync(goodBytes).subarray(0, -4), cutOff],
    ["deflate with another checksum", corrupted(deflateSync(goodBytes), -1), cutOff],
    ["gzip of what is no JSON", gzipSync("no JSON"), otherText],
    ["a function", () => good, "The body is a value that JSON cannot hold"],
    ["a symbol", Symbol("a"), "The body is a value that JSON cannot hold"],
    ["a big integer", 1n, "The body is a value that JSON cannot hold"],
    ["NaN or an infinite number", Number.NaN, "The body is a value that JSON cannot hold"],
  ])("with 400: %s", async (_name, body, detail) => {
    expect(await receive(body)).toStrictEqual(refused(400, detail));
  });

  it("with 400, a Request whose body is null", async () => {
    expect(await integration.receive(new Request("https://example.com/", { method: "POST" }))).toStrictEqual(refused(400, none));
  });

  it("with 400, a body that was read before, or is being read", async () => {
    const detail = "The body was read before, or another reader holds it";
    const read = new Request("https://example.com/", { method: "POST", body: good });
    await read.text();
    const reading = new Request("https://example.com/", { method: "POST", body: good });
    reading.body?.getReader();
    for (const request of [read, reading]) {
      const result = await integration.receive(request);
      expect([refused(400, detail, closing), refused(400, none)]).toContainEqual(result);
    }
    expect(await integration.receive(reading)).toStrictEqual(refused(400, detail, closing));
  });

  it.each<[string, Uint8Array, string]>([
    ["Brotli", brotliCompressSync(goodBytes), "br"],
    ["Zstandard", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x00]), "zstd"],
    ["two at once", gzipSync(gzipSync(goodBytes)), "gzip, gzip"],
    ["an unknown one that begins like gzip", Buffer.from([0x1f, 0x8b, 1, 2, 3]), "new"],
    ["one that is not known, of truncated JSON", goodBytes.subarray(0, -1), "new"],
  ])("with 415, a different encoding: %s", async (_name, body, encoding) => {
    const detail = "The content encoding of the body is unknown. Send gzip, deflate or no encoding";
    expect(await receive(body, { "content-encoding": encoding })).toStrictEqual(refused(415, detail));
  });

  it("with 400, deflate without its frame, which has no sign of its own", async () => {
    expect(await receive(deflateRawSync(goodBytes), { "content-encoding": "deflate" })).toMatchObject({ ok: false, status: 400 });
  });

  const tooLarge = refused(413, "The body has more than 8388608 bytes");

  it.each<[string, () => unknown]>([
    ["text", () => `{"id":"1166","x":"${"a".repeat(8 * mebibyte - 19)}"}`],
    ["text that is longer in bytes than in characters", () => `{"x":"${"€".repeat(3 * mebibyte)}"}`],
    ["bytes", () => Buffer.from(`{"id":"1166","x":"${"a".repeat(8 * mebibyte - 19)}"}`)],
    ["gzip", () => gzipSync(`{"id":"1166","x":"${"a".repeat(8 * mebibyte - 19)}"}`)],
    ["deflate", () => deflateSync(`{"id":"1166","x":"${"a".repeat(8 * mebibyte - 19)}"}`)],
  ])("with 413, a byte more than 8 MiB: %s", async (_name, body) => {
    expect(await receive(body())).toStrictEqual(tooLarge);
  });

  it("with 413, a decompression bomb, which is not unpacked further", async () => {
    const bomb = gzipSync(Buffer.alloc(128 * mebibyte), { level: 9 });
    expect(bomb.length).toBeLessThan(mebibyte);
    const before = process.memoryUsage().arrayBuffers;
    expect(await receive(bomb)).toStrictEqual(tooLarge);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * mebibyte);
  });

  it("with 413, a stream without end, which is released and not cancelled", async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        sent += mebibyte;
        controller.enqueue(new Uint8Array(mebibyte).fill(0x20));
      },
      cancel() {
        isCancelled = true;
      },
    });
    expect(await receive(endless)).toStrictEqual({ ...tooLarge, headers: { ...tooLarge.headers, ...closing } });
    expect(isCancelled).toBe(false);
    expect(endless.locked).toBe(false);
    expect(sent).toBeLessThanOrEqual(11 * mebibyte);
  });

  it.each(["", "identity", "gzip", "x-gzip", " GZIP ", "deflate"])("with 400, what is no JSON in the encoding %j", async (encoding) => {
    expect(await receive("no JSON", { "content-encoding": encoding })).toMatchObject({ ok: false, status: 400 });
    expect(await receive(new TextEncoder().encode("no JSON"), { "content-encoding": encoding })).toMatchObject({ ok: false, status: 400 });
  });

  it.each(["{}\ufeff", "\ufeff\ufeff{}"])("with 400, byte order marks but for one at the start: %j", async (text) => {
    expect(await receive(text)).toMatchObject({ ok: false, status: 400 });
    expect(await receive(new TextEncoder().encode(text))).toMatchObject({ ok: false, status: 400 });
  });

  it("with 400, a stream that breaks off", async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(goodBytes);
      },
      pull() {
        throw new Error("secret-0815");
      },
    });
    expect(await receive(broken)).toStrictEqual(refused(400, cutOff, closing));
  });

  it("with 400, a stream of chunks without bytes that has no end", async () => {
    for (const chunk of ["", new Uint8Array(), new ArrayBuffer(0)]) {
      let pulls = 0;
      const empty = new ReadableStream({
        pull(controller) {
          pulls++;
          controller.enqueue(chunk);
        },
      });
      expect(await receive(empty)).toStrictEqual(refused(400, cutOff, closing));
      expect(pulls).toBeLessThan(1010);
    }
  });

  it("with 400, a stream of chunks that are not bytes", async () => {
    for (const chunk of ["text", 1, null, { length: -1 }, [1, 2]]) {
      const odd = new ReadableStream({
        start(controller) {
          controller.enqueue(chunk);
          controller.close();
        },
      });
      expect(await receive(odd)).toMatchObject({ ok: false, status: 400 });
    }
  });

  it("every prefix of a body is refused or is JSON", async () => {
    for (let length = 0; length < goodBytes.length; length++) {
      expect(await receive(goodBytes.subarray(0, length))).toMatchObject({ ok: false, status: 400 });
    }
    const packed = gzipSync(goodBytes);
    for (let length = 0; length < packed.length; length++) {
      expect(await receive(packed.subarray(0, length))).toMatchObject({ ok: false, status: 400 });
    }
  });
});

/** A copy with one byte changed, counted from the end. */
function corrupted(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = copy.length + at;
  copy[index] = (copy[index] as number) ^ 0xff;
  return copy;
}
