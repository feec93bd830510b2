import { isUnknown } from "@pulumi/pulumi/output.js";
import { UNKNOWN, type PlannedResource } from "../../src/policies/planned-resource.js";
import { platformOf } from "../../src/policies/platform.js";
import type { Plan } from "../../src/policies/world.js";
import { functionArn } from "../../src/stacks/arns.js";
import { globalProgram } from "../../src/stacks/global.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { register, type Registered } from "./mocks.js";
import { OUTPUTS, type RegionName } from "./regional-outputs.js";

/** What a rule is told of a resource; unknowns as the engine writes them. */
export function plannedOf({ urn, type, inputs, parent, propertyDependencies }: Registered): PlannedResource {
  return { urn, type, parent, inputs: engineValues(inputs), dependencies: propertyDependencies };
}

function engineValue(value: unknown): unknown {
  if (isUnknown(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(engineValue);
  if (typeof value !== "object" || value === null) return value;
  return engineValues(value);
}

function engineValues(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]: [string, unknown]) => [key, engineValue(value)]));
}

/** Every stack of a deployment, as its first preview would plan it, or as `up` would know it. */
export async function planOf(settings: PlatformSettings, preview = false): Promise<Plan> {
  const { environment, primary } = settings;
  const regions = Object.keys(settings.regions) as RegionName[];
  const name = (label: string) => `${environment}-${label}`;
  const resources: PlannedResource[] = [];
  for (const region of regions) {
    const registered = await register(() => regionalProgram(settings, region), { stack: name(region), preview });
    resources.push(...registered.map(plannedOf).map((one) => inRegion(one, region)));
  }
  const outputs = Object.fromEntries(regions.map((region) => [region, outputsOf(settings, region)]));
  const global = await register(() => globalProgram(settings, outputs), { stack: name("global"), preview });
  resources.push(...global.map(plannedOf));
  return {
    platform: platformOf(settings, settings.lifecycle.protect ? "on" : "off"),
    stacks: [
      ...regions.map((region) => ({ name: name(region), kind: "regional", region }) as const),
      { name: name("global"), kind: "global", region: primary },
    ],
    resources: resources.filter(({ type }) => type.startsWith("aws:")),
  };
}

function outputsOf({ environment, account, features, primary }: PlatformSettings, region: RegionName) {
  if (!features.database || region !== primary) return OUTPUTS[region];
  return { ...OUTPUTS[region], rotationFunctionArn: functionArn({ environment, account, region }, "rotate") };
}

/** The mocks' ARNs all lie in one region. */
function inRegion(resource: PlannedResource, region: string): PlannedResource {
  const text = JSON.stringify(resource.inputs).replaceAll("arn:aws:mock:us-east-1:", `arn:aws:mock:${region}:`);
  return { ...resource, inputs: JSON.parse(text) as PlannedResource["inputs"] };
}
