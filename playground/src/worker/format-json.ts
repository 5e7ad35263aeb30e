import { format } from "jsonc-parser";
import type { Edit } from "../protocol.ts";
import { parseJson } from "./finding.ts";

/** The edits that indent a JSON text by two spaces. Its values stay as they are written. */
export function formatJson(text: string): readonly Edit[] {
  if (!parseJson(text).ok) return [];
  const edits = format(text, undefined, { tabSize: 2, insertSpaces: true, eol: "\n" });
  return edits.map(({ offset, length, content }) => ({ from: offset, to: offset + length, insert: content }));
}
