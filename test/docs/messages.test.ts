import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { groups } from "../../scripts/messages/examples.ts";
import { messagesOf } from "../../scripts/messages/page.ts";
import { expectSentence } from "../support/sentence.ts";

/** Literals of `src` that are not messages, or that the page need not show. */
const others = [
  // Titles of a list, below which the messages are.
  /^The (?:conversation cannot be (?:rendered|sent):|options of the lifecycle cannot be used|conversations lack an event)$/,
  /^The overrides (?:of the sample conversation cannot be used|make the (?:sample conversation|conversation at the event \W*) invalid)$/,
  /^The \W* has \W* error/,
  // Errors that the caller of a handler meets, and the line on the console.
  /^The handler was called without a fetch Request/,
  /^onConversation returned an object that claims to be a Response/,
  /^contact-pro-webhooks: /,
  /^The webhook was received, and handling it failed$/,
  // Runtimes and streams that an example does not have.
  /^The body is compressed, and this runtime cannot decompress it$/,
  /^The body was read before, or another reader holds it$/,
  /^The body cannot be read: it throws$/,
  // A limit that takes seconds to reach.
  /^The placeholders have more than /,
  // Texts of an OpenAPI document.
  /^Webhooks of Sinch Contact Pro$|^The endpoint that Sinch Contact Pro calls|^Receives an event of a conversation$/,
  // The messages of test runners.
  /^The value is (?:not )?a |^body (?:of the template|that the template renders)|^expect\(received\)/,
  // Texts in types, in printed types and in the sample conversation.
  /^configuration\.response reads no such key$|^\{ \[key: string\]: |^The (?:name of the event alone|part of a conversation that a webhook holds: in its URL, parameters, headers and body)\.$|^Where is my order\?$/,
];

let messages: string[] = [];

beforeAll(async () => {
  const found = await Promise.all(groups.flatMap(({ calls }) => calls).map(messagesOf));
  messages = found.flat().map(({ text }) => text);
});

test("every message is a plain sentence", () => {
  for (const message of messages.filter((text) => !text.includes("error: "))) expectSentence(message);
});

test("every message of the library is on the page", () => {
  const missing = sentencesIn("src").filter((parts) => !messages.some((message) => isMadeOf(message, parts)));
  expect(missing.map((parts) => parts.join("..."))).toEqual([]);
});

/** The fixed parts of each string and template of at least four words, without those of commands, comparisons and OpenAPI documents. */
function sentencesIn(folder: string): string[][] {
  return templatesIn(folder, /^cli|^compare|generated|open-api\/|print-types/).filter(
    (parts) => parts.join(" ").trim().split(/\s+/).length > 3 && !others.some((other) => other.test(parts.join(" "))),
  );
}

/** The fixed parts of each string and template below a folder. */
function templatesIn(folder: string, excluded = /generated/): string[][] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts") && !excluded.test(file)).flatMap((file) => literalsIn(`${folder}/${file}`));
}

function literalsIn(path: string): string[][] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const literals: string[][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) literals.push([node.text]);
    if (ts.isTemplateExpression(node)) literals.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]);
    if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  return literals;
}

/** Tests if a message contains the fixed parts of a template, in their order. */
function isMadeOf(message: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = message.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
