import type { PlannedResource } from "../../deployment/planned.js";
import type { Failure } from "../../deployment/result.js";

/** What is asked of every resource, and at the end of all of them; what they answer stops the engine, if not advisory. */
export interface Judge {
  readonly one: (resource: PlannedResource) => readonly Finding[];
  readonly all: (resources: readonly PlannedResource[]) => readonly Finding[];
}

export interface Finding extends Failure {
  readonly advisory?: true;
}

/** The engine shows every resource to it before it acts. */
export interface Analyzer {
  /** For the engine's `policyPacks`. */
  readonly policyPack: string;
  /** Forgets what an earlier operation showed. */
  readonly begin: (judge: Judge) => void;
  readonly refused: () => readonly Failure[];
  readonly close: () => void;
}
