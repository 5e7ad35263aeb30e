import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { folder, open, openUnwatched, paste, settle, useBrowser } from "./browser.ts";

useBrowser();

// A busy machine may take longer: SLOW is by how much.
const slow = Number(process.env["SLOW"] ?? 1);

test("the scripts > have at most 240 kB, gzipped", () => {
  const sizes = ["playground.js", "worker.js"].map((name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length);
  console.log(`scripts: ${sizes.join(" + ")} bytes`);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(240_000);
});

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;

test("a key > takes less than 16 milliseconds with 1,000 keys", async () => {
  const page = await open();
  await paste(page, Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key ${index}`, "{contact.agent.number}"])));
  const times = await page.locator("#source .cm-content").evaluate(async (element) => {
    type View = { state: { doc: { length: number } }; dispatch(change: object): void };
    const { view } = (element as unknown as { cmTile: { view: View } }).cmTile;
    const nextTask = () => new Promise((resolve) => setTimeout(resolve, 60));
    const taken: number[] = [];
    for (let key = 0; key < 30; key++) {
      const start = performance.now();
      view.dispatch({ changes: { from: 3, insert: "x" }, userEvent: "input.type" });
      taken.push(performance.now() - start);
      await nextTask();
    }
    return taken;
  });
  console.log(`a key: median ${median(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms`);
  expect(median(times)).toBeLessThan(16 * slow);
});

/** The longest time in which the page did nothing else after a paste, in milliseconds. */
async function longestBlock(page: Page, text: string): Promise<number> {
  await page.locator("#source .cm-content").press("Control+a");
  const longest = await page.locator("#source .cm-content").evaluate((element, pasted) => {
    let last = performance.now();
    let most = 0;
    const { port1, port2 } = new MessageChannel();
    const stop = last + 6000;
    return new Promise<number>((resolve) => {
      port1.onmessage = () => {
        const now = performance.now();
        most = Math.max(most, now - last);
        last = now;
        if (now > stop) return resolve(most);
        port2.postMessage(null);
      };
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      last = performance.now();
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      port2.postMessage(null);
    });
  }, text);
  await settle(page);
  return longest;
}

const megabytes = (indent: number) =>
  JSON.stringify(
    Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`key number ${index}`, `{contact.id} ${"x".repeat(45)}`])),
    null,
    indent,
  );

test.for([
  ["in lines", 2, 200],
  ["in one line", 0, 400],
] as const)("a paste of 5 MB %s > blocks the page for less than %i0 milliseconds", async ([, indent, most]) => {
  const text = megabytes(indent);
  expect(text.length).toBeGreaterThan(4_900_000);
  const page = await open();
  const longest = await longestBlock(page, text);
  console.log(`a paste of ${text.length} characters, indented by ${indent}: ${longest.toFixed(0)} ms`);
  expect(await page.textContent("#summary")).toBe("nothing found");
  expect(longest).toBeLessThan(most * slow);
});

test("a text above one megabyte > is not coloured", async () => {
  const page = await open();
  await paste(page, megabytes(2));
  expect(await page.locator("#source .cm-line span").count()).toBe(0);
  await paste(page, { id: "{contact.id}" });
  expect(await page.locator("#source .cm-placeholder-path").count()).toBe(1);
});

test("the first paint > comes within a second over a slow network on a slow processor", async () => {
  const paints: number[] = [];
  for (let run = 0; run < 5; run++) {
    const page = await openUnwatched({}, "about:blank");
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1_000_000) / 8,
      uploadThroughput: (0.75 * 1_000_000) / 8,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const { address } = await import("./browser.ts");
    await page.goto(address);
    const paint = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.POSITIVE_INFINITY,
    );
    paints.push(paint);
    await page.context().close();
  }
  console.log(`first paint: ${paints.map((paint) => paint.toFixed(0)).join(", ")} ms`);
  expect(median(paints)).toBeLessThan(1000 * slow);
});
