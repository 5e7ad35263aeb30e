import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-"));

const typescripts = ["5.4", "5.9", "6.0", "7.0"];
const modules = [
  { resolution: "nodenext", module: "nodenext" },
  { resolution: "bundler", module: "preserve" },
];
const formats = [
  { type: "module", extension: "mts", import: 'import configuration from "./configuration.json" with { type: "json" };' },
  { type: "commonjs", extension: "cts", import: 'import configuration = require("./configuration.json");' },
];
const projects = typescripts.flatMap((typescript) =>
  modules.flatMap((resolution) => formats.map((format) => ({ typescript, ...resolution, ...format }))),
);

const configuration = { request: { method: "POST", body: { Agent: "{contact.agent.number}", Version: 3 } } };
const program = `import { compile, defineIntegration } from "contact-pro-webhooks";
const body: { Agent: string | null; Version: 3 } = compile(configuration.request.body).render({});
defineIntegration({ configuration, credentials: "unchecked" }).handler(({ conversation }) => {
  const number: string | null | undefined = conversation.contact?.agent?.number;
  // @ts-expect-error: the configuration has no such path.
  conversation.contact?.queue;
  return void [number, body];
});
`;
const misspelt = 'import { compile } from "contact-pro-webhooks";\ncompile(configuration.request.body);\n';

beforeAll(async () => {
  await run("npm", ["pack", "--pack-destination", home]);
  const { name, version, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const dependencies = {
    [name]: `file:${name}-${version}.tgz`,
    "@types/node": devDependencies["@types/node"],
    ...Object.fromEntries(typescripts.map((range) => [`typescript-${range}`, `npm:typescript@${range}`])),
  };
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, dependencies }));
  await run("npm", ["install", "--ignore-scripts", "--no-package-lock"], { cwd: home });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

test.for(projects)("a JSON file with its declaration, TypeScript $typescript, $resolution, $type", async (given) => {
  const { typescript, module, resolution, type, extension } = given;
  const folder = join(home, `${typescript}-${resolution}-${type}`);
  const compilerOptions = { target: "es2022", lib: ["es2022"], types: ["node"], module, moduleResolution: resolution, noEmit: true };
  const strict = { strict: true, skipLibCheck: false, resolveJsonModule: true, allowArbitraryExtensions: true };
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
  writeFileSync(join(folder, `program.${extension}`), `${given.import}\n${program}`);
  writeFileSync(join(folder, `misspelt.${extension}`), `${given.import}\n${misspelt}`);

  const written = async (content: unknown) => {
    writeFileSync(join(folder, "configuration.json"), JSON.stringify(content));
    await run(process.execPath, [join(home, "node_modules/contact-pro-webhooks/dist/cli.js"), "types", "configuration.json", "--write"], {
      cwd: folder,
    });
  };
  const compiled = async (name: string) => {
    const options = { compilerOptions: { ...compilerOptions, ...strict }, files: [`${name}.${extension}`] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
    const compiler = join(home, `node_modules/typescript-${typescript}/bin/tsc`);
    const { stdout } = await run(process.execPath, [compiler, "--project", folder]).catch((error) => error);
    return String(stdout);
  };
  await written(configuration);
  expect(await compiled("program")).toBe("");
  await written({ request: { method: "POST", body: { Agent: "{contact.agnet.number}" } } });
  expect(await compiled("misspelt")).toContain("Unknown path: contact.agnet.number");
});
