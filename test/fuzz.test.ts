import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, compile, defineIntegration, type Incoming, InputError, type JsonValue, printTypes, type Template } from "../src/index.ts";
import { sampleConversation } from "../src/testing/index.ts";
import { type Change, changed, changes } from "./support/arbitraries.ts";
import { readJson } from "./support/cases.ts";
import { commandLine, file } from "./support/command-line.ts";
import { expectSentence } from "./support/sentence.ts";

const templates = readJson("test/corpus/templates.json") as JsonValue[];
const files = readJson("test/corpus/files.json") as string[];
const conversation = sampleConversation() as unknown as JsonValue;
const timeout = 1_200_000;

/** Pieces that mean something to one of the readers. */
const pieces = [
  ..."{}<>[]().,:;\"'\\/&=?#%+-_ \t\n\r\0$0159aZ~`".split(""),
  ..."{contact.id} {event} <event.name> {contact. contact event .cad. \\{ \\\\ {} {contact.cad.x} {secrets.a} {response.body.x}".split(" "),
  ..."__proto__ constructor null true 1e400 -0 \\u0000 \\ud800 %2F %25 %00 .. // https:// gzip Basic".split(" "),
  ...["\u0085", "\u2028", "\u202e", "\ufeff", "\ud800", "\udc00", "😀", "ä", "{contact.cad.Customer ID}"],
];

/** A change of a text: so many characters somewhere give way to a piece. */
const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.constantFrom(...pieces)), { maxLength: 4 });
type Edits = readonly (readonly [at: number, length: number, piece: string])[];

function edited(text: string, all: Edits): string {
  return all.reduce((before, [at, length, piece]) => {
    const start = at % (before.length + 1);
    return before.slice(0, start) + piece + before.slice(start + length);
  }, text);
}

/** A value whose structure is changed, and its texts, each by the edits whose turn it is. */
function varied(value: JsonValue, structural: readonly Change[], textual: readonly Edits[]): JsonValue {
  let turn = 0;
  const inTexts = (part: JsonValue): JsonValue => {
    if (typeof part === "string") return edited(part, textual[turn++] ?? []);
    if (Array.isArray(part)) return part.map(inTexts);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, inTexts(item)]));
  };
  return inTexts(structural.reduce(changed, value));
}

const variations = fc.tuple(fc.array(changes, { maxLength: 2 }), fc.array(edits, { maxLength: 4 }));
const variedTemplates = fc.tuple(fc.constantFrom(...templates), variations).map(([template, how]) => varied(template, ...how));
const optionsOf = fc.record(
  {
    unknownPaths: fc.constantFrom("error", "allow"),
    objectText: fc.constantFrom("error", "json"),
    nullText: fc.constantFrom("", "-", "null"),
  },
  { requiredKeys: [] },
);

const hasErrors = (template: JsonValue, options: object) => check(template, options).some(({ severity }) => severity === "error");

