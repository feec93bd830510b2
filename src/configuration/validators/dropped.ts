import type { Problem } from "../../errors.js";
import type { Environment } from "../environment.js";

/** A regional stack that has at least one resource in its checkpoint. */
export interface StackWithResources {
  readonly stack: string;
  readonly region: string;
}

/** V17: runs at the gate, where state is known. */
export function droppedRegionProblems(
  environment: Environment,
  stacks: readonly StackWithResources[],
): readonly Problem[] {
  const { name, file, regions } = environment;
  return stacks
    .filter(({ region }) => !Object.hasOwn(regions, region))
    .map(({ stack, region }) => ({
      rule: "V17",
      severity: "critical",
      message: `The stack ${stack} holds resources, but ${file} does not list ${region}`,
      hint: `Put ${region} back into the file, then type: tapctl destroy --env ${name} --regions ${region}`,
      file,
    }));
}
