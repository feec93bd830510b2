import type { Chances } from "./chances.js";
import {
  count,
  hasKey,
  invalidFault,
  numberAt,
  oneOf,
  optionalText,
  readJson,
  share,
  text,
  texts,
} from "./fault-fields.js";

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
  /** What AWS answered to the call that would have set them; otherwise the provider was stopped. */
  readonly message?: string;
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
    ...(hasKey(fault, "message") ? { message: text(fault, "message", /./) } : {}),
  };
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

const TYPE = /^aws:\w+\/\w+:\w+$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

const KINDS = ["refuse", "cut", "program", "chance"] as const;

function rejectOthers(faults: readonly unknown[]): object {
  const stranger = faults.find((fault) => !KINDS.some((kind) => hasKey(fault, kind)));
  if (stranger !== undefined) throw invalidFault(`${JSON.stringify(stranger)} has none of ${KINDS.join(", ")}`);
  return {};
}
