import { describe, expect, it } from "vitest";
import { hostileValues, hugeValues, marker } from "./hostile-values.ts";
import { calls, undocumentedErrorOf } from "./public-functions.ts";

// Each of them takes half a minute, and gigabytes: a suite of their own.
const isHuge = process.env["HUGE"] !== undefined;

describe.each(Object.keys(calls))("%s", (name) => {
  it.each(hostileValues)("throws its documented error or none, and nothing of what %s tells", async (_value, make) => {
    const error = await undocumentedErrorOf(name, make(), marker);
    expect(error).toBeUndefined();
  });
});

describe.runIf(isHuge)("every public function comes to its end, wherever it is given", { timeout: 600_000 }, () => {
  it.each(hugeValues)("%s", async (_value, make) => {
    const value = make();
    for (const name of Object.keys(calls)) expect(await undocumentedErrorOf(name, value), name).toBeUndefined();
  });
});
