import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

/** For a REST API. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const query = Object.entries(event.multiValueQueryStringParameters ?? {}).flatMap(([name, values = []]) =>
    values.map((value) => [name, value]),
  );
  const result = await integration.receive({
    method: event.httpMethod,
    // `event.path` lacks the stage.
    url: `${event.requestContext.path}?${new URLSearchParams(query)}`,
    headers: event.multiValueHeaders,
    // The bytes, if they came in base64: a string is read as JSON text.
    body: event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64") : (event.body ?? undefined),
  });
  if (!result.ok) return { statusCode: result.status, headers: { ...result.headers }, body: JSON.stringify(result.problem) };

  const { eventName, conversation, warnings } = result;
  const reply = { eventName, conversation, warnings: warnings.map(({ code }) => code) };
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(reply) };
}
