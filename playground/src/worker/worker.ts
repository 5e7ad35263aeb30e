// The script of the worker. From the disk browsers start no worker: then the page runs this script itself, and finds `answerPlayground`.
import type { Message, Reply, Tasks, WholeText } from "../protocol.ts";
import { answerQuestion, wholeText } from "./answer-question.ts";
import { formatJson } from "./format-json.ts";
import { modelPaths } from "./model-paths.ts";

type Task = { [N in keyof Tasks]: (given: Tasks[N]["given"]) => Tasks[N]["result"] | Promise<Tasks[N]["result"]> };

const tasks: Task = {
  read: answerQuestion,
  format: formatJson,
  whole: (name: WholeText) => wholeText(name),
  model: () => modelPaths(),
};

async function answer({ id, task, given }: Message): Promise<Reply> {
  try {
    return { id, result: await tasks[task](given as never) };
  } catch (error) {
    return { id, result: undefined, error: error instanceof Error ? `${error.name}: ${error.message}` : "unknown" };
  }
}

/** The ways out of a worker: the policy of the page does not hold in it. */
const waysOut = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "Worker", "importScripts"];

function runAsWorker(): void {
  for (const name of waysOut) Object.defineProperty(globalThis, name, { value: undefined });
  addEventListener("message", async ({ data }: MessageEvent<Message>) => postMessage(await answer(data)));
}

if ("document" in globalThis) Object.assign(globalThis, { answerPlayground: answer });
else runAsWorker();
