import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";

/** The code of both kinds of module; `load` imports in one and requires in the other, by the package's own name. */
const programs = {
  "the library works where code cannot be made of text": `
    assert.throws(() => eval("1"), EvalError);
    const { ConversationSchema, compile } = await load("contact-pro-webhooks");
    const { sampleConversation } = await load("contact-pro-webhooks/testing");
    const conversation = sampleConversation();
    assert.deepEqual(ConversationSchema.validate(conversation), { ok: true, value: conversation });
    assert.equal(ConversationSchema.validate({}).ok, false);
  `,
  "an error is the same class from every entry point": `
    const { InputError } = await load("contact-pro-webhooks");
    const { sampleConversation } = await load("contact-pro-webhooks/testing");
    assert.throws(() => sampleConversation(1), InputError);
  `,
  "importing changes nothing": `
    const before = Reflect.ownKeys(globalThis);
    await load("contact-pro-webhooks");
    await load("contact-pro-webhooks/testing");
    assert.deepEqual(Reflect.ownKeys(globalThis), before);
  `,
  "the schemas and the manifest can be read": `
    const { createRequire } = await import("node:module");
    const read = createRequire(process.cwd() + "/");
    for (const name of ["event", "contact", "conversation", "configuration"]) {
      assert.equal(read("contact-pro-webhooks/schemas/" + name + ".schema.json").title.toLowerCase(), name);
    }
    assert.equal(read("contact-pro-webhooks/package.json").name, "contact-pro-webhooks");
  `,
};

describe.each([
  ["an ES module", "module", "(name) => import(name)"],
  ["CommonJS", "commonjs", "require"],
])("from %s", (_, inputType, load) => {
  test.each(Object.entries(programs))("%s", (_, program) => {
    const code = `const load = ${load}; (async () => { const assert = (await import("node:assert/strict")).default; ${program} })();`;
    // Frozen intrinsics make whatever touches a global prototype throw.
    const flags = ["--disallow-code-generation-from-strings", "--frozen-intrinsics", "--no-warnings", `--input-type=${inputType}`];
    expect(execFileSync(process.execPath, [...flags, "--eval", code], { encoding: "utf8" })).toBe("");
  });
});

test("an error of the other kind of module is recognized by its name", () => {
  const code = `
    import { createRequire } from "node:module";
    import assert from "node:assert/strict";
    import { InputError, TemplateError } from "contact-pro-webhooks";
    const required = createRequire(process.cwd() + "/")("contact-pro-webhooks");
    const thrownBy = (run) => { try { run(); } catch (error) { return error; } };
    const errors = [thrownBy(() => required.compile("{contact.idd}")), thrownBy(() => required.compile("{contact.id}").render(1))];
    assert.deepEqual(errors.map(({ name }) => name), ["TemplateError", "InputError"]);
    assert.deepEqual([errors[0] instanceof TemplateError, errors[1] instanceof InputError], [false, false]);
  `;
  expect(execFileSync(process.execPath, ["--input-type=module", "--eval", code], { encoding: "utf8" })).toBe("");
});

test("the command works if code cannot be made from text", () => {
  const flags = ["--disallow-code-generation-from-strings", "dist/cli.js"];
  expect(execFileSync(process.execPath, [...flags, "--version"], { encoding: "utf8" })).toMatch(/^\d+\.\d+\.\d+\n$/);
  const input = JSON.stringify({ number: "{contact.agent.number}" });
  expect(execFileSync(process.execPath, [...flags, "check", "-"], { input, encoding: "utf8" })).not.toContain("error");
});
