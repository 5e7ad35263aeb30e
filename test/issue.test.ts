import { expect, it } from "vitest";
import { hasRoom, type Issue } from "../src/issue.ts";

it("keeps issues up to a number, and up to a length of their texts together", () => {
  const issue = (pointer: number, message: number): Issue => ({
    ...{ code: "type", path: [] },
    ...{ pointer: "p".repeat(pointer), message: "m".repeat(message) },
  });
  expect(hasRoom([], 1)).toBe(true);
  expect(hasRoom([issue(1, 1)], 1)).toBe(false);
  expect(hasRoom([issue(16_000_000, 0), issue(0, 777_215)], 3)).toBe(true);
  expect(hasRoom([issue(16_000_000, 0), issue(0, 777_216)], 3)).toBe(false);
  expect(hasRoom([issue(16_000_000, 777_215)], 3)).toBe(true);
  expect(hasRoom([issue(16_000_000, 777_216)], 3)).toBe(false);
});
