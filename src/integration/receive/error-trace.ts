/** The facts about an error that are safe to log. Its message may hold personal data. */
export interface ErrorTrace {
  /** The name of a built-in error; `undefined` for any other, since the thrower chooses the name. */
  readonly name: string | undefined;
  /** The first line of the stack inside the code of the service. */
  readonly line: string | undefined;
}

/** The name and the place of an error. The message is cut off first, so that none of its lines is taken for a stack frame. */
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

/** Tests if a stack frame is in the caller's own code. V8 writes `at f (file:1:2)`, other engines `f@file:1:2`. */
function isOwn(line: string): boolean {
  if (!/^at |@/.test(line) || !/:\d+:\d+\)?$/.test(line)) return false;
  return !/node:|[\\/]node_modules[\\/]|<anonymous>|\[native code\]/.test(line);
}
