import { describe, expect, it } from "vitest";
import { check, compile } from "../../src/index.ts";
import { messageOf } from "../support/errors.ts";

describe("check > a diagnostic has exactly these properties:", () => {
  const keepText = (typed: string) => `To send it as text, write ${typed} in JSON or code`;
  const unclear = "so that match may not be able to separate them. Send one of them as a value of its own too";

  it.each<[unknown, ...object[]]>([
    [
      "{contact.}",
      {
        code: "malformed",
        message: `{contact.} is not a complete placeholder. Did you mean {contact}? ${keepText("\\\\{contact.}")}`,
        placeholder: "{contact.}",
        suggestion: "contact",
      },
    ],
    [
      "{colour}",
      {
        code: "unknown-root",
        message: `{colour} does not begin with event or contact, as {contact.id} does. ${keepText("\\\\{colour}")}`,
        placeholder: "{colour}",
        suggestion: "\\{colour}",
      },
    ],
    [
      "{contact.}{contact...agent...number}",
      {
        code: "malformed",
        message: `{contact.} is not a complete placeholder. Did you mean {contact}? ${keepText("\\\\{contact.}")}`,
        placeholder: "{contact.}",
        suggestion: "contact",
      },
      {
        code: "malformed",
        message: `{contact...agent...number} is not a complete placeholder. Did you mean {contact.agent.number}? ${keepText("\\\\{contact...agent...number}")}`,
        placeholder: "{contact...agent...number}",
        suggestion: "contact.agent.number",
        offset: 10,
      },
    ],
    [
      "{event.direction}",
      {
        code: "unknown-path",
        message: "The model has no path {event.direction}. event has name, datetime",
        placeholder: "{event.direction}",
      },
    ],
    [
      `{contact.${"x".repeat(100)}event}`,
      {
        code: "unknown-path",
        message: `The model has no path {contact.${"x".repeat(100)}event}. contact has channel_type, channel_sub_type, direction, id, guid, created, language, priority, skills, queue, forwarding_queue, agent, preferred_agent, transferring_agent, required_agents, source, destination, external_destination, cad, email`,
        placeholder: `{contact.${"x".repeat(100)}event}`,
      },
    ],
    ["{ contact.id and more"],
    [
      "{ contact.id }",
      {
        severity: "warning",
        code: "blank",
        message: "{ contact.id } has spaces around its path, so that it is sent unchanged. Did you mean {contact.id}?",
        placeholder: "{ contact.id }",
        suggestion: "contact.id",
      },
    ],
    [
      "<contct.id>",
      {
        severity: "warning",
        code: "markup",
        message: "<contct.id> looks like a misspelt placeholder, and is sent unchanged. Did you mean {contact.id}?",
        placeholder: "<contct.id>",
        suggestion: "contact.id",
      },
    ],
    [
      ["{contact.id}{contact.source}"],
      {
        severity: "warning",
        code: "adjacent-placeholders",
        pointer: "/0",
        path: [0],
        message: `{contact.id} and {contact.source} are in one text with nothing between them, ${unclear}`,
        placeholder: "{contact.id}",
      },
    ],
    [
      "{contact.id} {contact.source}{event.name}{contact.guid}",
      {
        severity: "warning",
        code: "adjacent-placeholders",
        message: `{contact.id} and {contact.source} are in one text with nothing between them, ${unclear}`,
        placeholder: "{contact.id}",
      },
    ],
    [
      "{contact.id} {contact.source}",
      {
        severity: "warning",
        code: "ambiguous-text",
        message: `{contact.id} and {contact.source} are in one text, ${unclear}`,
        placeholder: "{contact.id}",
      },
    ],
  ])("%j", (template, ...expected) => {
    const found = { severity: "error", pointer: "", path: [], offset: 0 };
    expect(check(template)).toStrictEqual(expected.map((one) => ({ ...found, ...one })));
  });

  it("options that throw", () => {
    const message = "The options cannot be read: a getter or a proxy throws. Pass plain data";
    const told = { severity: "error", code: "unreadable", message, pointer: "", path: [], offset: 0 };
    expect(check("{contact.id}", new Proxy({}, { ownKeys: throws }))).toStrictEqual([told]);
  });

  it("with how many errors there are, and how many are not listed", () => {
    expect(messageOf(() => compile("{contact.idd}" as never))).toMatch(
      /^The template has 1 error:\n {2}error at \(root\): The model has no path .*$/,
    );
    expect(messageOf(() => compile(["{contact.idd}", "{contact.idd}"] as never))).toMatch(/^The template has 2 errors:\n(.*\n).*$/);
  });

  it("for the first thousand, and counts the rest of any kind", () => {
    const blanks = Array(999).fill("{ event }");
    const found = check([...blanks, "{contact.idd}", "{contact.idd}", "{ event }", "{colour}"]);
    expect(found).toHaveLength(1000);
    expect(found.at(-1)).toMatchObject({ code: "unknown-path", pointer: "/999" });
    const message = messageOf(() => compile([...blanks, "{contact.idd}", "{contact.idd}", "{ event }", "{colour}"]));
    expect(message).toMatch(/^The template has 1 error:\n(.*\n){1000} {2}and 3 more$/);
  });
});

function throws(): never {
  throw new Error("secret-0815");
}
