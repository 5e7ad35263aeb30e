import { make } from "./dom.ts";
import type { Finding } from "./finding.ts";

/** How many findings are listed: a text with more is not read one by one. */
const maximumListed = 100;

/** The actions for a finding. */
export interface Actions {
  go(finding: Finding): void;
  replace?(finding: Finding): void;
}

/** Lists findings, each with a button to its place and, where there is one, another that writes the suggestion. */
export function listFindings(list: HTMLElement, findings: readonly Finding[], actions: Actions): void {
  const items = findings.slice(0, maximumListed).map((finding) => itemOf(finding, actions));
  const left = findings.length - items.length;
  list.replaceChildren(...items, ...(left > 0 ? [make("li", { className: "more" }, `and ${left} more`)] : []));
}

function itemOf(finding: Finding, { go, replace }: Actions): HTMLElement {
  const { severity, message, code, token, isInUrl, replacement } = finding;
  const head = make("div", { className: "finding-head" }, make("strong", {}, severity === "error" ? "Error" : "Warning"));
  if (token) {
    const place = isInUrl ? `URL, column ${token.column}` : `Line ${token.line}, column ${token.column}`;
    head.append(make("button", { type: "button", className: "link", onclick: () => go(finding) }, place));
  }
  head.append(make("code", { className: "code" }, code));
  const item = make("li", { className: `finding ${severity}` }, head, make("p", {}, message));
  if (replacement !== undefined && replace) {
    item.append(
      make("button", { type: "button", className: "small", onclick: () => replace(finding) }, "Write ", make("code", {}, replacement)),
    );
  }
  return item;
}
