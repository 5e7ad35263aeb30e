import { readCapture, readContents, usable } from "../captures/capture.ts";
import { captureFiles, expectFile } from "../captures/capture-folder.ts";
import { type Fact, facts, type Sight, viewOf } from "../captures/facts.ts";
import { type AddCommand, addCommand } from "../command.ts";
import { Unusable } from "../files/read-json.ts";
import type { Io } from "../io.ts";
import type { Line, Span } from "../output/terminal.ts";
import { type CommandResult, count, unusableDocument } from "../result.ts";

/** `assumptions DIR`: what captures say of everything that is unverified. */
export const addAssumptions: AddCommand = (program, act) => {
  addCommand(program, "assumptions", {
    summary: "compare captures with the unverified facts about Contact Pro",
    details:
      "For each fact that the documentation leaves open, prints if a capture confirms or contradicts it, and the first file that does. Captures are the files of listen --save. Captures of simulate show the assumptions of this library, not the behaviour of Contact Pro. Exit code 1 if a fact is contradicted.",
    examples: [
      ["assumptions captures", "what the captures in a folder say"],
      ["assumptions captures --json > facts.json", "the same for a program"],
    ],
  })
    .argument("<dir>", "folder of captures")
    .action(act(assumptions));
};

/** The first observation of a fact, and its file. */
interface Verdict {
  readonly verdict: "confirmed" | "contradicted" | "not seen";
  readonly file: string | null;
  readonly instead: string | null;
}

const notSeen: Verdict = { verdict: "not seen", file: null, instead: null };

async function assumptions(io: Io, folder: string): Promise<CommandResult> {
  const verdicts = new Map<Fact, Verdict>();
  const unusable: Unusable[] = [];
  const files = await captureFiles(folder);
  // One after the other: there may be many, and large ones.
  for (const file of files) {
    try {
      for (const [fact, sights] of await sightsIn(file, io)) {
        for (const sight of sights) verdicts.set(fact, together(verdicts.get(fact) ?? notSeen, sight, file));
      }
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      unusable.push(error);
    }
  }
  const found = facts.map((fact) => ({ id: fact.id, statement: fact.statement, ...(verdicts.get(fact) ?? notSeen) }));
  const isContradicted = found.some(({ verdict }) => verdict === "contradicted");
  const captures = files.length - unusable.length;
  return {
    exitCode: unusable.length ? 2 : isContradicted ? 1 : 0,
    document: { ok: !isContradicted && !unusable.length, captures, facts: found, unusable: unusable.map(unusableDocument) },
    output: [...found.map(factLine), [{ text: summaryOf(captures, found), style: "bold" }]],
    unusable,
  };
}

async function sightsIn(file: string, io: Io): Promise<[Fact, Sight[]][]> {
  await expectFile(file);
  const capture = await readCapture(file, io);
  const contents = await readContents(file, capture);
  return await usable(file, () => {
    const view = viewOf(capture, contents);
    return facts.map((fact): [Fact, Sight[]] => [fact, [...fact.look(view)]]);
  });
}

/** One contradiction outweighs all that confirms; of equals the first one stays. */
function together(before: Verdict, sight: Sight, file: string): Verdict {
  if (before.verdict === "contradicted" || (before.verdict === "confirmed" && sight.isSo)) return before;
  return sight.isSo ? { verdict: "confirmed", file, instead: null } : { verdict: "contradicted", file, instead: sight.instead };
}

const widest = Math.max(...facts.map(({ statement }) => statement.length));

function factLine({ statement, verdict, file, instead }: Verdict & { readonly statement: string }): Line {
  const styles = { confirmed: "green", contradicted: "red", "not seen": "dim" } as const;
  const shown: Span = { text: verdict.padEnd(12), style: styles[verdict] };
  if (file === null) return [shown, "  ", statement];
  return [shown, "  ", statement.padEnd(widest), "  ", { text: file, style: "dim" }, ...(instead === null ? [] : [`: ${instead}`])];
}

function summaryOf(captures: number, found: readonly Verdict[]): string {
  const number = (verdict: Verdict["verdict"]) => found.filter((fact) => fact.verdict === verdict).length;
  return `${count(captures, "capture")}: ${number("confirmed")} confirmed, ${number("contradicted")} contradicted, ${number("not seen")} not seen`;
}
