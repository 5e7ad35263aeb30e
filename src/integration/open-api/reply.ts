import { pathOf } from "../../issue.ts";
import type { ConfigurationResponse } from "../../model/generated/types.ts";
import { defaults } from "../../template/options.ts";
import { tolerant } from "../compile-integration.ts";
import { buildResponse } from "../configuration/service-response.ts";

/** A schema of what Contact Pro reads. */
type Json = { [keyword: string]: unknown };

/** The parts of an answer that Contact Pro reads, each with the properties that it goes to. */
interface Read {
  readonly below: Map<string, Read>;
  readonly targets: string[];
}

/** The schema of the JSON that Contact Pro reads from an answer; `undefined` if the configuration reads nothing of it. */
export function replySchema(response: ConfigurationResponse | undefined): Json | undefined {
  const { buildings } = buildResponse(response, "POST", { ...defaults, ...tolerant });
  const root: Read = { below: new Map(), targets: [] };
  for (const { target, place } of [...buildings.set.uses, ...buildings.save.uses]) {
    const [holder, part, ...path] = target.segments;
    if (holder === "response" && part === "body") reach(root, path).targets.push(pathOf(place).join("."));
  }
  if (!root.below.size && !root.targets.length) return undefined;
  return { title: "Reply", description: "The parts of an answer that Contact Pro reads. Each may be absent.", ...schemaOf(root) };
}

function reach(root: Read, path: readonly string[]): Read {
  return path.reduce((holder, name) => {
    const known = holder.below.get(name) ?? { below: new Map(), targets: [] };
    holder.below.set(name, known);
    return known;
  }, root);
}

/** A whole value that is read may be any JSON, and one with an index below it may be an array. */
function schemaOf({ below, targets }: Read): Json {
  const description = targets.length ? { description: `Contact Pro reads it into ${targets.join(", ")}.` } : {};
  if (!below.size || targets.length || [...below.keys()].some((name) => /^[0-9]+$/.test(name))) return description;
  return { type: "object", properties: Object.fromEntries([...below].map(([name, read]) => [name, schemaOf(read)])) };
}
