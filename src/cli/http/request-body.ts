import type { IncomingMessage } from "node:http";

/** The body of a request, read before it is known who sends it: the service that gets it decides. */
export interface Bytes {
  readonly body: Uint8Array;
  /** False if it is too large, or the caller is gone. */
  readonly isWhole: boolean;
}

/** One byte more than a receiver reads, so that it refuses what is too large. */
const maximumBytes = 8 * 2 ** 20 + 1;

/** Reads the whole body of a request. */
export async function bytesOf(request: IncomingMessage): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= maximumBytes) break;
    }
  } catch {
    return { body: Buffer.concat(chunks), isWhole: false };
  }
  return { body: Buffer.concat(chunks), isWhole: size < maximumBytes };
}

/** Bytes as a stream. */
export function streamOfBytes(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      if (bytes.length) controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** The body of a request, read on demand. The response is sent even if the body is not read to its end. */
export function streamOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = request[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}
