// `npm run test:shuffle -- [TIMES]`: runs the unit tests 20 times by default, each time in another order and with
// other random values. It ends at the first failure and prints its seed, for `npx vitest run --project unit --sequence.shuffle --sequence.seed N`.
import { spawnSync } from "node:child_process";

const times = Number(process.argv[2] ?? 20);
for (let seed = 1; seed <= times; seed++) {
  console.log(`Run ${seed} of ${times}: --sequence.seed ${seed}, FC_SEED=${seed}`);
  const args = ["vitest", "run", "--project", "unit", "--sequence.shuffle", "--sequence.seed", String(seed), "--reporter", "dot"];
  const { status } = spawnSync("npx", args, { stdio: "inherit", env: { ...process.env, FC_SEED: String(seed) } });
  if (status !== 0) process.exit(status ?? 1);
}
