import type { Question } from "../../protocol.ts";
import { credentialLines, type Project } from "./project.ts";

/** A test of Vitest that sends each event of the chosen conversation through the integration. */
export function testFile(project: Project, { channel, direction, course }: Question): string {
  const configuration = JSON.stringify(project.configuration, null, 2);
  const lines = credentialLines(project, () => '"secret"');
  return `import { defineIntegration } from "contact-pro-webhooks";
import { type Course, lifecycle } from "contact-pro-webhooks/testing";
import { expect, test } from "vitest";

const configuration = ${configuration} as const;

const integration = defineIntegration({
  url: ${JSON.stringify(project.url)},
  configuration,
  ${lines.join("\n  ")}
});

const course: Course = ${JSON.stringify(course)};
const conversations = lifecycle({ channel: ${JSON.stringify(channel)}, direction: ${JSON.stringify(direction)}, course });

test.for(conversations)("reads the webhook of $event.name", async (conversation) => {
  const result = await integration.receive(integration.request(conversation));
  expect(result).toMatchObject({ ok: true, warnings: [] });
});
`;
}
