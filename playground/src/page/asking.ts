import type { Analyst } from "../analyst.ts";
import type { Answer, Question } from "../protocol.ts";

/** The length from which a text is read only when the typing has paused: it costs time to take it out of the editor. */
const largeText = 200_000;

/** The pause in typing after which a large text is read, in milliseconds. */
const pause = 150;

interface Page {
  /** The question as the page is now. */
  collect(): Question;
  /** The length of the texts, without making them. */
  length(): number;
  /** Called before texts are collected, to remember the version that an answer is for. */
  begin(): void;
  show(answer: Answer): void;
  /** Called with true if there is something to read, and with false once all is read. */
  busy(isBusy: boolean): void;
  fail(error: Error): void;
}

/** Asks the worker one question at a time. What changes meanwhile is asked as one question afterwards. */
export function makeAsking(analyst: Analyst, page: Page): () => void {
  let last: Partial<Question> = {};
  let isRunning = false;
  let isWanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async () => {
    isRunning = true;
    isWanted = false;
    page.begin();
    const question = page.collect();
    const changed = changesOf(last, question);
    last = question;
    try {
      page.show(await analyst.run("read", changed));
    } catch (error) {
      page.fail(error as Error);
    }
    isRunning = false;
    if (isWanted) start();
    else page.busy(timer !== undefined);
  };
  const start = () => {
    clearTimeout(timer);
    timer = undefined;
    if (page.length() < largeText) return void run();
    timer = setTimeout(() => {
      timer = undefined;
      void run();
    }, pause);
  };
  return () => {
    page.busy(true);
    if (isRunning) isWanted = true;
    else start();
  };
}

function changesOf(last: Partial<Question>, question: Question): Partial<Question> {
  const isEqual = (a: unknown, b: unknown) => (typeof a === "object" ? JSON.stringify(a) === JSON.stringify(b) : a === b);
  return Object.fromEntries(Object.entries(question).filter(([name, value]) => !isEqual(value, last[name as keyof Question])));
}
