import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, type JsonValue, printTypes } from "../../src/index.ts";
import { type Course, lifecycle } from "../../src/testing/index.ts";
import { codeIn, enter, load, marksIn, open, openTab, paste, selectionIn, useBrowser } from "./browser.ts";

useBrowser();

const samples = [
  { name: "Documented: every property", file: "every-property.json" },
  { name: "Documented: whole objects", file: "whole-objects.json" },
];

function bodyOf(file: string): JsonValue {
  return JSON.parse(readFileSync(`examples/configurations/${file}`, "utf8")).request.body;
}

test.for(samples)("$name: types, JSON Schema and bodies are those of the library", async ({ name, file }) => {
  const page = await open();
  await load(page, name);
  const source = bodyOf(file);
  const template = compile(source);
  expect(JSON.parse(await page.inputValue("#source")).request.body).toEqual(source);
  expect(await page.textContent("#summary")).toBe("nothing found");

  expect(await codeIn(await openTab(page, "TypeScript"))).toBe(printTypes(source));
  expect(await codeIn(await openTab(page, "JSON Schema"))).toBe(JSON.stringify(template.jsonSchema, null, 2));

  const panel = await openTab(page, "Body");
  await page.getByLabel("Channel").selectOption("email");
  await page.getByLabel("Course").selectOption("transferred-to-queue");
  const conversations = lifecycle({ channel: "email", direction: "inbound", course: "transferred-to-queue" });
  const steps = page.getByRole("group", { name: "Event" }).getByRole("radio");
  expect(await steps.count()).toBe(conversations.length);
  for (const [index, conversation] of conversations.entries()) {
    await steps.nth(index).check();
    expect(await page.textContent("#request")).toBe(`POST https://example.com/contact-pro/${conversation.event.name}`);
    expect(JSON.parse(await codeIn(panel))).toEqual(template.render(conversation));
  }
});

test("a configuration without a body shows its URL with the parameters", async () => {
  const page = await open();
  await paste(page, {
    request: { method: "GET", params: { on: "{event}", agent: "{contact.agent.number}" }, headers: { "x-key": "{secrets.KEY}" } },
  });
  await enter(page, "url", "https://example.com/{contact.id}?a=1");
  expect(await page.textContent("#request")).toBe("GET https://example.com/1006301942A6EE11B3ED58961D1810CC?a=1&on=received&agent=");
  expect(await page.textContent("#body-result")).toBe("The request of this configuration has no body.");
});

test("the lines that an event changes are marked", async () => {
  const page = await open();
  await paste(page, { event: "{event}", id: "{contact.id}", agent: "{contact.agent}", number: "{contact.agent.number}" });
  const marked = page.locator("#body-result mark");
  expect(await marked.count()).toBe(0);
  await page.getByRole("radio", { name: "allocated" }).check();
  const texts = (await marked.allTextContents()).map((text) => text.trim().replace(/: .*/, ""));
  expect(texts).toEqual(['"name"', '"datetime"', '"agent"', '"id"', '"number"', '"chat_address"', "},", '"number"']);
  expect(await page.locator("#body-result .hint").textContent()).toBe("Marked lines have changed since queued.");
});

test("only the courses that fit can be chosen", async () => {
  const page = await open();
  const offered = () =>
    page.locator("select[name=course] option:enabled").evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
  const fitting = (channel: "phone" | "chat", direction: "inbound" | "outbound", courses: Course[]) => {
    return courses.filter((course) => {
      try {
        return lifecycle({ channel, direction, course }).length;
      } catch {
        return false;
      }
    });
  };
  const all = (await offered()) as Course[];
  expect(all).toHaveLength(6);
  await page.getByLabel("Course").selectOption("forwarded");
  await page.getByRole("radio", { name: "closed" }).check();
  await page.getByLabel("Direction").selectOption("outbound");
  expect(await offered()).toEqual(fitting("chat", "outbound", all));
  expect(await page.getByLabel("Course").inputValue()).toBe("accepted");
  expect(await page.getByRole("radio").evaluateAll((radios) => radios.map((radio) => radio.parentElement?.textContent))).toEqual([
    "accepted",
    "ended",
    "closed",
  ]);
  expect(await page.getByRole("radio", { name: "closed" }).isChecked()).toBe(true);
  await page.getByLabel("Channel").selectOption("phone");
  expect(await offered()).toEqual(fitting("phone", "outbound", all));
});

test("a match shows the conversation of a body, or its issues at their places", async () => {
  const page = await open();
  await paste(page, { Event: "{event.name}", Agent: { number: "{contact.agent.number}" }, Direction: "{contact.direction}" });
  const panel = await openTab(page, "Match");
  expect(await page.textContent("#match-summary")).toContain("Paste a body");
  await page.getByRole("button", { name: "Fill in the rendered body" }).click();
  expect(await page.textContent("#match-summary")).toBe("This body matches.");
  expect(JSON.parse(await codeIn(panel))).toEqual({
    event: { name: "received" },
    contact: { agent: { number: null }, direction: "inbound" },
  });

  await enter(page, "body", '{\n  "Event": "queued",\n  "Agent": { "number": 7 }\n}');
  expect(await page.textContent("#match-summary")).toBe("This body is not what the template sends: 2 issues.");
  const issues = page.locator("#issues > li");
  expect(await issues.allTextContents()).toEqual([
    'ErrorLine 1, column 1missing/Direction: "Direction" is missing. It must be a string (from {contact.direction})',
    'ErrorLine 3, column 24type"number" must be a string or null (from {contact.agent.number}), not a number',
  ]);
  expect(await marksIn(page, "body")).toEqual(["{", "7"]);
  expect(await panel.locator("pre").count()).toBe(0);
  await issues.getByRole("button", { name: "Line 3, column 24" }).click();
  expect(await selectionIn(page, "body")).toBe("7");

  await enter(page, "body", '{\n  "Event": "queued",\n}');
  expect(await issues.allTextContents()).toEqual([
    "ErrorLine 3, column 1not-jsonThis is not JSON: expected another key after the comma, or no comma",
  ]);
});

test("code is copied completely", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  const panel = await openTab(page, "JSON Schema");
  await panel.getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => page.textContent("#notice")).toBe("JSON Schema copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await codeIn(panel));
});
