import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { createRequire } from "node:module";
import type { Result } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from "vitest";
import { figuresOf } from "../../examples/wallboard/src/figures.ts";
import { integration, lifecycleEventOf } from "../../examples/wallboard/src/integration.ts";
import type { Program } from "../../examples/wallboard/src/program.ts";
import { Sender } from "../../examples/wallboard/src/sender.ts";
import { seededRandom, simulateConversation, simulatedId } from "../../examples/wallboard/src/simulation.ts";
import { timeline } from "../../examples/wallboard/src/timeline.ts";
import type { Conversation } from "../../src/index.ts";
import { lifecycle } from "../../src/testing/index.ts";
import { expectedFigures, launch, open, shownFigures } from "./page.ts";
import { kill, originOf, Service } from "./service.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const pictures = process.env["PICTURES"];
if (pictures) mkdirSync(pictures, { recursive: true });

const markup = `<img src=x onerror="alert(1)"><script>alert(2)</script>&amp;`;
const service = new Service();
const sender = new Sender(() => [originOf(receiver)]);
const complaints: string[] = [];
let browser: Browser;
let receiver: Program;
let board: Program;

/** The content of the board: simulated conversations that are over, one that waits, and one that talks, both with odd names. */
const random = seededRandom(21);
const now = Date.now();
const over = Array.from({ length: 60 }, () => simulateConversation(random, simulatedId(random), now - (10 + random() * 40) * 60_000));
const waiting = oddConversation("WAITING", 2);
const talking = oddConversation("TALKING", 4);
const conversations = [...over, waiting, talking];

beforeAll(async () => {
  browser = await launch();
  receiver = await service.receiver();
  await service.worker();
  board = await service.board();
  await Promise.all(conversations.flat().map((webhook) => sender.send(webhook)));
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  expect(complaints.splice(0)).toEqual([]);
});

afterAll(async () => {
  sender.close();
  await browser?.close();
  await service.stop();
});

/** The first events of a conversation whose queue and agent have names of markup. */
function oddConversation(id: string, count: number): Conversation[] {
  const webhooks = lifecycle({ channel: "chat", direction: "inbound" }).slice(0, count);
  return webhooks.map(({ event, contact }, index) => ({
    event: { ...event, datetime: new Date(now - 60_000 + index * 5_000).toISOString() },
    contact: {
      ...contact,
      id,
      queue: contact.queue ? { ...contact.queue, address: `${markup} queue` } : null,
      agent: contact.agent ? { ...contact.agent, chat_address: `${markup} agent` } : null,
    },
  }));
}

async function openBoard(options?: Parameters<typeof open>[3]): Promise<Page> {
  const page = await open(browser, `${originOf(board)}/`, complaints, options);
  await expect.poll(() => page.textContent("#waiting .count")).toBe("1");
  await expect.poll(() => page.locator("#over li").count()).toBe(12);
  return page;
}

test("shows the figures of a sequential run", async () => {
  const page = await openBoard();
  const timelines = conversations.map((webhooks) => timeline(webhooks.map((webhook) => lifecycleEventOf(webhook))));
  const [tiles, ...rows] = expectedFigures(figuresOf(timelines, now));
  const still = (row: readonly string[] = []) => row.filter((_, index) => index !== 3);
  await expect.poll(async () => (await shownFigures(page)).slice(1).map(still)).toEqual(rows.map(still));
  const shown = (await shownFigures(page))[0] ?? [];
  const [count, longest, ...others] = shown;
  expect([count, ...others]).toEqual([tiles?.[0], ...(tiles?.slice(2) ?? [])]);
  expect(longest).toMatch(/^longest \d+:\d\d$/);
});

test("counts on while a conversation waits", async () => {
  const page = await openBoard();
  const before = await page.textContent("#waiting .duration");
  await expect.poll(() => page.textContent("#waiting .duration"), { timeout: 5_000 }).not.toBe(before);
});

test("shows markup as text", async () => {
  const page = await openBoard();
  expect(await page.textContent("#waiting li b")).toBe(`${markup} queue`);
  expect(await page.textContent("#talking li small")).toBe(`chat · ${markup} agent`);
  await page.click("#talking li button");
  expect(await page.textContent("#timeline-events li:last-child small")).toContain(`${markup} agent`);
  expect(await page.locator("main img, main script, dialog img, dialog script").count()).toBe(0);
});

test("shows the timeline of a conversation by keyboard, and its new events", async () => {
  const page = await openBoard();
  await page.focus("#talking li button");
  await page.keyboard.press("Enter");
  const names = () => page.locator("#timeline-events b").allTextContents();
  expect(await names()).toEqual(["received", "queued", "allocated", "accepted"]);
  const paused = { ...talking[3], event: { name: "paused", datetime: new Date(now - 1_000).toISOString() } } as Conversation;
  await sender.send(paused);
  await expect.poll(names).toEqual(["received", "queued", "allocated", "accepted", "paused"]);
  await page.keyboard.press("Escape");
  expect(await page.locator("#timeline").isVisible()).toBe(false);
});

test("finds any conversation by its id", async () => {
  const page = await openBoard();
  const [{ contact }] = over[0] as [Conversation];
  await page.fill("#id", "no such id");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.textContent("#search-result")).toBe("No conversation has this id.");
  // The browser writes a line of its own for each answer that is not 2xx.
  expect(complaints.splice(0)).toEqual([expect.stringContaining("404")]);
  await page.fill("#id", contact.id);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.textContent("#timeline-title")).toBe(contact.id);
  expect(await page.locator("#timeline-events li").count()).toBe(over[0]?.length);
  expect(await page.locator("#timeline-times li").allTextContents()).toEqual(["waiting 0:16", "talking 0:45", "wrap-up 0:27"]);
});

