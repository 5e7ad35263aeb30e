import { expect } from "vitest";

/** Words that say nothing to the reader of a message. */
const empty = /\b(?:another one|one that|something else|somebody|nobody|stands?|told|comes? apart)\b/;

/** Checks that a message is a plain sentence without a full stop at its end. */
export function expectSentence(message: string): void {
  expect(message).toMatch(/^\S.*[^.\s]$/s);
  expect(message).not.toMatch(empty);
}
