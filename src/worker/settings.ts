import type { PolicySettings } from "../policies/gate.js";
import type { PlatformSettings } from "../stacks/settings.js";

/** What src/compose.ts puts into a worker's setup. */
export interface WorkerSettings {
  readonly platform: Omit<PlatformSettings, "lifecycle" | "masterPassword" | "databaseGeneration">;
  readonly policies: PolicySettings;
  readonly protection: "on" | "off";
  /** An audit judges all stacks at once, when it has them: each worker only tells what it planned. */
  readonly purpose: "deployment" | "audit";
  /** What must be masked in this process too. */
  readonly secrets: readonly string[];
}
