import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, type JsonValue, openApi, printTypes } from "../../src/index.ts";
import { type Course, lifecycle } from "../../src/testing/index.ts";
import { chooseEvent, enter, load, marksIn, open, openCode, openTab, paste, selectionIn, settle, textOf, useBrowser } from "./browser.ts";

useBrowser();

const samples = [
  { name: "Documented: every property", file: "every-property.json" },
  { name: "Documented: whole objects", file: "whole-objects.json" },
];

function bodyOf(file: string): JsonValue {
  return JSON.parse(readFileSync(`examples/configurations/${file}`, "utf8")).request.body;
}

test.for(samples)("$name > types, JSON Schema and bodies are those of the library", async ({ name, file }) => {
  const page = await open();
  await load(page, name);
  const source = bodyOf(file);
  const template = compile(source);
  expect(JSON.parse(await textOf(page, "source")).request.body).toEqual(source);
  expect(await page.textContent("#summary")).toBe("nothing found");

  expect(await openCode(page, "types")).toBe(printTypes(source));
  expect(await openCode(page, "schema")).toBe(JSON.stringify(template.jsonSchema, null, 2));

  const configuration = JSON.parse(await textOf(page, "source"));
  const document = openApi(configuration, { url: "https://example.com/contact-pro/{event}" });
  expect(await openCode(page, "openapi")).toBe(JSON.stringify(document, null, 2));

  await openTab(page, "Request");
  await page.getByLabel("Channel").selectOption("email");
  await page.getByLabel("Course").selectOption("transferred-to-queue");
  await settle(page);
  const conversations = lifecycle({ channel: "email", direction: "inbound", course: "transferred-to-queue" });
  const steps = page.getByRole("group", { name: "Event" }).getByRole("radio");
  expect(await steps.count()).toBe(conversations.length);
  for (const [index, conversation] of conversations.entries()) {
    await steps.nth(index).check({ force: true });
    await settle(page);
    expect(await page.textContent("#request")).toBe(`POST https://example.com/contact-pro/${conversation.event.name}`);
    expect(JSON.parse(await textOf(page, "rendered"))).toEqual(template.render(conversation));
  }
});

test("the courses > are offered only if they fit", async () => {
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
  await settle(page);
  await chooseEvent(page, "closed");
  await page.getByLabel("Direction").selectOption("outbound");
  await settle(page);
  expect(await offered()).toEqual(fitting("chat", "outbound", all));
  expect(await page.getByLabel("Course").inputValue()).toBe("accepted");
  expect(await page.getByRole("radio").evaluateAll((radios) => radios.map((radio) => radio.parentElement?.textContent))).toEqual([
    "accepted",
    "ended",
    "closed",
  ]);
  expect(await page.getByRole("radio", { name: "closed" }).isChecked()).toBe(true);
  await page.getByLabel("Channel").selectOption("phone");
  await settle(page);
  expect(await offered()).toEqual(fitting("phone", "outbound", all));
});

test("Receive > shows the conversation of a body, or its issues at their places", async () => {
  const page = await open();
  await paste(page, { Event: "{event.name}", Agent: { number: "{contact.agent.number}" }, Direction: "{contact.direction}" });
  await openTab(page, "Receive");
  expect(await page.textContent("#match-summary")).toContain("Paste a body");
  await page.getByRole("button", { name: "Fill in the rendered body" }).click();
  await expect.poll(() => page.textContent("#match-summary")).toBe("This body matches.");
  expect(JSON.parse(await textOf(page, "conversation"))).toEqual({
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
  await expect.poll(() => marksIn(page, "body")).toEqual(["{", "7"]);
  // A service still gets what can be read.
  expect(JSON.parse(await textOf(page, "conversation"))).toMatchObject({ event: { name: "queued" } });
  expect(await page.textContent("#conversation-hint")).toContain("The part that a service still gets");
  await issues.getByRole("button", { name: "Line 3, column 24" }).click();
  expect(await selectionIn(page, "body")).toBe("7");

  await enter(page, "body", '{\n  "Event": "queued",\n}');
  expect(await issues.allTextContents()).toEqual([
    "ErrorLine 2, column 20not-jsonThis is not JSON: expected another key after the comma, or no comma",
  ]);
  expect(await textOf(page, "conversation")).toBe("");
});

test("Receive > warns of a renamed key", async () => {
  const page = await open();
  await paste(page, { id: "{contact.id}", agent_number: "{contact.agent.number}" });
  await openTab(page, "Receive");
  await enter(page, "body", '{ "id": "A", "agent_nummber": "+358" }');
  expect(await page.locator("#issues > li.warning").textContent()).toContain("renamed");
  expect(await page.textContent("#match-summary")).toBe("This is not exactly what the template sends: 1 warning. The rest is read.");
});

test("Receive > shows what Contact Pro does with a response", async () => {
  const page = await open();
  await openTab(page, "Receive");
  await page.getByText("Response of the service").click();
  expect(await page.locator("#no-response").isVisible()).toBe(true);
  const response = { set: { priority: "{response.body.priority}" }, save: { "Customer ID": "{response.body.customer.id}" } };
  await paste(page, { request: { method: "POST", body: { id: "{contact.id}" } }, response });
  await enter(page, "response", '{ "priority": 7, "customer": { "id": "C-1" } }');
  expect(JSON.parse(await textOf(page, "effects"))).toEqual({ set: { priority: 7 }, save: { "Customer ID": "C-1" } });
  await page.getByLabel("Status").fill("500");
  await settle(page);
  expect(JSON.parse(await textOf(page, "effects"))).toEqual({ set: {}, save: {} });
  expect(await page.textContent("#response-issues")).toContain("The status is 500");
});

test("Code > is copied completely, and downloaded as a file", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true });
  const code = await openCode(page, "schema");
  await page.locator("#copy-code").click();
  await expect.poll(() => page.textContent("#notice")).toBe("JSON Schema copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
  expect(file.suggestedFilename()).toBe("webhook.schema.json");
  expect(readFileSync(await file.path(), "utf8")).toBe(code);
  await expect.poll(() => page.textContent("#notice")).toBe("webhook.schema.json is saved.");
});

