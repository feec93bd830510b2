import { TapStackError } from "../errors.js";
import { globalStackName, regionalStackName, type Step } from "./stack.js";

/** What a plan needs to know of an environment. */
export interface Deployment {
  readonly name: string;
  /** As the user would type it: `config/prod.yaml`. */
  readonly file: string;
  readonly primary: string;
  /** As configured; the order decides nothing but the order of display. */
  readonly regions: readonly string[];
}

export interface Selection {
  readonly regions?: readonly string[] | undefined;
  /** One stack and no other: a region or `global`. */
  readonly only?: string | undefined;
}

export interface Plan {
  readonly deployment: Deployment;
  readonly steps: readonly Step[];
}

/** Regions in parallel, then global. */
export function planUp(deployment: Deployment, selection: Selection): Plan {
  const regional = selectedRegions(deployment, selection).map((region) => regionalStep(deployment, region));
  const global = globalStep(
    deployment,
    regional.map(({ stack }) => stack),
  );
  const withGlobal = selection.only === undefined || selection.only === "global";
  return { deployment, steps: withGlobal ? [...regional, global] : regional };
}

/** Global, then the regions in parallel. */
export function planDestroy(deployment: Deployment, selection: Selection): Plan {
  const global = globalStep(deployment);
  const withGlobal = selection.only === undefined || selection.only === "global";
  const needs = withGlobal ? [global.stack] : [];
  const regional = selectedRegions(deployment, selection).map((region) => regionalStep(deployment, region, needs));
  return { deployment, steps: withGlobal ? [global, ...regional] : regional };
}

/** What `--concurrency` may choose from without stacks waiting for each other: the regional ones. */
export function widestStage(plan: Plan): number {
  return Math.max(1, plan.steps.filter(({ kind }) => kind === "regional").length);
}

export function regionalStep({ name }: Deployment, region: string, needs: Step["needs"] = []): Step {
  return { stack: regionalStackName(name, region), kind: "regional", region, label: region, needs };
}

export function globalStep({ name, primary }: Deployment, needs: Step["needs"] = []): Step {
  return { stack: globalStackName(name), kind: "global", region: primary, label: "global", needs };
}

function selectedRegions(deployment: Deployment, { regions, only }: Selection): readonly string[] {
  if (regions !== undefined && only !== undefined) throw exclusiveSelection();
  if (only === "global") return [];
  const wanted = only === undefined ? regions : [only];
  if (wanted === undefined) return deployment.regions;
  for (const region of wanted) if (!deployment.regions.includes(region)) throw unknownRegion(region, deployment);
  return [...new Set(wanted)];
}

function exclusiveSelection(): TapStackError {
  return new TapStackError("USAGE", 'Cannot combine "--only" with "--regions"', {
    hint: "Use --only to run one stack, or --regions to run several and the global stack",
  });
}

function unknownRegion(region: string, { file, regions }: Deployment): TapStackError {
  return new TapStackError("USAGE", `Cannot select "${region}": ${file} lists ${regions.join(", ")}`, {
    hint: `Add "${region}" under regions in ${file}, or choose a listed region`,
  });
}
