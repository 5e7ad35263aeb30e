import type { Finding } from "./finding.ts";
import { suggestedText } from "./locate.ts";

/** A finding as a workflow command of GitHub Actions, which shows it beside the line: `::error file=...,line=...::message`. */
export function githubLine(file: string, finding: Finding): string {
  const { severity, code, message, pointer, line, column, endColumn } = finding;
  // The URL comes from a flag and is in no file.
  const at = line === null ? {} : { file, line, col: column, endColumn };
  const place = line === null ? "--url: " : pointer === "" ? "" : `${pointer}: `;
  const suggested = suggestedText(finding);
  const advice = suggested === undefined || message.includes(suggested) ? "" : `. Write ${suggested}`;
  return commandOf(severity, { ...at, title: code }, `${place}${message}${advice}`);
}

interface UnusableFile {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
}

/** A file that cannot be used, as a workflow command. */
export function githubUnusableLine({ file, line, column, message }: UnusableFile): string {
  return commandOf("error", { file, line, col: column }, message);
}

type Properties = { readonly [name: string]: string | number | undefined };

function commandOf(severity: string, properties: Properties, message: string): string {
  const written = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${escaped(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`,
  );
  return `::${severity} ${written.join(",")}::${escaped(message)}`;
}

/** Escapes the characters that end a command or start a new one, in the form that GitHub decodes. */
function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
