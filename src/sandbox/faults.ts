import { TapStackError } from "../errors.js";
import type { Chances } from "./chances.js";

/** Creates of this type in this region are refused: the first so many of a run, or all. */
export interface RefusalFault {
  readonly type: string;
  readonly region: string;
  readonly code: string;
  readonly message: string;
  readonly times?: number;
}

/** A create that AWS's provider does not bring to its end: it is made without those inputs, and told as failed. */
export interface CutFault {
  readonly type: string;
  readonly region: string;
  readonly without: readonly string[];
}

/** The worker process acts it out: the sandbox only reads it. */
interface ProgramFault {
  /** A region, or "global" for the global stack. */
  readonly region: string;
  readonly when: "preview" | "up";
  readonly behaviour: "reject" | "exit" | "hang";
}

export interface FaultPlan {
  readonly refusals: readonly RefusalFault[];
  readonly cuts: readonly CutFault[];
  readonly programs: readonly ProgramFault[];
  readonly chances?: Chances;
}

export const NO_FAULTS: FaultPlan = { refusals: [], cuts: [], programs: [] };

/** Accepts one fault or a list of them, as JSON text or as the object that it stands for. */
export function parseFaults(plan: unknown): FaultPlan {
  const raw = typeof plan === "string" ? readJson(plan) : plan;
  const faults: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  return {
    refusals: faults.flatMap((fault) => (hasKey(fault, "refuse") ? [parseRefusal(fault.refuse)] : [])),
    cuts: faults.flatMap((fault) => (hasKey(fault, "cut") ? [parseCut(fault.cut)] : [])),
    programs: faults.flatMap((fault) => (hasKey(fault, "program") ? [parseProgram(fault.program)] : [])),
    ...chancesOf(faults),
    ...rejectOthers(faults),
  };
}

function parseRefusal(fault: unknown): RefusalFault {
  return {
    type: text(fault, "type", TYPE),
    region: text(fault, "region", REGION),
    code: optionalText(fault, "code") ?? "UnauthorizedOperation",
    message: optionalText(fault, "message") ?? "You are not authorized to perform this operation.",
    ...(hasKey(fault, "times") ? { times: count(fault.times) } : {}),
  };
}

function parseCut(fault: unknown): CutFault {
  return {
    type: text(fault, "type", TYPE),
    region: text(fault, "region", REGION),
    without: texts(fault, "without"),
  };
}

function texts(fault: unknown, key: string): readonly string[] {
  const value = hasKey(fault, key) ? fault[key] : undefined;
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string")) return value;
  throw invalidFault(`"${key}" is ${JSON.stringify(value ?? null)}, not a list of texts`);
}

function parseProgram(fault: unknown): ProgramFault {
  return {
    region: text(fault, "region", /^(global|[a-z]{2}(-[a-z]+)+-\d)$/),
    when: oneOf(fault, "when", ["preview", "up"]),
    behaviour: oneOf(fault, "behaviour", ["reject", "exit", "hang"]),
  };
}

function chancesOf(faults: readonly unknown[]): { chances?: Chances } {
  const fault = faults.find((candidate) => hasKey(candidate, "chance"));
  if (fault === undefined) return {};
  const { chance } = fault;
  const [slow, error, lost] = [share(chance, "slow"), share(chance, "error"), share(chance, "lost")];
  return { chances: { seed: numberAt(chance, "seed"), slow, error, lost } };
}

function share(fault: unknown, key: string): number {
  const value = hasKey(fault, key) ? numberAt(fault, key) : 0;
  if (value < 0 || value > 1) throw invalidFault(`"${key}" is ${value}, which is not from 0 to 1`);
  return value;
}

function numberAt(fault: unknown, key: string): number {
  const value = hasKey(fault, key) ? fault[key] : undefined;
  if (typeof value !== "number") throw invalidFault(`"${key}" is ${JSON.stringify(value ?? null)}, not a number`);
  return value;
}

function count(times: unknown): number {
  if (typeof times === "number" && Number.isSafeInteger(times) && times > 0) return times;
  throw invalidFault(`"times" is ${JSON.stringify(times)}, not a number from 1`);
}

const TYPE = /^aws:\w+\/\w+:\w+$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

const KINDS = ["refuse", "cut", "program", "chance"] as const;

function rejectOthers(faults: readonly unknown[]): object {
  const stranger = faults.find((fault) => !KINDS.some((kind) => hasKey(fault, kind)));
  if (stranger !== undefined) throw invalidFault(`${JSON.stringify(stranger)} has none of ${KINDS.join(", ")}`);
  return {};
}

function hasKey<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === "object" && value !== null && key in value;
}

function optionalText(fault: unknown, key: string): string | undefined {
  if (!hasKey(fault, key)) return undefined;
  const value = fault[key];
  if (typeof value !== "string") throw invalidFault(`"${key}" is ${JSON.stringify(value)}, not a text`);
  return value;
}

function text(fault: unknown, key: string, pattern: RegExp): string {
  const value = optionalText(fault, key);
  if (value === undefined || !pattern.test(value)) {
    throw invalidFault(`"${key}" is ${JSON.stringify(value ?? null)}, which is not like ${pattern.source}`);
  }
  return value;
}

function oneOf<T extends string>(fault: unknown, key: string, allowed: readonly T[]): T {
  const value = optionalText(fault, key);
  const found = allowed.find((word) => word === value);
  if (found === undefined)
    throw invalidFault(`"${key}" is ${JSON.stringify(value ?? null)}, not one of ${allowed.join(", ")}`);
  return found;
}

function readJson(plan: string): unknown {
  try {
    return JSON.parse(plan);
  } catch (cause) {
    throw new TapStackError("SANDBOX", "The fault plan is not JSON", { hint: EXAMPLE, cause });
  }
}

const EXAMPLE = 'Write it like {"refuse": {"type": "aws:ec2/natGateway:NatGateway", "region": "us-west-2"}}';

function invalidFault(found: string): TapStackError {
  return new TapStackError("SANDBOX", `The fault plan cannot be read: ${found}`, { hint: EXAMPLE });
}
