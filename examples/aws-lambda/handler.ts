import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, LambdaFunctionURLEvent } from "aws-lambda";
import { defineIntegration } from "contact-pro-webhooks";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

/** For a function URL and for an HTTP API, whose path has the stage in it: both bring the same. */
export async function handler(event: LambdaFunctionURLEvent | APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const result = await integration.receive({
    method: event.requestContext.http.method,
    url: `${event.rawPath}?${event.rawQueryString}`,
    headers: event.headers,
    // The bytes, if they came in base64: a string is read as JSON text.
    body: event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64") : (event.body ?? undefined),
  });
  if (!result.ok) return { statusCode: result.status, headers: { ...result.headers }, body: JSON.stringify(result.problem) };

  const { eventName, conversation, warnings } = result;
  const reply = { eventName, conversation, warnings: warnings.map(({ code }) => code) };
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(reply) };
}
