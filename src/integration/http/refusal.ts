import type { Failure, Issue } from "../../issue.ts";

/** RFC 9457 problem details. They hold pointers and kinds of issues, never a value of the request and never a secret. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The issues for which a strict integration refused a body. */
  readonly issues?: readonly Pick<Issue, "code" | "pointer">[];
}

/** Why a webhook is refused, for the log of the service: the caller must not learn it. A release may bring more: keep a default branch. */
export type RefusalReason =
  | "unreadable-request"
  | "method"
  | "no-authorization"
  | "wrong-authorization"
  | "no-secret-header"
  | "wrong-secret-header"
  | "authenticate"
  | "no-body"
  | "unreadable-body"
  | "body-too-large"
  | "body-encoding"
  | "not-json"
  | "differs"
  | "callback-failed";

/** A webhook that is not delivered, and how to answer it. */
export interface Refused extends Failure {
  readonly status: number;
  /** The reason, for the log of the service. It is never in `problem`. */
  readonly reason: RefusalReason;
  /** The headers of the answer, the content type of the problem details among them. */
  readonly headers: { readonly [name: string]: string };
  readonly problem: Problem;
}

const titles: { readonly [status: number]: string } = {
  400: "Bad Request",
  401: "Unauthorized",
  405: "Method Not Allowed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  500: "Internal Server Error",
};

/**
 * The header of a response to a request whose body was not read to its end: the connection cannot be reused. HTTP/2 has no such header,
 * and Node drops it.
 */
export const closing = { connection: "close" } as const;

/** A refusal with its problem details. */
export function refusal(
  status: number,
  reason: RefusalReason,
  detail: string,
  headers: { readonly [name: string]: string } = {},
  { issues, total }: Pick<Failure, "issues" | "total"> = { issues: [], total: 0 },
): Refused {
  const listed = issues.map(({ code, pointer }) => ({ code, pointer }));
  const problem = { title: titles[status] as string, status, detail, ...(listed.length ? { issues: listed } : {}) };
  return { ok: false, status, reason, headers: { "content-type": "application/problem+json", ...headers }, problem, issues, total };
}
