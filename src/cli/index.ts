#!/usr/bin/env node
import { run } from "./run.ts";

let failed = false;

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // The reader closed the pipe, as `head` does; that is not an error.
    if (error.code === "EPIPE") return;
    if (!failed && stream === process.stdout) process.stderr.write(`error: standard output cannot be written: ${error.code}\n`);
    failed = true;
    process.exitCode = 2;
  });
}

const exitCode = await run(process.argv.slice(2), process);
process.exitCode = failed ? 2 : exitCode;