test("Code > offers a handler of each framework, curl and simulate", async () => {
  const page = await open();
  await paste(page, {
    request: { method: "POST", authentication: { type: "basic" }, headers: { "x-key": "{secrets.api-key}" }, body: { it: "it's {event}" } },
  });
  await enter(page, "url", "https://example.com/hooks/{event}");
  expect(await openCode(page, "handler")).toContain("export default { fetch: POST };");
  const frameworks = { hono: 'app.all("/hooks/:event"', express: "express()", fastify: "Fastify()", node: "createServer" };
  for (const [framework, expected] of Object.entries(frameworks)) {
    await page.getByLabel("Framework").selectOption(framework);
    await settle(page);
    const code = await textOf(page, "code-script");
    expect(code).toContain(expected);
    expect(code).toContain('secrets: { "api-key": process.env.SECRET_API_KEY ?? "" }');
  }
  const curl = await openCode(page, "curl");
  expect(curl).toContain("curl --include --globoff --request 'POST' --url 'https://example.com/hooks/received'");
  expect(curl).toContain("it'\\''s received");
  expect(await openCode(page, "simulate")).toBe(
    "npx contact-pro-webhooks simulate configuration.json --to 'https://example.com/hooks/{event}' \\\n" +
      "  --user contact-pro:@env:WEBHOOK_PASSWORD \\\n  --secret 'api-key=@env:SECRET_API_KEY' \\\n" +
      "  --channel chat --direction inbound --course accepted\n",
  );
});

test("Your conversation > edits values and sets nulls, in every event", async () => {
  const page = await open();
  await paste(page, { id: "{contact.id}", agent: "{contact.agent.number}", priority: "{contact.priority}", skills: "{contact.skills}" });
  await openTab(page, "Your conversation");
  const field = (path: string) => page.getByLabel(path, { exact: true });
  await field("contact.id").fill("123");
  await field("contact.priority").fill("7");
  await field("contact.agent.number").fill("שלום");
  await page.getByRole("button", { name: "Set contact.skills to null" }).click();
  await settle(page);
  const body = async () => JSON.parse(await textOf(page, "rendered"));
  expect(await body()).toEqual({ id: "123", agent: "שלום", priority: 7, skills: null });
  await chooseEvent(page, "closed");
  expect(await body()).toEqual({ id: "123", agent: "שלום", priority: 7, skills: null });
  await field("contact.priority").fill("much");
  expect(await field("contact.priority").getAttribute("aria-invalid")).toBe("true");
  await page.getByRole("button", { name: "Reset contact.skills" }).click();
  await settle(page);
  expect((await body()).skills).toHaveLength(1);
  await page.getByRole("button", { name: "Reset all" }).click();
  await settle(page);
  expect((await body()).id).toBe("1006301942A6EE11B3ED58961D1810CC");
});

test("Your conversation > leaves out a value that the model does not allow, and keeps the others", async () => {
  const page = await open();
  await paste(page, { id: "{contact.id}", skills: "{contact.skills}", direction: "{contact.direction}" });
  await openTab(page, "Your conversation");
  await page.getByLabel("contact.id", { exact: true }).fill("123");
  const skills = page.getByLabel("contact.skills", { exact: true });
  await skills.fill("[5]");
  await settle(page);
  expect(await skills.inputValue()).toBe("[5]");
  expect(await skills.getAttribute("aria-invalid")).toBe("true");
  expect(await page.textContent("#edit-problem")).toBe("contact.skills is left out: Element 0 must be an object, not a number.");
  const { id, skills: sent } = JSON.parse(await textOf(page, "rendered"));
  expect([id, typeof sent[0]]).toEqual(["123", "object"]);
  await skills.fill("[]");
  await settle(page);
  expect(await skills.getAttribute("aria-invalid")).toBe("false");
  expect(await page.textContent("#edit-problem")).toBe("");
  expect(await page.getByRole("button", { name: "Set contact.direction to null" }).isDisabled()).toBe(true);
});

test("Your conversation > keeps a half-written number when an answer comes", async () => {
  const page = await open();
  await paste(page, { id: "{contact.id}", priority: "{contact.priority}" });
  await openTab(page, "Your conversation");
  const priority = page.getByLabel("contact.priority", { exact: true });
  await priority.fill("");
  await priority.pressSequentially("7.");
  await settle(page);
  expect(await priority.inputValue()).toBe("7.");
});
