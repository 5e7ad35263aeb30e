import type { Section } from "../rows.ts";
import { coldStart } from "./cold-start.ts";
import { compile } from "./compile.ts";
import { growth } from "./growth.ts";
import { match } from "./match.ts";
import { memory } from "./memory.ts";
import { receive } from "./receive.ts";
import { render } from "./render.ts";
import { httpServers } from "./servers.ts";
import { size } from "./size.ts";
import { validate } from "./validate.ts";
import { worstBody } from "./worst-body.ts";

/** The parts of the benchmark, in the order in which they run. */
export const sections: readonly Section[] = [
  receive,
  httpServers,
  render,
  match,
  validate,
  compile,
  coldStart,
  size,
  growth,
  worstBody,
  memory,
];
