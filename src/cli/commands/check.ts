import { Option } from "commander";
import { check, checkConfiguration, type Diagnostic } from "../../index.ts";
import { type AddCommand, addFileCommand, anyNumber, type Flags, numberUpTo } from "../command.ts";
import type { Kind } from "../files/file-kind.ts";
import { readSource, Unusable } from "../files/read-json.ts";
import { kindOf, optionsOf } from "../files/template-file.ts";
import { countFindings, findingLines, locate, type ShownFinding } from "../findings/finding.ts";
import { githubLine, githubUnusableLine } from "../findings/github.ts";
import type { Io } from "../io.ts";
import type { Line } from "../output/terminal.ts";
import { type CommandResult, count, unusableDocument } from "../result.ts";

interface CheckFlags extends Flags {
  readonly url?: string;
  readonly maxWarnings?: number;
  readonly format?: "text" | "github";
}

/** `check FILE...`: every mistake in templates and configurations, with its place. */
export const addCheck: AddCommand = (program, act) => {
  addFileCommand(program, "check", {
    summary: "locate every mistake in templates and configurations",
    details:
      "Exit code 1 if there are errors, or more warnings than --max-warnings. A duplicate key is an error, since only the last one counts. docs/codes.md in the repository explains each code.",
    examples: [
      ["check configuration.json", "check a configuration before it is pasted into Contact Pro"],
      ["check configuration.json --url 'https://example.com/{event}'", "with the URL of the endpoint"],
      ["check templates/*.json --max-warnings 0", "in a pipeline: a warning is a failure too"],
      ["check templates/*.json --format github", "in a workflow of GitHub: each finding beside its line"],
      ["check - --json < template.json", "read standard input, for a program"],
    ],
  })
    .argument("<file...>", "template or JSON for Configuration; - for standard input")
    .option("--url <url>", "URL of the endpoint, with its placeholders")
    .option("--max-warnings <n>", "fail if there are more warnings", numberUpTo(anyNumber))
    .addOption(new Option("--format <form>", "how findings are printed (default: text)").choices(["text", "github"]).conflicts("json"))
    .action(act(checkFiles));
};

interface CheckedFile {
  readonly file: string;
  readonly kind: Kind;
  readonly findings: readonly ShownFinding[];
}

async function checkFiles(io: Io, files: string[], flags: CheckFlags): Promise<CommandResult> {
  const checked: CheckedFile[] = [];
  const unusable: Unusable[] = [];
  // One after the other: the files may be large, and there may be many.
  for (const file of files) {
    try {
      checked.push(await checkFile(file, flags, io));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      unusable.push(error);
    }
  }
  const { errors, warnings } = countFindings(checked.flatMap(({ findings }) => findings));
  const ok = !errors && !unusable.length && warnings <= (flags.maxWarnings ?? warnings);
  return {
    exitCode: unusable.length ? 2 : ok ? 0 : 1,
    document: {
      ok,
      errors,
      warnings,
      files: checked.map(({ findings, ...file }) => ({ ...file, findings: findings.map(({ finding }) => finding) })),
      unusable: unusable.map(unusableDocument),
    },
    output: [...(flags.format === "github" ? githubLines() : textLines()), ...summaryOf()],
    unusable,
  };

  function textLines(): Line[] {
    return checked.flatMap(({ file, findings }) =>
      findings.flatMap((finding) => findingLines(file, finding, undefined, io.stdout.columns)),
    );
  }

  function githubLines(): Line[] {
    const found = checked.flatMap(({ file, findings }) => findings.map(({ finding }) => githubLine(file, finding)));
    return [...unusable.map(githubUnusableLine), ...found].map((line) => [line]);
  }

  function summaryOf(): Line[] {
    if (!checked.length) return [];
    const found = errors + warnings ? `${count(errors, "error")}, ${count(warnings, "warning")}` : "nothing found";
    return [[{ text: `${count(checked.length, "file")} checked: ${found}`, style: "bold" }]];
  }
}

async function checkFile(file: string, flags: CheckFlags, io: Io): Promise<CheckedFile> {
  const { name, text, value } = await readSource(file, io);
  const kind = kindOf(value, flags);
  return { file: name, kind, findings: locate(text, diagnosticsOf(name, value, kind, flags), flags.url) };
}

function diagnosticsOf(name: string, value: unknown, kind: Kind, flags: CheckFlags): Diagnostic[] {
  const { url } = flags;
  if (kind === "configuration") return checkConfiguration(value, { options: optionsOf(flags), url });
  if (url === undefined) return check(value, optionsOf(flags));
  throw new Unusable(name, "The file is a template. Use --url with a JSON for Configuration only");
}
