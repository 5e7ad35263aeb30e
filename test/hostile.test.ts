import { describe, expect, it } from "vitest";
import { hostileValues, hugeValues, marker } from "./hostile-values.ts";
import { calls, undocumentedErrorOf } from "./public-functions.ts";

// Some of them take seconds each, and all of them together minutes: they are tried where properties are tried often too.
const isSlow = Number(process.env["FC_RUNS"] ?? 0) >= 10_000;

describe.each(Object.keys(calls))("%s", (name) => {
  it.each(hostileValues)("throws its documented error or none, and nothing of what %s tells", async (_value, make) => {
    const error = await undocumentedErrorOf(name, make(), marker);
    expect(error).toBeUndefined();
  });
});

describe.runIf(isSlow)("every public function comes to its end, wherever it is given", { timeout: 600_000 }, () => {
  it.each(hugeValues)("%s", async (_value, make) => {
    const value = make();
    for (const name of Object.keys(calls)) expect(await undocumentedErrorOf(name, value), name).toBeUndefined();
  });
});
