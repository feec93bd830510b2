import { unknownPaths, type Upstream } from "../../deployment/outputs.js";
import { TapStackError } from "../../errors.js";

/** In a real `up` the engine strips unknown inputs: a tag or a route's target would silently vanish. */
export function refuseUnknowns(upstream: Upstream): void {
  for (const [region, outputs] of Object.entries(upstream)) {
    const missing = Object.entries(outputs).flatMap(([key, value]) => unknownPaths(value, key));
    if (missing.length > 0) throw incompleteOutputs(region, missing);
  }
}

function incompleteOutputs(region: string, missing: readonly string[]): TapStackError {
  return new TapStackError("STACK_FAILED", `Cannot use the outputs of ${region}: ${missing.join(", ")} are not known`, {
    hint: `Finish it first with: tapctl up --only ${region}`,
  });
}
