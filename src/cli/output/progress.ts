import type { Output } from "../io.ts";
import { cut, printable } from "./terminal.ts";

/** The least milliseconds between two states of a progress line. */
const pause = 100;

/** A line that is rewritten in place; only a terminal shows it. */
export interface Progress {
  show(text: () => string): void;
  /** Takes the line away. */
  clear(): void;
}

export function progressOn(output: Output): Progress {
  let shownAt = Number.NEGATIVE_INFINITY;
  if (!output.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (text) => {
      const now = performance.now();
      if (now - shownAt < pause) return;
      shownAt = now;
      output.write(`\r\u001b[K${cut(printable(text()), 0, Math.max(10, (output.columns ?? 80) - 1))}`);
    },
    clear: () => {
      if (shownAt > 0) output.write("\r\u001b[K");
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}
