import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { duration, percent } from "../../examples/wallboard/page/format.ts";
import type { Figures, Row } from "../../examples/wallboard/src/figures.ts";

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
    ],
  });
}

/** Opens the board. Anything in the console, any error and any request to elsewhere is a complaint. */
export async function open(browser: Browser, url: string, complaints: string[], options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.locator("#tiles > dl").first().waitFor();
  return page;
}

/** The figures that the page shows, as texts: of all queues first, then of each. */
export function shownFigures(page: Page): Promise<string[][]> {
  return page.evaluate(() => {
    const texts = (selector: string, within: ParentNode) =>
      [...within.querySelectorAll(selector)].map(({ textContent }) => textContent ?? "");
    return [texts("#tiles dd", document), ...[...document.querySelectorAll("#queues tbody tr")].map((row) => texts("th, td", row))];
  });
}

/** The expected page once no conversation waits. */
export function expectedFigures({ total, rows }: Figures): string[][] {
  const { answered, abandoned } = total;
  return [
    [
      ...[String(total.waiting), "longest –"],
      ...[String(total.talking), `average talk ${duration(total.averageTalk)}`],
      ...[percent(total.serviceLevel), "answered in time"],
      ...[duration(total.averageWait), `9 of 10 within ${duration(total.mostWait)}`],
      ...[String(answered), `average handling ${duration(total.averageHandling)}`],
      ...[String(abandoned), `${percent(abandoned / (answered + abandoned))} of all`],
    ],
    ...rows.map(expectedRow),
  ];
}

function expectedRow(row: Row): string[] {
  const { queue, channel, waiting, talking, answered, abandoned, serviceLevel, averageWait, mostWait, averageTalk, averageHandling } = row;
  return [
    ...[queue, channel, String(waiting), "–", String(talking), String(answered), String(abandoned), percent(serviceLevel)],
    ...[averageWait, mostWait, averageTalk, averageHandling].map(duration),
  ];
}
