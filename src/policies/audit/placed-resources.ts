import type { PlannedResource } from "../planned-resource.js";
import { worldOf, type Plan } from "../world.js";

export interface Placed {
  readonly resource: PlannedResource;
  /** Its own property says so, or its stack; undefined where that is not known. */
  readonly region: string | undefined;
}

export function placeResources(plan: Plan): readonly Placed[] {
  const world = worldOf(plan);
  return plan.resources.map((resource) => ({ resource, region: world.regionOf(resource) }));
}
