import { describe, expect, it } from "vitest";
import { openApi } from "../../../src/index.ts";
import { commandLine, file } from "../../support/command-line.ts";

const configuration = { request: { method: "PUT", headers: { "x-key": "{secrets.key}" }, body: { id: "{contact.id}" } } };
const url = "https://hooks.example/{event}";

describe("openapi", () => {
  it("prints the document of openApi, the same each time", async () => {
    const args = ["openapi", file("configuration.json", configuration), "--url", url];
    const printed = await commandLine(args);
    expect(printed).toEqual({ exitCode: 0, stdout: `${JSON.stringify(openApi(configuration, { url }), null, 2)}\n`, stderr: "" });
    expect(await commandLine(args)).toEqual(printed);
    expect(JSON.parse((await commandLine([...args, "--json"])).stdout)).toEqual({ ok: true, openapi: openApi(configuration, { url }) });
  });

  it("takes a template as the body of a POST, and a title", async () => {
    const { stdout } = await commandLine(["openapi", "-", "--url", "/x", "--title", "CRM"], { stdin: '{"id":"{contact.id}"}' });
    expect(JSON.parse(stdout)).toEqual(openApi({ request: { method: "POST", body: { id: "{contact.id}" } } }, { url: "/x", title: "CRM" }));
  });

  it("shows errors of the file and of the URL at their places", async () => {
    const broken = await commandLine(["openapi", file("broken.json", { a: "{contact.id" }), "--url", url]);
    expect([broken.exitCode, broken.stderr]).toEqual([1, expect.stringContaining("broken.json:1:7: error: ")]);
    const noHost = await commandLine(["openapi", file("configuration.json", configuration), "--url", "x"]);
    expect([noHost.exitCode, noHost.stderr]).toEqual([1, expect.stringContaining("--url")]);
    const noUrl = await commandLine(["openapi", file("configuration.json", configuration)]);
    expect([noUrl.exitCode, noUrl.stderr]).toEqual([2, expect.stringContaining("--url <url>")]);
  });
});
