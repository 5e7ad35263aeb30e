import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DefaultTheme, defineConfig } from "vitepress";
import { adaptPages, anchorOf } from "./markdown.ts";
import { sidebar } from "./sidebar.ts";

const docs = join(import.meta.dirname, "..");
const read = (file: string) => JSON.parse(readFileSync(join(docs, file), "utf8"));
const { version, description } = read("../package.json");
const publisher: { repository: string; site: string } = read("../publisher.json");

/** The tree of the API reference, which scripts/site.ts writes. */
const api: DefaultTheme.SidebarItem[] = existsSync(join(docs, "api/sidebar.json")) ? read("api/sidebar.json") : [];

export default defineConfig({
  title: "contact-pro-webhooks",
  description,
  lang: "en",
  // `--base` of the command line replaces it.
  base: publisher.site ? new URL(publisher.site).pathname : "/",
  ...(publisher.site ? { sitemap: { hostname: publisher.site } } : {}),
  transformHead: ({ siteConfig: { site } }) => [["link", { rel: "icon", href: `${site.base}icon.svg`, type: "image/svg+xml" }]],
  // The playground is no page of VitePress.
  ignoreDeadLinks: [/^\/playground\/index/],
  markdown: {
    // `{contact.id}` at the end of a cell or a heading is text, and no list of attributes.
    attrs: { disable: true },
    anchor: { slugify: anchorOf },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: (md) => adaptPages(md, publisher.repository),
  },
  vite: {
    // Vite's server has no index files of its own.
    plugins: [
      {
        name: "playground",
        configureServer: ({ middlewares }) => {
          middlewares.use((request, _response, next) => {
            request.url = request.url?.replace(/\/playground\/(?=$|\?)/, "/playground/index.html");
            next();
          });
        },
      },
    ],
  },
  themeConfig: {
    logo: "/icon.svg",
    search: { provider: "local" },
    outline: [2, 3],
    externalLinkIcon: true,
    nav: [
      { text: "Start", link: "/first-webhook" },
      { text: "Reference", link: "/placeholders" },
      { text: "API", link: "/api/" },
      { text: "Playground", link: "/playground/index.html", target: "_self" },
      { text: version, link: "/compatibility" },
    ],
    sidebar: {
      "/api/": [{ text: "API", link: "/api/" }, ...api],
      "/": sidebar.map(({ text, pages }) => ({ text, items: pages.map(({ text, page }) => ({ text, link: `/${page}` })) })),
    },
    socialLinks: publisher.repository ? [{ icon: "github", link: publisher.repository, ariaLabel: "Repository" }] : [],
    footer: {
      message: "Not affiliated with Sinch. Written from public documentation. MIT License.",
    },
  },
});
