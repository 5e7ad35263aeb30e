import { find, make } from "../page/dom.ts";
import type { Finding } from "../worker/finding.ts";

/** The most findings in a list: a text with more is not read one by one. */
const maximumListed = 100;

/** The actions for a finding. */
export interface Actions {
  go(finding: Finding): void;
  replace?(finding: Finding): void;
}

/** Lists findings, each with a button to its place and, if there is one, another that writes the suggestion. */
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
    const name = replacement === "" ? ["Remove it"] : ["Write ", make("code", {}, replacement)];
    item.append(make("button", { type: "button", className: "small", onclick: () => replace(finding) }, ...name));
  }
  return item;
}

/** Shows the drawer of problems: their count, their list, and the button that fixes all with a certain fix. */
export function makeProblems(
  actions: Required<Actions>,
  fixAll: () => void,
): { show(findings: readonly Finding[], summary: string, isGood: boolean): void } {
  const list = find("#findings");
  const summary = find("#summary");
  const button = find<HTMLButtonElement>("#fix-all");
  let before = "";
  button.addEventListener("click", fixAll);
  return {
    show(findings, counted, isGood) {
      summary.textContent = counted;
      summary.classList.toggle("good", isGood);
      const fixes = fixesOf(findings).length;
      button.hidden = fixes === 0;
      button.textContent = `Fix all that is certain (${fixes})`;
      // Equal findings keep their elements, and the focus in them.
      const now = JSON.stringify(findings.slice(0, maximumListed + 1));
      if (now !== before || findings.length > maximumListed) listFindings(list, findings, actions);
      before = now;
    },
  };
}

/** The findings with a certain fix, without those that overlap an earlier one. */
export function fixesOf(findings: readonly Finding[]): Finding[] {
  const ends = { text: -1, url: -1 };
  return findings.filter(({ token, isCertain, isInUrl }) => {
    const where = isInUrl ? "url" : "text";
    if (!token || !isCertain || token.offset < ends[where]) return false;
    ends[where] = token.offset + token.length;
    return true;
  });
}
