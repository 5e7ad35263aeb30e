/** What may be said of an error without its message, which may hold personal data. */
export interface ErrorTrace {
  /** The name of an error of the language; `undefined` for any other, since whoever throws chooses the name. */
  readonly name: string | undefined;
  /** The first line of the stack inside the code of the service. */
  readonly line: string | undefined;
}

/** The kind and the place of an error. The message is cut off first, so that no line of it is taken for one of the stack. */
export function traceOf(error: unknown): ErrorTrace {
  if (!(error instanceof Error)) return { name: undefined, line: undefined };
  const builtIn = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
  const name = builtIn.find((known) => known === error.constructor)?.name;
  const { stack, message } = error;
  return { name, line: typeof stack === "string" ? ownLine(stack, String(message)) : undefined };
}

function ownLine(stack: string, message: string): string | undefined {
  const end = message === "" ? -1 : stack.indexOf(message);
  const lines = (end < 0 ? stack : stack.slice(end + message.length)).split("\n");
  return lines.map((line) => line.trim()).find(isOwn);
}

/** Whether a line is a place in code that is neither the platform's nor a package's. V8 writes `at f (file:1:2)`, others `f@file:1:2`. */
function isOwn(line: string): boolean {
  if (!/^at |@/.test(line) || !/:\d+:\d+\)?$/.test(line)) return false;
  return !/node:|[\\/]node_modules[\\/]|<anonymous>|\[native code\]/.test(line);
}
