// A report, not a test: it says whether the aims are met and always exits with 0. Options: --quick, --json.
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { CAN_MEASURE } from "./process-tree.ts";
import {
  aimsText,
  atLeast,
  atMost,
  chainSeconds,
  chainText,
  gateAim,
  gateText,
  machineText,
  regionalAim,
  regionalText,
  roundText,
  startUpText,
  type Aim,
  type Round,
} from "./report.ts";
import { cleanEnvironment, gatedPreview, plainLoop, regionalPreview, tapctl } from "./scenarios.ts";
import { measureStartUp, type StartUp } from "./start-up.ts";

const START_UP_RUNS = 11;
const REGIONAL_RUNS = 7;
const GATED_RUNS = 9;
const LATENCY = 1000;
const MANY_AT_ONCE = 64;

const { values } = parseArgs({ options: { quick: { type: "boolean" }, json: { type: "boolean" } } });

const cores = availableParallelism();
const load = loadavg()[0] ?? 0;
say("Warming up: one preview, so that every file is in the cache that tapctl loads");
await tapctl(["preview"], 0);
say("Start-up");
const startUp = measureStartUp(START_UP_RUNS, cleanEnvironment());
say("Previews of one region's program, and of as many trivial resources");
const regional = await regionalPreview(REGIONAL_RUNS);
say("Previews of prod with the policies and without");
const gated = await gatedPreview(GATED_RUNS);
const rounds = [await measureRound(0)];
if (values.quick !== true) rounds.push(await measureRound(LATENCY));
const aims = [...startUpAims(startUp), regionalAim(regional), gateAim(gated), ...rounds.flatMap(roundAims)];
process.stdout.write(
  values.json === true
    ? `${JSON.stringify({ cores, load, startUp, regional, gated, rounds, aims }, null, 2)}\n`
    : text(),
);

async function measureRound(latencyMs: number): Promise<Round> {
  say(`tapctl up at ${latencyMs} ms an operation`);
  const deployed = await tapctl(["up", "--yes"], latencyMs);
  say(`stack.up() four times at ${latencyMs} ms`);
  const defaults = await plainLoop(latencyMs);
  say(`stack.up() four times at ${latencyMs} ms with --parallel ${MANY_AT_ONCE}`);
  return { latencyMs, tapctl: deployed, defaults, tuned: await plainLoop(latencyMs, MANY_AT_ONCE) };
}

function startUpAims({ node, help, validate }: StartUp): readonly Aim[] {
  return [
    atMost("tapctl --help / node -e 0", help / node, 3),
    atMost("tapctl validate / node -e 0", validate / node, 6),
  ];
}

function roundAims({ latencyMs, tapctl: run, defaults }: Round): readonly Aim[] {
  if (latencyMs === 0) return [];
  const chain = chainSeconds(run.deployed, latencyMs / 1000);
  return [
    atMost(`(a) / (c) at ${latencyMs / 1000} s an operation`, run.seconds / chain, 1.6),
    atLeast(`(b) / (a) at ${latencyMs / 1000} s an operation`, defaults.seconds / run.seconds, 2.5),
  ];
}

function text(): string {
  const parts = [
    ...[machineText(cores, load), startUpText(startUp), regionalText(regional), gateText(gated)],
    ...rounds.map(roundText),
  ];
  if (!CAN_MEASURE) parts.push("CPU and memory are not measured: that needs Linux.");
  const last = rounds.at(-1);
  if (last !== undefined) parts.push(chainText(last.tapctl.deployed));
  return `${[...parts, aimsText(aims)].join("\n\n")}\n`;
}

/** Talk; the report alone goes to stdout. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
