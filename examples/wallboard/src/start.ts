// Starts all of it on loopback: receiver, worker, board, and a simulation in place of Contact Pro. Ctrl+C ends it.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProgram } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "wallboard-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const env = {
  ...process.env,
  WEBHOOK_PASSWORD: process.env["WEBHOOK_PASSWORD"] ?? randomBytes(16).toString("hex"),
  DATABASE_FILE: process.env["DATABASE_FILE"] ?? join(folder, "wallboard.db"),
};
const port = { receiver: process.env["RECEIVER_PORT"] ?? "3000", board: process.env["BOARD_PORT"] ?? "3001" };

const receiver = await startProgram("receiver", { ...env, PORT: port.receiver }, /receiving on (\d+)/);
const worker = await startProgram("worker", env, /working/);
const board = await startProgram("board", { ...env, PORT: port.board }, /showing on (\d+)/);
console.log(`http://localhost:${board.ready} shows the board. Webhooks are received on port ${receiver.ready}.`);
const simulation = await startProgram("simulate", { ...env, RECEIVER_URL: `http://127.0.0.1:${receiver.ready}` }, /the last hour is sent/);
console.log("The conversations are simulated. Ctrl+C ends all of it.");

const programs = [simulation, receiver, worker, board];
for (const { child } of programs) child.once("exit", stop);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);

/** Ends them all: a board that shows old figures is worse than none. */
function stop(): void {
  for (const { child } of programs) child.kill("SIGTERM");
}
