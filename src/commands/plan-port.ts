import type { SavedPlan } from "../deployment/saved-plan.js";

/** Folders with plans that are approved now and run later. */
export interface PlanPort {
  /** Refuses a folder where a plan must not be saved. */
  readonly check: (folder: string) => Promise<void>;
  readonly save: (folder: string, plan: SavedPlan) => Promise<void>;
  readonly read: (folder: string) => Promise<SavedPlan>;
  /** The same plan as `read` would return it after `save`. */
  readonly asSaved: (plan: SavedPlan) => Promise<SavedPlan>;
}
