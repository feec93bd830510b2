import { TapStackError } from "../errors.js";
import type { StackEngine } from "./engine.js";
import type { Outputs, Upstream } from "./outputs.js";
import { regionalStep, type Deployment, type Plan } from "./plan.js";
import { isDone } from "./queue.js";
import type { StackResult } from "./result.js";
import { regionalStackName, type Step } from "./stack.js";

interface Sources {
  readonly plan: Plan;
  readonly engine: StackEngine;
  /** Of the regions that this run has come to. */
  readonly results: readonly StackResult[];
  /** Regions that are about to be removed. */
  readonly without?: readonly string[];
}

/**
 * The regions that global covers: every configured one with complete outputs, from this run or from its checkpoint,
 * and never fewer than its own checkpoint holds.
 */
export async function upstreamOf(global: Step, { plan, engine, results, without = [] }: Sources): Promise<Upstream> {
  const { deployment } = plan;
  const regions = deployment.regions.filter((region) => !without.includes(region));
  const found = await Promise.all(
    regions.map(async (region): Promise<readonly [string, Outputs | undefined]> => {
      const fresh = results.find(({ stack, verdict }) => {
        return stack === regionalStackName(deployment.name, region) && isDone({ verdict });
      });
      return [region, fresh?.outputs ?? (await engine.deployedOutputs(regionalStep(deployment, region)))];
    }),
  );
  const covered = found.flatMap(([region, outputs]) => (outputs === undefined ? [] : [[region, outputs] as const]));
  const names = covered.map(([region]) => region);
  if (!names.includes(deployment.primary)) throw primaryMissing(deployment);
  const held = await heldRegions(global, engine);
  const lost = held.filter((region) => !names.includes(region) && !without.includes(region));
  if (lost.length > 0) throw regionsLost(lost, deployment);
  return Object.fromEntries(covered);
}

/** `--only global` promises the whole of the configuration, so a region that was never deployed is an error. */
export async function requireAllDeployed(plan: Plan, engine: StackEngine): Promise<void> {
  const { deployment } = plan;
  for (const region of deployment.regions) {
    if ((await engine.deployedOutputs(regionalStep(deployment, region))) === undefined) throw neverDeployed(region);
  }
}

async function heldRegions(global: Step, engine: StackEngine): Promise<readonly string[]> {
  const regions = (await engine.deployedOutputs(global))?.["regions"];
  return Array.isArray(regions) ? regions.filter((region) => typeof region === "string") : [];
}

function primaryMissing({ primary }: Deployment): TapStackError {
  return new TapStackError("USAGE", `Cannot plan the global stack: the primary ${primary} has no complete outputs`, {
    hint: `Include it: tapctl up --regions ${primary},…`,
  });
}

function regionsLost(lost: readonly string[], { name, file, regions }: Deployment): TapStackError {
  const gone = lost.filter((region) => !regions.includes(region));
  const names = (gone.length > 0 ? gone : lost).join(", ");
  const what = gone.length > 0 ? `${file} no longer lists` : "has no complete outputs";
  const message = `Cannot plan the global stack: it covers ${names}, which ${what}`;
  const list = names.replaceAll(" ", "");
  const hint =
    gone.length > 0
      ? `Put ${names} back into ${file}, then: tapctl destroy --env ${name} --regions ${list}`
      : `Finish it first: tapctl up --env ${name} --regions ${list}`;
  return new TapStackError("USAGE", message, { hint });
}

function neverDeployed(region: string): TapStackError {
  return new TapStackError("USAGE", `Cannot run the global stack alone: ${region} has no complete outputs`, {
    hint: `Deploy it first: tapctl up --only ${region}`,
  });
}
