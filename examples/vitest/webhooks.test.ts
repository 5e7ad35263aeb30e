import { compile, defineIntegration } from "contact-pro-webhooks";
import { lifecycle, matchers, sampleConversation, type WebhookMatchers } from "contact-pro-webhooks/testing";
import { expect, test } from "vitest";
import configuration from "../configuration.json" with { type: "json" };

declare module "vitest" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends WebhookMatchers<R> {}
}

expect.extend(matchers);

const template = compile(configuration.request.body);

test("the sent body is the rendered template", () => {
  const conversation = sampleConversation({ contact: { agent: null } });
  expect(conversation).toBeConversation();
  const body = template.render(conversation);
  expect(body).toMatchTemplate(template);
  expect(body).toBeRenderedFrom(template, conversation);
  expect({ ...body, version: 2 }).not.toMatchTemplate(template);
});

test("a call, event by event", async () => {
  const integration = defineIntegration({ configuration, credentials: { username: "contact-pro", password: "secret" } });
  const handler = integration.handler(({ body, warnings }) => {
    expect(body).toMatchTemplate(template);
    return { warnings };
  });
  for (const conversation of lifecycle({ channel: "phone", direction: "inbound" })) {
    const response = await handler(integration.request(conversation));
    expect([response.status, await response.json()]).toEqual([200, { warnings: [] }]);
  }
});
