import { expect, test } from "vitest";
import { chooseEvent, enter, load, marksIn, open, openCode, openTab, settle, textOf, useBrowser } from "./browser.ts";

useBrowser("firefox");

test("Firefox > reads, underlines, fixes, renders and undoes", async () => {
  const page = await open();
  await load(page, "With mistakes");
  expect(await page.textContent("#summary")).toBe("4 errors, 1 warning");
  await expect.poll(() => marksIn(page, "source")).toContain("{evnt.name}");
  await page.click("#fix-all");
  await settle(page);
  await chooseEvent(page, "accepted");
  expect(await textOf(page, "rendered")).toContain('"event": "accepted"');
  expect(await page.locator("#rendered .cm-changed").count()).toBeGreaterThan(0);
  await page.focus("#source .cm-content");
  await page.keyboard.press("Control+z");
  await settle(page);
  expect(await page.textContent("#summary")).toBe("4 errors, 1 warning");
});

test("Firefox > completes, reads a body and shows code", async () => {
  const page = await open();
  await enter(page, "source", "");
  // The editor closes the quotes and both braces itself.
  await page.keyboard.type('{ "agent": "{contact.agent.num');
  await page.locator("#source .cm-tooltip-autocomplete").getByRole("option", { selected: true }).waitFor();
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
  await settle(page);
  expect(JSON.parse(await textOf(page, "source"))).toEqual({ agent: "{contact.agent.number}" });
  await openTab(page, "Receive");
  await page.click("#fill");
  await expect.poll(() => page.textContent("#match-summary")).toBe("This body matches.");
  expect(await openCode(page, "types")).toContain("export type Body");
});