describe.for(["light", "dark"] as const)("in %s", (colorScheme) => {
  it.for([
    ["a wall", { width: 1920, height: 1080 }],
    ["a phone", { width: 390, height: 844 }],
  ] as const)("has no findings of axe, and fits %s", async ([name, viewport]) => {
    const page = await openBoard({ viewport, colorScheme });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    if (viewport.width === 1920) expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(1080);
    if (pictures) await page.screenshot({ path: `${pictures}/${name.slice(2)}-${colorScheme}.png` });
    expect(await findings(page)).toEqual([]);
    await page.click("#over li button");
    if (pictures) await page.screenshot({ path: `${pictures}/${name.slice(2)}-${colorScheme}-timeline.png` });
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });
});

/** The rules of accessibility that a page breaks. The policy lets no script in, so axe comes in by the debugger. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axe, "utf8"));
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run());
  return violations.map(({ id, nodes }: Result) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

test("shows changes from the time without a connection", async () => {
  const page = await openBoard();
  const [first, ...rest] = oddConversation("LATE", 2) as [Conversation, ...Conversation[]];
  await kill(board, "SIGTERM");
  await expect.poll(() => page.textContent("#status")).toContain("Reconnecting");
  for (const webhook of [first, ...rest]) await sender.send(webhook);
  board = await service.board({ PORT: board.ready });
  await expect.poll(() => page.textContent("#status"), { timeout: 20_000 }).toBe("Live");
  await expect.poll(() => page.textContent("#waiting .count")).toBe("2");
  const closing = lifecycle({ channel: "chat", direction: "inbound", course: "abandoned" })[2] as Conversation;
  await sender.send({ event: { ...closing.event, datetime: new Date(now).toISOString() }, contact: { ...first.contact, id: "LATE" } });
  await expect.poll(() => page.textContent("#waiting .count")).toBe("1");
  // The browser writes that the connection was cut off.
  expect(complaints.splice(0).filter((complaint) => !/ERR_(?:INCOMPLETE_CHUNKED|CONNECTION_REFUSED|EMPTY)/.test(complaint))).toEqual([]);
});

describe("the events", () => {
  it("go on after the last one that a browser has seen", async () => {
    const all = await readEvents({});
    expect(all.map(({ event }) => event)).toEqual(["reset", "changes", "figures"]);
    const last = all[1]?.id as string;
    expect((await readEvents({ "last-event-id": last })).map(({ event }) => event)).toEqual(["figures"]);
    const before = String(Number(last) - 1);
    const [changes] = await readEvents({ "last-event-id": before });
    expect(JSON.parse(changes?.data ?? "")).toHaveLength(1);
  });

  it.for(["9999999", "not a number", "-", ""])("begin anew after %j, which is of no use", async (id) => {
    expect((await readEvents({ "last-event-id": id }))[0]?.event).toBe("reset");
  });

  /** Reads up to the first figures. */
  async function readEvents(headers: Record<string, string>): Promise<{ event: string; id: string; data: string }[]> {
    const stopping = new AbortController();
    const response = await fetch(`${originOf(board)}/events`, { headers, signal: stopping.signal });
    let text = "";
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk);
      if (/^event: figures\n.*\n\n/ms.test(text)) break;
    }
    stopping.abort();
    const field = (part: string, name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(part)?.[1] ?? "";
    return text
      .split("\n\n")
      .slice(0, -1)
      .map((part) => ({ event: field(part, "event"), id: field(part, "id"), data: field(part, "data") }));
  }
});

describe("access", () => {
  const statusOf = (origin: string, headers: Record<string, string> = {}, path = "/") =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${origin}${path}`, { headers }, (response) => resolve(response.resume().statusCode))
        .once("error", reject)
        .end();
    });

  it.for(["/", "/board.js", "/board.css", "/conversations/x", "/events", "/nowhere"])("has a strict policy: %s", async (path) => {
    const response = await fetch(`${originOf(board)}${path}`);
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain("unsafe");
    await response.body?.cancel();
  });

  it("is for names of this machine only, if there is no password", async () => {
    for (const host of ["localhost", "127.0.0.1:1", "[::1]:80"]) expect(await statusOf(originOf(board), { host })).toBe(200);
    for (const host of ["example.com", "localhost.example.com", "127.0.0.1.example.com"]) {
      expect(await statusOf(originOf(board), { host })).toBe(403);
    }
  });

  it("asks for the password, if there is one", async () => {
    const guarded = await service.board({ BOARD_PASSWORD: "open sesame" });
    const authorization = (password: string) => ({ authorization: `Basic ${btoa(`board:${password}`)}` });
    for (const path of ["/", "/events", "/conversations/TALKING"]) {
      expect(await statusOf(originOf(guarded), {}, path)).toBe(401);
      expect(await statusOf(originOf(guarded), authorization("open"), path)).toBe(401);
    }
    expect(await statusOf(originOf(guarded), authorization("open sesame"), "/conversations/TALKING")).toBe(200);
    await kill(guarded, "SIGTERM");
  });

  it("is refused to the network without a password", () => {
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "src/board.ts"], {
      cwd: "examples/wallboard",
      env: { ...service.env, HOST: "0.0.0.0", BOARD_PASSWORD: "" },
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toContain("Set BOARD_PASSWORD");
  });

  it("is refused to webhooks of others", async () => {
    const webhook = integration.request(waiting[0] as Conversation);
    const url = `${originOf(receiver)}${new URL(webhook.url).pathname}`;
    const body = await webhook.text();
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: "Basic eDp5", "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(401);
  });
});
