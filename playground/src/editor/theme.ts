import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The colours are variables of the page, which has them for light and dark.
const look = EditorView.theme({
  "&": { height: "100%", fontSize: "var(--code-size)", color: "var(--ink)", backgroundColor: "var(--surface)" },
  // The host shows the focus.
  "&.cm-focused": { outline: "0" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "var(--code-line)", overflow: "auto" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--accent)" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--quiet)", border: "0", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--selection)" },
  // The pictures of the original underlines are data URLs, which the policy of the page forbids.
  ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0", textDecorationSkipInk: "none", textUnderlineOffset: "0.2em" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    backgroundColor: "var(--error-mark)",
    textDecoration: "underline wavy var(--error) 1px",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    backgroundColor: "var(--warning-mark)",
    textDecoration: "underline wavy var(--warning) 1px",
  },
  ".cm-lintRange-info, .cm-lintRange-hint": { backgroundImage: "none" },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--error)" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--control)",
    borderRadius: "0.375rem",
    boxShadow: "0 4px 16px #0003",
  },
  ".cm-diagnostic": {
    borderLeft: "3px solid var(--control)",
    fontFamily: "var(--sans)",
    fontSize: "0.875rem",
    maxWidth: "28rem",
    padding: "0.375rem 0.625rem",
    whiteSpace: "pre-wrap",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnosticAction": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
    font: "600 0.8125rem var(--sans)",
    padding: "0.25rem 0.625rem",
    borderRadius: "0.25rem",
    marginLeft: "0",
    marginTop: "0.375rem",
    display: "block",
    cursor: "pointer",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "var(--code-size)", maxHeight: "16rem" },
  ".cm-tooltip-autocomplete ul li": { padding: "0.1875rem 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { color: "var(--quiet)", fontStyle: "normal" },
  ".cm-tooltip-autocomplete li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionInfo, .cm-path": { padding: "0.5rem 0.75rem", maxWidth: "min(24rem, 28vw)", font: "0.8125rem / 1.4 var(--sans)" },
  ".cm-path-name": { fontFamily: "var(--mono)", fontWeight: "700", overflowWrap: "anywhere" },
  ".cm-path-type": { fontFamily: "var(--mono)", color: "var(--word)" },
  ".cm-path-value": { fontFamily: "var(--mono)", color: "var(--quiet)", overflowWrap: "anywhere", unicodeBidi: "isolate" },
  ".cm-placeholder-path": { backgroundColor: "var(--mark)", color: "var(--accent)", borderRadius: "0.1875rem", fontWeight: "600" },
  ".cm-linked": { outline: "2px solid var(--accent)", outlineOffset: "1px", borderRadius: "0.125rem" },
  ".cm-inline-value::before": { content: '"= "' },
  ".cm-inline-value, .cm-was": {
    display: "inline-block",
    maxWidth: "32ch",
    marginLeft: "2ch",
    overflow: "hidden",
    textOverflow: "ellipsis",
    verticalAlign: "bottom",
    color: "var(--quiet)",
    fontStyle: "italic",
    unicodeBidi: "isolate",
    userSelect: "none",
  },
  ".cm-changed": { backgroundColor: "var(--changed)", boxShadow: "inset 3px 0 var(--accent)" },
  ".cm-broken": { backgroundColor: "var(--error-tint)", textDecoration: "line-through var(--error)" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-textfield, .cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--control)",
    borderRadius: "0.25rem",
    fontSize: "0.875rem",
  },
  ".cm-panel.cm-search label": { fontSize: "0.8125rem" },
  ".cm-searchMatch": { backgroundColor: "var(--warning-tint)" },
  ".cm-searchMatch-selected": { outline: "2px solid var(--accent)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--tint)" },
  // Beside the list there is no room for it.
  "@media (max-width: 40rem)": { ".cm-completionInfo": { display: "none" } },
  "@media (forced-colors: active)": {
    ".cm-changed": { borderLeft: "3px solid Highlight" },
    ".cm-placeholder-path": { textDecoration: "underline dotted" },
    ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "Highlight", color: "HighlightText", forcedColorAdjust: "none" },
    ".cm-cursor": { borderLeftColor: "CanvasText" },
  },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--key)" },
  { tag: tags.string, color: "var(--text)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--word)" },
  { tag: tags.comment, color: "var(--quiet)" },
]);

/** The look of every editor. */
export const theme: Extension = [look, syntaxHighlighting(colours)];

const words = /^(?:export|import|type|from|const|await|async|return|if|default|new|as|string|number|boolean|null|true|false)\b/;

/** TypeScript and shell, as far as their colours need it. */
export const script = StreamLanguage.define<{ inComment: boolean }>({
  startState: () => ({ inComment: false }),
  token(stream, state) {
    if (state.inComment || stream.match("/*")) {
      state.inComment = !stream.skipTo("*/");
      if (state.inComment) stream.skipToEnd();
      else stream.match("*/");
      return "comment";
    }
    if (stream.match(/^\/\/.*/)) return "comment";
    if (stream.match(/^"(?:[^"\\]|\\.)*"(?=\??:)/)) return "propertyName";
    if (stream.match(/^(?:"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`)/)) return "string";
    if (stream.match(words)) return "keyword";
    if (stream.match(/^-?\d[\d.eE+-]*/)) return "number";
    if (!stream.match(/^[\w$]+/)) stream.next();
    return null;
  },
});
