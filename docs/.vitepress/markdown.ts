import type { MarkdownRenderer } from "vitepress";

type Token = ReturnType<MarkdownRenderer["parse"]>[number];

/** Places of the repository that the site has as pages of its own, by their paths from the root. */
const ownPages: { readonly [path: string]: string } = {
  "api/index.api.md": "/api/library/index.md",
  "api/testing.api.md": "/api/testing/index.md",
  playground: "/playground/index.html",
};

/** Makes the pages fit the site as they fit a code host. */
export function adaptPages(md: MarkdownRenderer, repository: string): void {
  // Two braces are an expression to Vue.
  const render = md.render.bind(md);
  md.render = (...args) => render(...args).replaceAll("{{", "&#123;&#123;");
  md.core.ruler.push("links-out-of-docs", ({ tokens, env }) => {
    // The pages of the API are in folders of docs/: their links to each other go upwards too.
    const out = "../".repeat((env.relativePath ?? "").split("/").length);
    for (const { children } of tokens) if (children) relink(children, out, repository);
  });
  // The playground is a page of its own: the browser loads it, not VitePress. Its target is set once VitePress has put the base before it.
  const link = md.renderer.rules.link_open;
  md.renderer.rules.link_open = (tokens, index, ...rest) => {
    const isPlayground = tokens[index]?.attrGet("href") === ownPages["playground"];
    const html = link?.(tokens, index, ...rest) ?? "";
    return isPlayground ? html.replace("<a ", '<a target="_self" ') : html;
  };
}

/** The anchor of a heading, as a code host makes it. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");
}

/** Leads links out of docs/ into the repository. Without one they become plain text, so that no link is dead. */
function relink(tokens: Token[], out: string, repository: string): void {
  for (const [index, token] of tokens.entries()) {
    const href = token.type === "link_open" ? token.attrGet("href") : null;
    if (!href?.startsWith(out)) continue;
    const path = href.slice(out.length);
    const target = ownPages[path] ?? (repository && `${repository}/blob/HEAD/${path}`);
    if (target) token.attrSet("href", target);
    else unlink(tokens, index);
  }
}

/** Leaves the text of a link. */
function unlink(tokens: Token[], index: number): void {
  const end = tokens.findIndex(({ type }, other) => other > index && type === "link_close");
  for (const at of [index, end]) Object.assign(tokens[at] as Token, { type: "text", tag: "", content: "", nesting: 0 });
}
