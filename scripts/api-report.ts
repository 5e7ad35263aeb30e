// Writes api/: the public surface of both entry points as text, so that a change of it is seen in review. Reads dist/.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

const root = join(import.meta.dirname, "..");

/** The entry points, by the names of their files in `dist/`. */
export const entryPoints = ["index", "testing"] as const;

/** The path of an entry point's report. */
export function reportFile(entryPoint: string): string {
  return join(root, `api/${entryPoint}.api.md`);
}

/** The report of an entry point, as the declarations in `dist/` have it. */
export function apiReport(entryPoint: string): string {
  const folder = mkdtempSync(join(tmpdir(), "contact-pro-webhooks-api-"));
  try {
    const { succeeded } = Extractor.invoke(configurationOf(entryPoint, folder), {
      localBuild: true,
      messageCallback: (message) => {
        // The report is always new in a new folder, so that message is dropped.
        message.handled = message.logLevel !== ExtractorLogLevel.Error;
      },
    });
    if (!succeeded) throw new Error(`Expected declarations of dist/${entryPoint}.d.ts that can be read`);
    return readFileSync(join(folder, `${entryPoint}.api.md`), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function configurationOf(entryPoint: string, folder: string): ExtractorConfig {
  const declarations = join(root, `dist/${entryPoint}.d.ts`);
  const compilerOptions = {
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2022"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
  };
  return ExtractorConfig.prepare({
    configObjectFullPath: join(root, "api-extractor.json"),
    packageJsonFullPath: join(root, "package.json"),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: declarations,
      newlineKind: "lf",
      compiler: { overrideTsconfig: { compilerOptions, files: [declarations] } },
      apiReport: {
        enabled: true,
        includeForgottenExports: false,
        reportFileName: `${entryPoint}.api.md`,
        reportFolder: folder,
        reportTempFolder: folder,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] as string).href) {
  mkdirSync(join(root, "api"), { recursive: true });
  for (const entryPoint of entryPoints) writeFileSync(reportFile(entryPoint), apiReport(entryPoint));
}
