import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/index.ts";
import { sampleConversation } from "../../../src/testing/index.ts";
import { commandLine, file } from "../../support/command-line.ts";

const template = {
  e: "{event}",
  a: "{contact.agent}",
  p: "{contact.preferred_agent}",
  c: "{contact}",
  q: "{contact.queue.id}",
  l: [1, "x"],
} as const;

describe("schema --defs", () => {
  it("writes each object of the model once, and no array of types, pattern or format", async () => {
    const { exitCode, stdout } = await commandLine(["schema", file("template.json", template), "--defs"]);
    expect(exitCode).toBe(0);
    const schema = JSON.parse(stdout);
    expect(Object.keys(schema.$defs)).toEqual([
      ...["Agent", "AgentOrIdentifier", "Contact", "Email", "Event", "EventOrName", "Queue", "Recipient"],
      ...["RecipientOrAddress", "Recipients", "Skill"],
    ]);
    expect(stdout.match(/"title": "Agent"/g)).toHaveLength(1);
    expect(stdout).not.toMatch(/"type": \[|"pattern"|"format"/);
    expect((await commandLine(["schema", file("template.json", template), "--defs"])).stdout).toBe(stdout);
  });

  it("has the verdict of the schema in one piece, in ajv's strict mode too", async () => {
    const { stdout } = await commandLine(["schema", file("template.json", template), "--defs"]);
    const [portable, whole] = [JSON.parse(stdout), compile(template).jsonSchema].map((schema) =>
      new Ajv2020({ strict: false }).compile(schema),
    );
    const body = compile(template).render(sampleConversation()) as Record<string, unknown>;
    const values = [body, {}, null, "x", ["x"], { id: 1 }, { id: "x" }, 5, true];
    let refused = 0;
    for (const key of Object.keys(body)) {
      for (const value of values) {
        const changed = { ...body, [key]: value };
        const verdict = whole?.(changed);
        if (!verdict) refused++;
        expect(portable?.(changed)).toBe(verdict);
      }
    }
    expect(portable?.(body)).toBe(true);
    expect(refused).toBeGreaterThan(20);
    expect(() => new Ajv2020({ strict: true, strictTuples: false }).compile(JSON.parse(stdout))).not.toThrow();
  });
});
