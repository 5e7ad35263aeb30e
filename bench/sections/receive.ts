import { compile, defineIntegration, type JsonValue } from "../../src/index.ts";
import { readEveryProperty } from "../peers/hand-written-reader.ts";
import { type Candidate, compareAwaited } from "../rounds.ts";
import { ours, type Row, rowsOf, type Section } from "../rows.ts";
import { arriving, everyProperty } from "../workloads.ts";

const user = { username: "contact-pro", password: "correct horse" };
const url = "https://example.com/webhooks/contact-pro";
const authorization = `Basic ${btoa(`${user.username}:${user.password}`)}`;
const headers = {
  host: "example.com",
  authorization,
  "content-type": "application/json",
  "content-length": "1300",
  accept: "*/*",
  "user-agent": "Contact Pro",
};

/** The names of the peers. */
export const peers = {
  parse: "JSON.parse of the body",
  check: "hand-written check",
  handler: "minimal fetch handler",
};

const notes = new Map([
  [peers.parse, "the text of the same body"],
  [peers.check, "compares the header as a text, and has no limits"],
  [peers.handler, "compares the header as a text, awaits request.json(), and looks at nothing"],
]);

export const receive: Section = {
  name: "receive",
  about: "a webhook of every-property, from the request to its conversation, against parsing its body and against what one writes by hand",
  run: async (effort) => {
    const rows: Row[] = [];
    for (const [workload, candidates] of workloads()) {
      await expectSame(candidates);
      rows.push(...rowsOf("receive", workload, await compareAwaited(candidates, effort), notes));
    }
    return rows;
  },
};

type Body = string | Uint8Array | JsonValue;

const template = compile(everyProperty.template as JsonValue);
const texts = arriving.map((conversation) => JSON.stringify(template.render(conversation)));
const at = <T>(list: readonly T[], count: number): T => list[count % list.length] as T;

function workloads(): [workload: string, candidates: readonly Candidate[]][] {
  const configuration = { request: { method: "POST", authentication: { type: "basic" }, body: everyProperty.template } };
  const integration = defineIntegration({ configuration: configuration as JsonValue, credentials: user, url: new URL(url).pathname });
  const receiving = (bodies: readonly Body[]): Candidate => ({
    name: ours,
    run: (count) => integration.receive({ method: "POST", url: new URL(url).pathname, headers, body: at(bodies, count) }),
  });
  const parse: Candidate = { name: peers.parse, run: (count) => JSON.parse(at(texts, count)) };
  const check: Candidate = { name: peers.check, run: (count) => checked(headers, at(texts, count)) };
  const bytes = texts.map((text) => new TextEncoder().encode(text));
  const request = (count: number) => new Request(url, { method: "POST", headers, body: at(texts, count) });
  const handler = integration.handler(() => undefined);
  return [
    ["text", [receiving(texts), parse, check]],
    ["bytes", [receiving(bytes), parse, check]],
    ["parsed", [receiving(texts.map((text) => JSON.parse(text))), parse, check]],
    [
      "handler",
      [
        { name: ours, run: (count) => handler(request(count)) },
        { name: peers.handler, run: (count) => minimalHandler(request(count)) },
      ],
    ],
  ];
}

/** A receiver as one writes it by hand: it compares the header, parses the body, checks each value and builds the conversation. */
function checked(given: { readonly authorization: string }, text: string): unknown {
  return given.authorization === authorization ? readEveryProperty(JSON.parse(text)) : undefined;
}

async function minimalHandler(request: Request): Promise<Response> {
  if (request.headers.get("authorization") !== authorization) return new Response(null, { status: 401 });
  await request.json();
  return new Response(null, { status: 204 });
}

/** Every candidate takes every webhook. */
async function expectSame(candidates: readonly Candidate[]): Promise<void> {
  for (const { name, run } of candidates) {
    for (const count of texts.keys()) {
      const result = (await run(count)) as { readonly ok?: boolean; readonly warnings?: readonly unknown[] } | Response | undefined;
      const isTaken = result instanceof Response ? result.status === 204 : result && result.ok !== false && !result.warnings?.length;
      if (!isTaken) throw new Error(`Expected ${name} to take webhook ${count}`);
    }
  }
}
