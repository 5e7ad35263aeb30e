import type { Edits, Question } from "../../protocol.ts";
import { nestEdits } from "../conversations.ts";
import { literalOf, optionEntries, type Project, settingLines } from "./project.ts";

/** A test of Vitest that sends each event of the chosen conversation to a service. */
export function testFile(project: Project, { channel, direction, course, edits }: Question): string {
  const lines = settingLines(project, (variable) => `process.env.${variable} ?? "secret"`);
  const choice = Object.entries({ channel, direction, course }).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `// npm install --save-dev contact-pro-webhooks vitest @types/node
import { readFileSync } from "node:fs";
import { checkConfiguration, defineIntegration } from "contact-pro-webhooks";
import { lifecycle } from "contact-pro-webhooks/testing";
import { expect, test } from "vitest";

const url = ${JSON.stringify(project.url)};
const configuration = JSON.parse(readFileSync("configuration.json", "utf8"));
const integration = defineIntegration({
  url,
  configuration,
  ${lines.join("\n  ")}
});

// Put your service here: its fetch handler, or this for one that is running:
// (request) => fetch(request.url.replace(/^https?:..[^/]+/, "http://localhost:3000"), request)
const service: (request: Request) => Promise<Response> = integration.handler(() => {});

test("the configuration has no errors", () => {
  const findings = checkConfiguration(configuration, { ${["url", ...optionEntries(project)].join(", ")} });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

const conversations = lifecycle({ ${[...choice, ...overridesOf(edits)].join(", ")} });

test.for(conversations)("answers the webhook of $event.name", async (conversation) => {
  const response = await service(integration.request(conversation));
  expect(response.status).toBe(204);
});
`;
}

/** The edited values, if there are any. */
function overridesOf(edits: Edits): string[] {
  return Object.keys(edits).length ? [`overrides: { contact: ${literalOf(nestEdits(edits))} }`] : [];
}
