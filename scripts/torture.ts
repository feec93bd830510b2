// Kills deployments at random moments, and has the next run finish them. Options: --seed, --kills, --target sandbox or
// moto, --victims tapctl,worker,engine,provider,everything, --regions 1 or 2, --minutes for a limit.
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import * as torture from "./torture/place.ts";
import { generator, pick } from "./torture/random.ts";
import { cloudOf } from "./torture/cloud-of.ts";
import { kill, strike, type Target } from "./torture/strike.ts";
import { undisturbed } from "./torture/undisturbed.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    kills: { type: "string", default: "15" },
    target: { type: "string", default: "sandbox" },
    victims: { type: "string", default: "tapctl,worker,engine,provider,everything" },
    regions: { type: "string", default: "1" },
    minutes: { type: "string", default: "600" },
  },
});
const seed = Number(values.seed);
const kills = Number(values.kills);
const regions = Number(values.regions);
const until = Date.now() + Number(values.minutes) * 60_000;
const cloud = await cloudOf(values.target, regions);
const targets = cloud.targets.filter((target) => values.victims.split(",").includes(target));
if (targets.length === 0)
  throw new Error(`--victims is "${values.victims}": wanted some of ${cloud.targets.join(",")}`);
const random = generator(seed);
const chance = (share: number): boolean => random() < share;

/** After which the run that follows has to come to its end. */
const CHAIN = 3;

const place = torture.createPlace(cloud);
process.once("SIGTERM", () => process.exit(1));
process.once("exit", () => {
  for (const { pid } of torture.processes(place)) kill(pid);
  void cloud.stop();
});
const { expected, span } = await undisturbed(cloud, regions);
const tally = new Map<Target, number>();
const failures: string[] = [];
let [killed, examined, left, faulty, rounds] = [0, 0, 0, 0, 0];
let deployed: torture.Variant | undefined;

while (killed < kills && failures.length === 0 && Date.now() < until) {
  rounds += 1;
  const history: string[] = [];
  let goal = await nextGoal();
  for (let link = 1; link <= CHAIN; link += 1) {
    const { hit, told } = await struck(goal);
    history.push(told);
    if (!hit || chance(0.5)) break;
    // A person may well answer a failed `up` with `destroy`, and the other way round.
    if (chance(0.2)) goal = await nextGoal();
  }
  await conclude(goal, `Round ${rounds}, ${history.join(", then ")}`);
}
await cloud.stop();
report();

interface Goal {
  readonly command: torture.Command;
  readonly variant: torture.Variant;
}

async function nextGoal(): Promise<Goal> {
  const [variant = "less"] = pick(
    torture.VARIANTS.filter((other) => other !== deployed),
    random,
  );
  if (deployed === undefined) return { command: "up", variant };
  const drawn = random();
  if (drawn < 0.05) return { command: "refresh", variant: deployed };
  if (drawn < 0.2) return { command: "destroy", variant };
  // Only a first `up` makes a lot, so most of what stands is destroyed before it, and nobody is killed there.
  if (drawn < 0.75) await clear(deployed);
  return { command: "up", variant };
}

async function clear(variant: torture.Variant): Promise<void> {
  deployed = undefined;
  if (await cloud.empty(place)) return;
  torture.configure(place, variant, regions);
  const { status, stderr } = torture.finish(place, "destroy");
  if (status !== 0)
    failures.push(`A destroy that nobody disturbed ended with ${String(status)}:\n${stderr.slice(-3000)}`);
}

async function struck({ command, variant }: Goal): Promise<{ readonly hit: boolean; readonly told: string }> {
  const [target = "engine"] = pick(targets, random);
  const [faults, wait] = [chance(0.2) && cloud.faulty, chance(0.7)];
  torture.configure(place, variant, regions);
  const hit = await strike(place, random, { command, target, span, faults, wait });
  if (faults) faulty += 1;
  if (hit) {
    killed += 1;
    tally.set(target, (tally.get(target) ?? 0) + 1);
    if (wait) {
      examined += 1;
      if ((await cloud.check(place)).some((line) => line.startsWith("Orphan"))) left += 1;
    }
  }
  const told = `${command} ${variant} (${hit ? `${target} killed` : "not killed"}${faults ? ", with faults" : ""})`;
  return { hit, told };
}

async function conclude({ command, variant }: Goal, what: string): Promise<void> {
  torture.configure(place, variant, regions);
  const { status, stderr } = torture.finish(place, command);
  const wrong = status === 0 ? [] : [`It ended with ${String(status)}`, stderr.slice(-3000)];
  // A refresh brings nothing to an end: whatever an `up` left is still to be done.
  const done = command === "refresh" ? torture.finish(place, "up").status : status;
  if (done !== 0) wrong.push("Bringing it to an end failed");
  deployed = command === "destroy" ? undefined : variant;
  wrong.push(...(await cloud.check(place)), ...torture.traces(place).map((trace) => `Left behind: ${trace}`));
  if (deployed !== undefined && torture.outputs(place) !== expected[deployed]) {
    wrong.push(`The outputs differ: ${torture.outputs(place)}\nfrom: ${expected[deployed]}`);
  }
  if (deployed !== undefined && !torture.isSettled(place)) wrong.push("Another up would change something");
  if (wrong.length > 0) failures.push(`${what}, then ${command} ${variant}:\n${wrong.slice(0, 20).join("\n")}`);
  process.stderr.write(
    `${what}, then ${command} ${variant}: ${wrong.length === 0 ? "good" : "BAD"}; ${killed} kills\n`,
  );
}

function report(): void {
  const by = [...tally].map(([target, count]) => `${target} ${count}`).join(", ");
  const share = examined === 0 ? 0 : Math.round((100 * left) / examined);
  process.stdout.write(
    `Seed ${seed}: ${killed} kills (${by}) in ${rounds} rounds, ${faulty} runs with faults; ` +
      `after ${left} of the ${examined} kills that were looked at (${share} %) the account held what no state knew; ` +
      `${failures.length} failures\n`,
  );
  for (const failure of failures) {
    process.stdout.write(
      `${failure}\nThe same kills, but not to the millisecond, come with --seed ${seed}; see ${place.folder}\n`,
    );
  }
  if (failures.length === 0) rmSync(place.folder, { recursive: true, force: true });
  process.exitCode = failures.length === 0 ? 0 : 1;
}
