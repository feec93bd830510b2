import { TapStackError } from "../errors.js";
import type { ResourceChange } from "./changes.js";
import type { StackEngine } from "./engine.js";
import { unknownPaths } from "./outputs.js";
import type { Plan, Selection } from "./plan.js";
import type { StackResult } from "./result.js";
import type { StackName } from "./stack.js";

/** What a preview found, to be approved and run later, and what it holds for. */
export interface SavedPlan {
  readonly schemaVersion: 1;
  /** Of the preview. */
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  readonly selection: Selection;
  readonly basis: Basis;
  readonly stacks: readonly PlannedStack[];
}

/** A plan is refused as soon as one of these is another. */
export interface Basis {
  readonly environment: string;
  readonly account: string;
  readonly target: string;
  readonly tapctlVersion: string;
  readonly engineVersion: string;
  /** Digests of the rendered configuration, of tapctl's programs, and of each stack's state. */
  readonly configuration: string;
  readonly code: string;
  readonly states: Readonly<Record<StackName, string>>;
}

export interface PlannedStack {
  readonly stack: StackName;
  readonly label: string;
  /** Sorted by URN; what stays the same is left out. */
  readonly changes: readonly ResourceChange[];
  readonly outputsChanged: boolean;
  /** Something was not known yet: global is planned again once the regions are done. */
  readonly provisional: boolean;
}

export function plannedStack({ stack, label, changes, outputs, outputsChanged }: StackResult): PlannedStack {
  const changed = changes.filter(({ kind }) => kind !== "same").map(sorted);
  return {
    stack,
    label,
    changes: [...changed].sort((a, b) => compare(a.urn, b.urn)),
    outputsChanged,
    provisional: outputs !== undefined && unknownPaths(outputs).length > 0,
  };
}

/** Asks the backend of every stack that a plan covers. */
export async function statesOf({ steps }: Plan, engine: StackEngine): Promise<Basis["states"]> {
  const states = await Promise.all(steps.map(async (step) => [step.stack, await engine.stateDigest(step)] as const));
  return Object.fromEntries(states);
}

/** One sentence for everything that is not as it was; empty where a plan still holds. */
export function movedSince(saved: Basis, now: Basis): readonly string[] {
  const texts = SETTINGS.filter(([key]) => saved[key] !== now[key]).map(
    ([key, what]) => `${what} is ${now[key]} now, and was ${saved[key]}`,
  );
  const digests = DIGESTS.filter(([key]) => saved[key] !== now[key]).map(([, what]) => `${what} has changed`);
  const stacks = [...new Set([...Object.keys(saved.states), ...Object.keys(now.states)])] as StackName[];
  const states = stacks
    .filter((stack) => saved.states[stack] !== now.states[stack])
    .map((stack) => `the state of ${stack} has changed`);
  return [...texts, ...digests, ...states];
}

const SETTINGS = [
  ["environment", "the environment"],
  ["account", "the account"],
  ["target", "the target"],
  ["tapctlVersion", "tapctl's version"],
  ["engineVersion", "the engine's version"],
] as const;
const DIGESTS = [
  ["configuration", "the configuration"],
  ["code", "tapctl's code"],
] as const;

/** The first change that one has and the other has not, or has otherwise. */
export function differenceBetween(saved: PlannedStack, now: PlannedStack): string | undefined {
  const before = new Map(saved.changes.map((change) => [change.urn, change]));
  for (const change of now.changes) {
    const approved = before.get(change.urn);
    if (approved?.kind !== change.kind) return `it would ${describe(change)}, which was not planned`;
    if (JSON.stringify(approved.properties) !== JSON.stringify(change.properties)) {
      return `it would ${describe(change)} with other properties than were planned`;
    }
    before.delete(change.urn);
  }
  const [missing] = before.values();
  if (missing !== undefined) return `it would no longer ${describe(missing)}`;
  return saved.outputsChanged === now.outputsChanged ? undefined : "its outputs would change otherwise";
}

export function planMoved(folder: string, moved: readonly string[]): TapStackError {
  return new TapStackError("PLAN", `Cannot run the plan in "${folder}": ${moved.join("; ")}`, {
    hint: "Preview again, and have that approved: tapctl preview --save-plan <dir>",
  });
}

function describe({ kind, type, name }: ResourceChange): string {
  return `${kind} ${type} ${name}`;
}

function sorted(change: ResourceChange): ResourceChange {
  return { ...change, properties: [...change.properties].sort((a, b) => compare(a.path, b.path)) };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
