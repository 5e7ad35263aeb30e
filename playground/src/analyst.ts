import type { Message, Reply, Tasks } from "./protocol.ts";

/** The worker, as functions of promises. */
export interface Analyst {
  run<N extends keyof Tasks>(task: N, given: Tasks[N]["given"]): Promise<Tasks[N]["result"]>;
}

const script = "worker.js";

/** Starts the worker. Browsers start none from the disk: then its script runs in the page. */
export function startAnalyst(): Analyst {
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const receive = ({ id, result, error }: Reply) => {
    const task = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) task?.resolve(result as never);
    else task?.reject(new Error(error));
  };
  const send = location.protocol === "file:" ? startInPage(receive) : startWorker(receive);
  let id = 0;
  return {
    run: (task, given) =>
      new Promise((resolve, reject) => {
        waiting.set(++id, { resolve, reject });
        send({ id, task, given });
      }),
  };
}

type Send = (message: Message) => void;

function startWorker(receive: (reply: Reply) => void): Send {
  const worker = new Worker(trustedScript());
  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => receive(data));
  return (message) => worker.postMessage(message);
}

function startInPage(receive: (reply: Reply) => void): Send {
  const element = document.createElement("script");
  const loaded = new Promise<void>((resolve) => {
    element.addEventListener("load", () => resolve());
  });
  element.src = trustedScript();
  document.head.append(element);
  const page = globalThis as unknown as Answering;
  return async (message) => {
    await loaded;
    // A task of its own, so that the page is drawn first.
    setTimeout(async () => receive(await page.answerPlayground(message)));
  };
}

interface Answering {
  answerPlayground(message: Message): Promise<Reply>;
}

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

/** The URL of the worker's script. The policy of the page trusts no other. */
function trustedScript(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  return trustedTypes ? trustedTypes.createPolicy("playground", { createScriptURL: () => script }).createScriptURL(script) : script;
}
