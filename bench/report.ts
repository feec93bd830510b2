import { nameOf, type Chain } from "./longest-chain.ts";
import type { Measurement } from "./measure.ts";
import type { Deployed, GatedPreview, RegionalPreview, TapctlRun } from "./scenarios.ts";
import { median, type StartUp } from "./start-up.ts";

/** One round: tapctl and both loops, each from an empty account. */
export interface Round {
  readonly latencyMs: number;
  readonly tapctl: TapctlRun;
  readonly defaults: Measurement;
  readonly tuned: Measurement;
}

/** A figure that is to be at most, or at least, so many times another one. */
export interface Aim {
  readonly what: string;
  readonly ratio: number;
  readonly wanted: string;
  readonly met: boolean;
}

export function atMost(what: string, ratio: number, limit: number): Aim {
  return { what, ratio, wanted: `at most ${limit}`, met: ratio <= limit };
}

export function atLeast(what: string, ratio: number, limit: number): Aim {
  return { what, ratio, wanted: `at least ${limit}`, met: ratio >= limit };
}

export function startUpText({ runs, node, help, validate }: StartUp): string {
  const line = (name: string, ms: number): string =>
    `${name.padEnd(38)}${`${ms.toFixed(0)} ms`.padStart(8)}${times(ms / node).padStart(32)}`;
  return [
    `Start-up: medians of ${runs} runs each, in turns`,
    header("", "wall", "", "", "times node"),
    line("node -e 0", node),
    line("tapctl --help", help),
    line("tapctl validate", validate),
  ].join("\n");
}

export function regionalText({ resources, seconds }: RegionalPreview): string {
  const [region, trivial] = [median(seconds.region), median(seconds.trivial)];
  const line = (name: string, value: number): string =>
    `${name.padEnd(38)}${`${value.toFixed(2)} s`.padStart(8)}${times(value / trivial).padStart(32)}`;
  return [
    `Preview of ${resources} resources: medians of ${seconds.region.length} runs each, in turns`,
    header("", "wall", "", "", "ratio"),
    line("as many log groups", trivial),
    line("one region's program", region),
  ].join("\n");
}

export function regionalAim({ seconds }: RegionalPreview): Aim {
  return atMost("a region's preview / trivial resources", median(seconds.region) / median(seconds.trivial), 2);
}

export function gateText({ gated, open }: GatedPreview): string {
  const without = median(open);
  const line = (name: string, value: number): string =>
    `${name.padEnd(38)}${`${value.toFixed(2)} s`.padStart(8)}${times(value / without).padStart(32)}`;
  return [
    `Preview of prod: medians of ${gated.length} runs each, in turns`,
    header("", "wall", "", "", "ratio"),
    line("every control off", without),
    line("with the policies", median(gated)),
  ].join("\n");
}

export function gateAim({ gated, open }: GatedPreview): Aim {
  return atMost("a preview with the policies / without", median(gated) / median(open), 1.15);
}

export function roundText({ latencyMs, tapctl, defaults, tuned }: Round): string {
  const rows: readonly (readonly [string, Measurement])[] = [
    ["(a)  tapctl up, its preview included", tapctl],
    ["(b)  stack.up() four times, in a row", defaults],
    ["(b2) the same with --parallel 64", tuned],
  ];
  return [
    `${tapctl.deployed.resources} resources at ${latencyMs / 1000} s an operation`,
    header("", "wall", "CPU", "peak PSS", "times (a)"),
    ...rows.map(([name, run]) => row(name, run, times(run.seconds / tapctl.seconds))),
    ...(latencyMs > 0 ? [chainRow(tapctl, latencyMs / 1000)] : []),
  ].join("\n");
}

export function chainText({ regional, global }: Deployed): string {
  const listed = (title: string, chain: Chain): string[] => [
    `  ${title}: ${chain.length} operations`,
    ...chain.map((resource, at) => `    ${at + 1}. ${nameOf(resource)} (${resource.type.split(":").at(-1) ?? ""})`),
  ];
  return ["The longest chains", ...listed("A region", regional), ...listed("Global", global)].join("\n");
}

export function aimsText(aims: readonly Aim[]): string {
  const lines = aims.map(({ what, ratio, wanted, met }) => {
    return `${what.padEnd(38)}${ratio.toFixed(2).padStart(8)}${wanted.padStart(16)}${(met ? "met" : "missed").padStart(16)}`;
  });
  return ["Aims", header("", "ratio", "", "wanted", ""), ...lines].join("\n");
}

export function chainSeconds({ regional, global }: Deployed, seconds: number): number {
  return (regional.length + global.length) * seconds;
}

function chainRow({ deployed, seconds }: TapctlRun, each: number): string {
  const chain = chainSeconds(deployed, each);
  return row("(c)  the longest chain of operations", { seconds: chain }, times(chain / seconds));
}

function row(name: string, { seconds, cpuSeconds, peakBytes }: Measurement, ratio: string): string {
  const cpu = cpuSeconds === undefined ? "" : `${cpuSeconds.toFixed(1)} s`;
  const memory = peakBytes === undefined ? "" : `${(peakBytes / 1e6).toFixed(0)} MB`;
  return columns(name, `${seconds.toFixed(1)} s`, cpu, memory, ratio);
}

function header(...cells: [string, string, string, string, string]): string {
  return columns(...cells);
}

function columns(name: string, wall: string, cpu: string, memory: string, ratio: string): string {
  return `${name.padEnd(38)}${wall.padStart(8)}${cpu.padStart(10)}${memory.padStart(11)}${ratio.padStart(11)}`;
}

function times(ratio: number): string {
  return ratio.toFixed(2);
}

/** Others at work on the machine stretch every figure, those of long runs the most. */
export function machineText(cores: number, loadBefore: number): string {
  return `${cores} cores, load ${loadBefore.toFixed(1)} before the first run, Node ${process.versions.node}`;
}
