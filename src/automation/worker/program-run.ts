import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import type { Outputs, Upstream } from "../../deployment/outputs.js";
import type { Operation } from "../../deployment/stack.js";
import { captureOutputs } from "./capture.js";
import { NO_ORIGINS, traceOrigins, type Origins } from "./origins.js";
import { Region, upstreamInputs } from "./upstream.js";

/** The deployment's own protection, or the one that destroy writes before it deletes. */
export type Protection = "configured" | "lifted" | "lifted-with-keys";

/** What a program is called with; `regions` are the upstream outputs as inputs. */
interface ProgramContext {
  readonly operation: Operation;
  readonly protection: Protection;
  readonly regions: Readonly<Record<string, Record<string, unknown>>>;
}

export type Program = (context: ProgramContext) => Promise<Readonly<Record<string, unknown>>>;

/** What is left of a program once the engine has run it. */
export interface Findings {
  readonly outputs?: Outputs;
  readonly origins: Origins;
  /** URNs of what the operation takes over. */
  readonly imported?: ReadonlySet<string>;
}

export interface ProgramRun {
  readonly run: PulumiFn;
  /** Ask after the engine has finished: it ends the program when its resources are registered, not when they are made. */
  readonly findings: () => Promise<Findings>;
}

interface Preparation {
  readonly program: Program;
  readonly operation: Operation;
  readonly protection: Protection;
  readonly upstream: Upstream;
  readonly label: string;
}

export function prepareProgram({ program, operation, protection, upstream, label }: Preparation): ProgramRun {
  let findings: Promise<Findings> = Promise.resolve({ origins: NO_ORIGINS });
  const run: PulumiFn = async () => {
    const origins = operation === "preview" ? traceOrigins() : () => Promise.resolve(NO_ORIGINS);
    const regions = Object.entries(upstream).map(([region, outputs]) => {
      return [region, upstreamInputs(new Region(region), outputs)] as const;
    });
    const returned = await program({ operation, protection, regions: Object.fromEntries(regions) });
    findings = captureOutputs(returned, label).then(async (outputs) => ({ outputs, origins: await origins() }));
    // A failed resource rejects its outputs; the engine has reported it by then.
    findings.catch(() => undefined);
    return { ...returned };
  };
  return { run, findings: () => findings };
}
