import { describe, expect, it } from "vitest";
import { hostileValues, hugeValues, marker } from "./support/hostile-values.ts";
import { calls, undocumentedErrorOf } from "./support/public-functions.ts";

// Each of them takes half a minute, and gigabytes: a suite of their own.
const isHuge = process.env["HUGE"] !== undefined;

// An application's own reply is written by JSON.stringify, which repeats shared parts.
const ownReply = "the handler, a reply";
const isShared = (value: string) => ["endlessly shared parts", "a thousand texts of 16 MB that are one"].includes(value);

describe.each(Object.keys(calls))("%s", (name) => {
  it.each(hostileValues)("throws its documented error or none, and reveals nothing, for %s", async (_value, make) => {
    const error = await undocumentedErrorOf(name, make(), marker);
    expect(error).toBeUndefined();
  });
});

describe.runIf(isHuge)("every public function ends for a huge value at each place", { timeout: 600_000 }, () => {
  it.each(hugeValues)("%s", async (value, make) => {
    const made = make();
    const names = Object.keys(calls).filter((name) => name !== ownReply || !isShared(value));
    for (const name of names) expect(await undocumentedErrorOf(name, made), name).toBeUndefined();
  });
});
