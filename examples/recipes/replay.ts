import { mkdir, readdir, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { IncomingParts, RawRequest, Received, Refused } from "contact-pro-webhooks";

interface Kept {
  readonly method: string;
  readonly url: string;
  readonly contentEncoding?: string | undefined;
  readonly body: string;
}

/** An `onRefused` that keeps the body of each refused webhook whose sender is known. No credentials are kept. */
export function keepRefused(folder: string) {
  return async ({ method, url, headers, body }: RawRequest, { status }: Refused): Promise<void> => {
    if (status === 401 || !body) return;
    const kept: Kept = { method, url, contentEncoding: headers["content-encoding"], body: Buffer.from(body).toString("base64") };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${Date.now()}-${crypto.randomUUID()}`);
    // Renamed once it is whole, so that a replay reads no half file.
    await writeFile(`${file}.part`, JSON.stringify(kept), { mode: 0o600 });
    await rename(`${file}.part`, `${file}.json`);
  };
}

/** An integration that can read what was kept: the configuration as it is now, with `credentials: "unchecked"`. */
interface Reader<C> {
  receive(incoming: IncomingParts): Promise<Received<C>>;
}

/** Reads what was kept again, oldest first. What can be read now is worked on and deleted; the rest stays. */
export async function replay<C>(folder: string, { receive }: Reader<C>, work: (conversation: C) => Promise<unknown>) {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  const count = { replayed: 0, refusedAgain: 0 };
  for (const file of files) {
    const { method, url, contentEncoding = "identity", body }: Kept = JSON.parse(await readFile(join(folder, file), "utf8"));
    const result = await receive({ method, url, headers: { "content-encoding": contentEncoding }, body: Buffer.from(body, "base64") });
    if (result.ok) {
      await work(result.conversation);
      await unlink(join(folder, file));
      count.replayed++;
    } else count.refusedAgain++;
  }
  return count;
}
