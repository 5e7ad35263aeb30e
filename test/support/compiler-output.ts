import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The errors that `tsc` prints for the project in a folder; empty if there are none. */
export function compilerOutput(folder: string): Promise<string> {
  return run("npx", ["tsc", "--project", folder]).then(
    () => "",
    ({ stdout }) => stdout,
  );
}
