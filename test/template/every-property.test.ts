import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Conversation,
  ConversationSchema,
  compile,
  type Issue,
  type JsonValue,
  type Template,
  type VerifyResult,
} from "../../src/index.ts";
import { sampleConversation } from "../../src/testing/index.ts";
import { caseFiles } from "../support/case-files.ts";

type Body = { [key: string]: JsonValue };

interface TamperedCase {
  readonly name: string;
  /** The keys of the body that have another value. */
  readonly change?: Body;
  /** The keys that the body lacks. */
  readonly remove?: readonly string[];
  readonly match: readonly Partial<Issue>[];
  readonly verify: readonly Partial<Issue>[];
}

interface Documented {
  /** The file in `examples/configurations` that has the template. */
  readonly configuration: string;
  readonly conversation: Conversation;
  readonly body: Body;
}

const [file] = caseFiles<TamperedCase>("every-property.");
const { configuration, conversation, body, cases } = file as NonNullable<typeof file> & Documented;
const { request } = JSON.parse(readFileSync(new URL(`../../examples/configurations/${configuration}`, import.meta.url), "utf8"));
const template = compile(request.body) as Template;

function tampered({ change = {}, remove = [] }: TamperedCase): Body {
  return Object.fromEntries(Object.entries({ ...body, ...change }).filter(([key]) => !remove.includes(key)));
}

function told(result: Partial<VerifyResult>) {
  const issues: readonly Issue[] = "issues" in result ? (result.issues as Issue[]) : [];
  return issues.map(({ code, pointer, placeholder, message }) => ({ code, pointer, ...(placeholder ? { placeholder } : {}), message }));
}

describe("the documented configuration of every property", () => {
  it("renders a body of 34 keys", () => {
    expect(ConversationSchema.is(conversation)).toBe(true);
    expect(template.render(conversation)).toStrictEqual(body);
    expect(Object.keys(body)).toHaveLength(34);
  });

  it("finds the complete conversation in it", () => {
    expect(template.match(body)).toStrictEqual({ ok: true, conversation });
  });

  it("finds all of the sample conversation but its e-mail, which it does not name", () => {
    const { event, contact } = sampleConversation();
    const { email: _, ...named } = contact;
    expect(template.match(template.render({ event, contact }))).toStrictEqual({ ok: true, conversation: { event, contact: named } });
  });

  it("finds nulls in a body with only nulls", () => {
    const { id, guid, created, language, priority, direction, channel_type } = conversation.contact;
    const result = template.match(
      template.render({ event: conversation.event, contact: { id, guid, created, language, priority, direction, channel_type } }),
    );
    expect(result).toMatchObject({ ok: true, conversation: { contact: { id, agent: null, queue: null, skills: null, cad: null } } });
  });

  it.each(cases)("reports a tampered body in one line: $name", (given) => {
    expect(told(template.match(tampered(given)))).toStrictEqual(given.match);
    expect(told(template.verify(tampered(given), conversation))).toStrictEqual(given.verify);
    for (const { message } of [...given.match, ...given.verify]) expect(message).not.toContain("\n");
  });
});