/** The body of a template for the sample; undefined if it cannot be rendered. */
function bodyOf(template: Template): JsonValue | undefined {
  try {
    return template.render(sampleConversation());
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

describe(`fuzzing, seed ${fc.readConfigureGlobal().seed},`, () => {
  it(
    "of compile, check and printTypes: what check finds decides, and what has no errors has every reading",
    () => {
      fc.assert(
        fc.property(variedTemplates, optionsOf, (value, options) => {
          if (hasErrors(value, options)) {
            expect(() => compile(value as never, options)).toThrow("The template has");
            expect(() => printTypes(value, options)).toThrow("The template has");
            return;
          }
          const template = compile(value as never, options) as Template;
          expect(JSON.stringify(template.source)).toBe(JSON.stringify(value));
          expect(printTypes(value, options)).toContain("export type Body = ");
          expect(JSON.parse(JSON.stringify(template.jsonSchema))).toHaveProperty("$schema");
          const body = bodyOf(template);
          if (body === undefined) return;
          expect(template.verify(JSON.parse(JSON.stringify(body)), sampleConversation())).toStrictEqual({ ok: true });
          const found = template.match(body);
          if (!found.ok) expect(new Set(found.issues.map(({ code }) => code))).toStrictEqual(new Set(["ambiguous"]));
        }),
      );
    },
    timeout,
  );

  it(
    "of match and verify: a verified body matches, a match is valid, and issues lead to their places",
    () => {
      fc.assert(
        fc.property(variedTemplates, optionsOf, variations, (value, options, how) => {
          if (hasErrors(value, options)) return;
          const template = compile(value as never, options) as Template;
          const body = bodyOf(template);
          if (body === undefined) return;
          const other = varied(JSON.parse(JSON.stringify(body)), ...how);
          const [matched, strict] = [template.match(other), template.match(other, { exact: true })];
          if (strict.ok) expect(matched.ok).toBe(true);
          const validated = template["~standard"].validate(other) as { issues?: unknown };
          if (matched.ok) expect(validated.issues).toBeUndefined();
          if (validated.issues) expect(matched.ok).toBe(false);
          for (const { pointer, message } of matched.ok ? [] : matched.issues) {
            expect(pointer).toMatch(/^(?:\/|$)/);
            expectSentence(message);
          }
        }),
      );
    },
    timeout,
  );

  const configuration = {
    request: {
      method: "POST",
      headers: { "x-id": "{contact.id}", "x-key": "Key {secrets.a}; {contact.language}" },
      params: { q: "{contact.source}" },
      body: { event: "{event}", contact: "{contact}", text: "{contact.guid}: {contact.cad.x}", list: ["{contact.skills}", 1] },
    },
    response: { set: { priority: "{response.body.priority}" }, save: { all: "{response.body}" } },
  };
  const shared = {
    url: "https://example.com/in/{event}/{contact.id}",
    configuration,
    secrets: { a: "s3" },
    credentials: "unchecked",
  } as const;
  const [open, strict] = [defineIntegration(shared), defineIntegration({ ...shared, strict: true })];

  it(
    "of receive and readResponse: what one delivers with warnings the strict one refuses, and nothing else",
    async () => {
      const request = open.request(sampleConversation());
      const [url, body] = [request.url, await request.text()];
      const headers = Object.fromEntries(request.headers.entries());
      const texts = edits.map((all): JsonValue => edited(body, all));
      const parsed = variations.map((how) => varied(JSON.parse(body), ...how));
      await fc.assert(
        fc.asyncProperty(edits, edits, edits, fc.oneof(texts, parsed), async (ofUrl, ofId, ofKey, sent) => {
          const incoming = {
            url: edited(url, ofUrl),
            headers: { ...headers, "x-id": edited(headers["x-id"] as string, ofId), "x-key": edited(headers["x-key"] as string, ofKey) },
            body: sent,
          } as Incoming;
          const [tolerant, sternly] = [await open.receive(incoming), await strict.receive(incoming)];
          if (!tolerant.ok) expect([400, 401]).toContain(tolerant.status);
          if (!tolerant.ok) expect(sternly).toStrictEqual(tolerant);
          else expect(sternly.ok).toBe(tolerant.warnings.length === 0);
          if (!sternly.ok && tolerant.ok) expect(sternly.status).toBe(422);
          expect(typeof JSON.stringify([tolerant, open.readResponse({ body: sent })])).toBe("string");
        }),
      );
    },
    timeout,
  );

  it(
    "of the command line's files: nothing is unforeseen, and what is printed for machines is JSON",
    async () => {
      // Each run writes and reads files: as many as take no longer than the others.
      const numRuns = Math.min(20_000, fc.readConfigureGlobal().numRuns ?? 100);
      const commands = fc.constantFrom("check", "render", "match", "verify", "types", "schema");
      await fc.assert(
        fc.asyncProperty(commands, fc.constantFrom(...files), fc.constantFrom(...files), edits, edits, async (command, ...given) => {
          const [first, second, ofFirst, ofSecond] = given;
          const bytes = (text: string, all: Edits) => Buffer.from(edited(text, all), "latin1");
          const operands = [file("fuzz-file.json", bytes(first, ofFirst))];
          if (command === "match" || command === "verify") operands.push(file("fuzz-body.json", bytes(second, ofSecond)));
          const { exitCode, stdout, stderr } = await commandLine([command, ...operands, "--json"]);
          expect([0, 1, 2]).toContain(exitCode);
          expect(stderr).not.toContain("unexpected:");
          expect(JSON.parse(stdout).ok).toBe(exitCode === 0);
          const forPeople = await commandLine([command, ...operands]);
          expect(forPeople.exitCode).toBe(exitCode);
          expect(`${forPeople.stdout}${forPeople.stderr}`).not.toContain("unexpected:");
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it("starts from inputs that its readers accept", () => {
    expect(templates.filter((template) => !hasErrors(template, { unknownPaths: "allow", objectText: "json" })).length).toBeGreaterThan(8);
    expect(conversation).toHaveProperty("contact");
  });
});
