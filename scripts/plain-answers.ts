// Makes of the validators that ajv writes such as only say yes or no, of plain data, as fast as that can be said.
import { buildSync } from "esbuild";

/**
 * Takes ajv's standalone code in lines, of schemas without branches; the folder to find in what it requires; and the names that
 * `readers.ts` knows to be read directly. Gives a module; throws where ajv writes what is not known here.
 */
export function plainAnswers(code: string, resolveDir: string, documented: readonly string[]): string {
  const { outputFiles } = buildSync({
    // A bundle, since the standalone code of ajv may require its runtime.
    stdin: { contents: withPlainData(withoutErrors(withOneReadOfEach(code))), resolveDir, loader: "js" },
    bundle: true,
    format: "esm",
    write: false,
    minifySyntax: true,
  });
  const bundled = (outputFiles[0] as { text: string }).text.replace(/^\/\/ <stdin>\n/, "");
  return withDirectReads(withoutRepeats(bundled), documented);
}

/** The code with each function once: ajv writes one anew for a schema that is referred to and has a validator of its own too. */
function withoutRepeats(code: string): string {
  const first = new Map<string, string>();
  const repeated = new Map<string, string>();
  const kept = code.replaceAll(/^function (validate\d+)(\(data\) \{$.*?^\}\n)/gms, (text, name, body) => {
    const known = first.get(body);
    if (known === undefined) first.set(body, name);
    else repeated.set(name, known);
    return known === undefined ? text : "";
  });
  return kept.replaceAll(/\bvalidate\d+\b/g, (name) => repeated.get(name) ?? name);
}

/**
 * The code of validators that only say yes or no, at the first thing that is wrong. ajv writes one statement a line; to gather and
 * to tell what is wrong is half of its code, and nobody reads it: `explain.ts` tells that, in the same words for a body as for a
 * conversation. That holds only where no keyword has branches, which `withBranchesJoined` sees to.
 */
function withoutErrors(code: string): string {
  const answers = code
    .replaceAll(/^(function validate\d+\(data), \{[^{}]*\}=\{\}\)/gm, "$1)")
    .replaceAll(/, \{instancePath:[^{}]*,rootData\}\)/g, ")")
    .replaceAll(/^vErrors = .*\nerrors = .*$/gm, "return false;")
    .replaceAll(/^(?:let vErrors|let errors|const _errs\d+|var valid\d+|validate\d+\.errors) = .*$/gm, "")
    .replaceAll(/\b(?:errors === (?:0|_errs\d+)|valid\d+)\b/g, "true")
    .replaceAll(/^let missing\d+;$/gm, "");
  const left = /\b(?:vErrors|_?errs?\d*|missing\d+)\b/.exec(answers);
  if (left) throw new Error(`Expected validators of plain answers but ajv gave some with ${left[0]}`);
  return answers;
}

/**
 * The code of validators that read each property once, of its own holder alone, which takes less time and lets no getter answer
 * twice. ajv looks first whether all that are required are there, and reads each of them again; here each is looked for where it
 * is checked.
 */
function withOneReadOfEach(code: string): string {
  let required: string[] = [];
  let name: string | undefined;
  const lines = code.split("\n").map((line, index, all) => {
    if (line.startsWith("function ")) name = undefined;
    if (line.startsWith("if(") && line.includes("missing")) {
      if (/\bdata\d/.test(line))
        throw new Error("Expected a definition for each object with required properties but ajv has one inside another");
      required = [...line.matchAll(/data\.(\w+) === undefined/g)].map(([, missing]) => missing as string);
      return "if(false){";
    }
    const read = /^if\(data\.(\w+) !== undefined && (func\d+\.call\(data, "\1"\))\)\{$/.exec(line);
    if (read) {
      name = read[1] as string;
      return `const $${name} = ${read[2]} ? data.${name} : undefined; if($${name} !== undefined){`;
    }
    if (/^var valid\d+ = true;$/.test(line) && all[index - 1] === "else {" && required.includes(name ?? "")) {
      required = required.filter((other) => other !== name);
      return "return false;";
    }
    return name ? line.replaceAll(new RegExp(`\\bdata\\.${name}\\b`, "g"), () => `$${name}`) : line;
  });
  if (required.length) throw new Error(`Expected ajv to check ${required} but it does not`);
  return lines.join("\n");
}

/** The code of validators that take plain data only, and lists of a length that can be: to ajv a Date is an object too. */
function withPlainData(code: string): string {
  return code
    .replaceAll(/\b(data\d*) && typeof \1 == "object" && !Array\.isArray\(\1\)/g, "isPlainObject($1)")
    .replaceAll(/^const len\d+ = (\S+)\.length;$/gm, "$& if(isTooLong($1)) return false;");
}

/** The code of validators that ask whose a documented name is only where it may be inherited: asking is most of their time. */
function withDirectReads(code: string, documented: readonly string[]): string {
  const names = new Set(documented);
  const direct = code
    .replaceAll("isPlainObject(data)", "isPlain")
    .replaceAll(/^function validate\d+\(data\) \{$/gm, "$& const direct = isDirect(data); const isPlain = direct || isPlainObject(data);")
    .replaceAll(/func\d+\.call\(data, "(\w+)"\)/g, (call, name) => (names.has(name) ? `(direct || ${call})` : call));
  return `import { isPlainObject } from "../../json.ts";
import { isTooLong } from "../schema.ts";
import { isDirect } from "./readers.ts";

${direct}`;
}
