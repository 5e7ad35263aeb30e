// `npm run release:check` fails while publisher.json is not filled in. `-- --write` also writes `homepage`, `bugs` and `repository`
// into package.json, and absolute links into README.md: the workflow that publishes does it in its checkout, before it packs.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The content of publisher.json: the addresses that only the publisher knows, and their only place. */
export interface Publisher {
  /** `https://HOST/OWNER/NAME` */
  readonly repository: string;
  /** The address of the site, with a slash at its end. */
  readonly site: string;
}

/** Everything that is wrong with publisher.json; `checkout` is the repository that a workflow runs in. */
export function publisherMistakes({ repository, site }: Publisher, checkout?: string): string[] {
  const mistakes: string[] = [];
  if (!/^https:\/\/[^/\s]+(?:\/[^/\s]+)+$/.test(repository) || repository.endsWith(".git")) {
    mistakes.push("repository: write the address of its page, https://HOST/OWNER/NAME without .git");
  } else if (checkout !== undefined && checkout !== repository) {
    mistakes.push(`repository: this is ${checkout}, and provenance holds the package to the repository that it names`);
  }
  if (!/^https:\/\/[^/\s]+\/(?:[^?#\s]*\/)?$/.test(site)) {
    mistakes.push("site: write the address that docs:build is served at, https://HOST/ or https://HOST/PATH/ with a slash at its end");
  }
  return mistakes;
}

/** The fields of package.json that name the publisher. */
export function publishedFields({ repository, site }: Publisher) {
  return { homepage: site, bugs: { url: `${repository}/issues` }, repository: { type: "git", url: `git+${repository}.git` } };
}

/** The README for its page at the registry, which has no other files: each link leads to the site or to the repository. */
export function publishedReadme(readme: string, { repository, site }: Publisher): string {
  return readme.replaceAll(/\]\((?!https?:|#)([^)\s]+)\)/g, (_link, target: string) => {
    const page = /^docs\/([\w-]+)\.md(#.*)?$/.exec(target);
    if (page) return `](${site}${page[1]}.html${page[2] ?? ""})`;
    if (target.startsWith("docs/public/")) return `](${site}${target.slice("docs/public/".length)})`;
    return target.startsWith("api/") ? `](${site}api/)` : `](${repository}/blob/HEAD/${target})`;
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const publisher: Publisher = JSON.parse(readFileSync("publisher.json", "utf8"));
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env;
  const mistakes = publisherMistakes(publisher, server && name ? `${server}/${name}` : undefined);
  for (const mistake of mistakes) console.error(`publisher.json: ${mistake}`);
  if (mistakes.length > 0) process.exit(1);
  if (process.argv.includes("--write")) {
    const manifest = JSON.parse(readFileSync("package.json", "utf8"));
    writeFileSync("package.json", `${JSON.stringify({ ...manifest, ...publishedFields(publisher) }, null, 2)}\n`);
    writeFileSync("README.md", publishedReadme(readFileSync("README.md", "utf8"), publisher));
  }
}
