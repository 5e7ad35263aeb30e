import type { Issue } from "../../issue.ts";

/** RFC 9457 problem details. They hold pointers and kinds of issues, never a value of the request and never a secret. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** What a strict integration refused a body for. */
  readonly issues?: readonly Pick<Issue, "code" | "pointer">[];
}

/** A webhook that is not delivered, and how to answer it. */
export interface Refused {
  readonly ok: false;
  readonly status: number;
  /** The headers of the answer, the content type of the problem details among them. */
  readonly headers: { readonly [name: string]: string };
  readonly problem: Problem;
  /** What was wrong with the content; empty where the request was refused before it was read. */
  readonly issues: readonly Issue[];
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

/** The header of an answer to a request of which the body was not read to its end: the connection cannot serve another one. */
export const closing = { connection: "close" } as const;

/** A refusal with its problem details. */
export function refusal(
  status: number,
  detail: string,
  headers: { readonly [name: string]: string } = {},
  issues: readonly Issue[] = [],
): Refused {
  const told = issues.map(({ code, pointer }) => ({ code, pointer }));
  const problem = { title: titles[status] as string, status, detail, ...(told.length ? { issues: told } : {}) };
  return { ok: false, status, headers: { "content-type": "application/problem+json", ...headers }, problem, issues };
}
