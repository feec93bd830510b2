import { writePlanned } from "../automation/state/audited-resources.js";
import type { WorkerSetup } from "../automation/messages.js";
import { levelsOf, openGate, type Gate } from "../policies/gate.js";
import { platformOf } from "../policies/platform.js";
import type { WorkerSettings } from "./settings.js";

/** Undefined where the configuration turns all rules off. */
export function gateOf(
  setup: WorkerSetup,
  { platform, policies, protection, purpose }: WorkerSettings,
): Gate | undefined {
  if (purpose === "audit") return recorder(setup);
  if (policies.level === "off" && Object.keys(policies.controls).length === 0) return undefined;
  const { stack: name, kind, region } = setup.step;
  const terms = { levelOf: levelsOf(policies), today: new Date().toISOString().slice(0, 10) };
  return openGate({ platform: platformOf(platform, protection), stacks: [{ name, kind, region }] }, terms);
}

/** Lets everything pass, and keeps what it saw for the audit. */
function recorder({ step, runFolder }: WorkerSetup): Gate {
  return {
    judge(resources) {
      writePlanned(runFolder, step.stack, resources);
      return { refusals: [], remarks: [] };
    },
    refusalsOf: () => [],
  };
}
