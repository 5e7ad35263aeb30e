// Serves the page, and the figures and timelines as server-sent events.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { access } from "./access.ts";
import { Feed } from "./feed.ts";
import { listen } from "./listen.ts";
import { securityHeaders } from "./security-headers.ts";
import { openStore } from "./store/open.ts";

const heartbeatMilliseconds = 10_000;
const page = join(import.meta.dirname, "../page");

const app = new Hono();
app.use(securityHeaders);
app.use(access(process.env["HOST"] ?? "127.0.0.1", process.env["BOARD_PASSWORD"]));

const store = await openStore();
const feed = new Feed(store, Number(process.env["BOARD_HOURS"] ?? 12));
const stopping = new AbortController();
const following = feed.follow(stopping.signal);

const files = {
  "/": { type: "text/html; charset=utf-8", text: await readFile(join(page, "index.html"), "utf8") },
  "/board.css": { type: "text/css; charset=utf-8", text: await readFile(join(page, "board.css"), "utf8") },
  "/icon.svg": { type: "image/svg+xml", text: await readFile(join(page, "icon.svg"), "utf8") },
  "/board.js": { type: "text/javascript; charset=utf-8", text: await script() },
};
for (const [path, { type, text }] of Object.entries(files)) app.get(path, ({ body }) => body(text, 200, { "content-type": type }));

app.get("/conversations/:id", async ({ req, json }) => {
  const id = req.param("id");
  const timeline = await store.find(id);
  return timeline ? json({ id, timeline }) : json({ title: "No conversation has this id." }, 404);
});

app.get("/events", (context) =>
  streamSSE(context, async (stream) => {
    // A browser that was cut off says what it has seen. A number from another store is none.
    const last = Number(context.req.header("last-event-id") || Number.NaN);
    let seen = last <= feed.revision ? last : undefined;
    if (seen === undefined) await stream.writeSSE({ event: "reset", data: "" });
    while (!stream.closed && !stopping.signal.aborted) {
      const { revision } = feed;
      if (revision !== seen) {
        await stream.writeSSE({ event: "changes", id: String(revision), data: JSON.stringify(feed.changesAfter(seen)) });
        seen = revision;
      }
      await stream.writeSSE({ event: "figures", data: JSON.stringify(feed.figures()) });
      if (feed.revision === seen) await feed.next(heartbeatMilliseconds);
    }
  }),
);

const server = listen(app, 3001, "showing");

process.once("SIGTERM", async () => {
  stopping.abort();
  server.close();
  server.closeAllConnections();
  await following;
  await store.close();
});

/** The script of the page, with the library that draws its charts. */
async function script(): Promise<string> {
  const options = { bundle: true, minify: true, write: false, format: "esm", target: "es2022" } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [join(page, "board.ts")] });
  return outputFiles[0]?.text ?? "";
}
