import { defaultMaximumBytes } from "../../limits.ts";
import { type RefusalReason, refusal } from "../http/refusal.ts";

type Json = { readonly [key: string]: unknown };

/** The parts of an endpoint that its answers depend on. */
interface Endpoint {
  readonly method: string;
  readonly body: unknown;
  /** True if the configuration says who may call. */
  readonly isChecked: boolean;
  /** True if Contact Pro reads the JSON of an answer. */
  readonly reads: boolean;
}

/** The schemas of the problem details in {@link describeAnswers}. */
export const problemSchemas: { readonly [title: string]: { [keyword: string]: unknown } } = {
  Problem: {
    title: "Problem",
    description: "RFC 9457 problem details. They hold no value of the request.",
    type: "object",
    required: ["title", "status", "detail"],
    properties: {
      title: { description: "The name of the status.", type: "string" },
      status: { description: "The status of the answer.", type: "integer" },
      detail: { description: "What is wrong, for people.", type: "string" },
      issues: {
        description: "Everything for which a strict integration refuses a webhook, the first hundred.",
        type: "array",
        items: { $ref: "#/components/schemas/ProblemIssue" },
      },
    },
  },
  ProblemIssue: {
    title: "ProblemIssue",
    description: "One difference from the configuration.",
    type: "object",
    required: ["code", "pointer"],
    properties: {
      code: { description: "The kind of difference.", type: "string" },
      pointer: { description: "RFC 6901 JSON Pointer into { url, headers, body }.", type: "string" },
    },
  },
};

/** The answers of a handler, by their statuses. */
export function describeAnswers({ method, body, isChecked, reads }: Endpoint): { readonly [status: string]: Json } {
  const reply = reads ? { $ref: "#/components/schemas/Reply" } : {};
  const answers: { [status: string]: Json } = {
    200: { description: "The webhook was received. The answer is JSON.", content: { "application/json": { schema: reply } } },
    204: { description: "The webhook was received." },
  };
  if (body) answers[400] = problem("The body cannot be read as JSON.", 400, "not-json", "The body is not JSON");
  if (isChecked) {
    const challenge = { "www-authenticate": "The credentials that are expected." };
    answers[401] = problem("The sender is unknown.", 401, "wrong-authorization", "The credentials are missing or wrong", challenge);
  }
  answers[405] = problem("The request has another method.", 405, "method", `The method must be ${method}`, {
    allow: "The method that is expected.",
  });
  if (body) {
    const tooLarge = `The body has more than ${defaultMaximumBytes} bytes`;
    answers[413] = problem("The body is larger than `maxBodyBytes` of the handler.", 413, "body-too-large", tooLarge);
    const encoding = "The content encoding of the body is unknown. Send gzip, deflate or no encoding";
    answers[415] = problem("The body cannot be decompressed.", 415, "body-encoding", encoding);
  }
  const differs = "The request differs from the configuration";
  answers[422] = problem("A strict integration refuses a webhook that differs from the configuration.", 422, "differs", differs);
  const failed = "The webhook was received, and handling it failed";
  answers[500] = problem("The service failed to handle the webhook.", 500, "callback-failed", failed);
  return answers;
}

function problem(
  description: string,
  status: number,
  reason: RefusalReason,
  detail: string,
  headers: { [name: string]: string } = {},
): Json {
  const described = Object.entries(headers).map(([name, about]) => [name, { description: about, schema: { type: "string" } }] as const);
  const { headers: sent, problem: example } = refusal(status, reason, detail);
  return {
    description,
    ...(described.length ? { headers: Object.fromEntries(described) } : {}),
    content: { [sent["content-type"] as string]: { schema: { $ref: "#/components/schemas/Problem" }, example } },
  };
}
