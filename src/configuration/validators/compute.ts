import { architectureOf } from "../../stacks/instance-types.js";
import { featuresOf } from "../features.js";
import type { Draft, Finding } from "../finding.js";

/** V18. One image starts them all, and it is of one architecture. */
export function instanceFindings({ compute, features }: Draft): readonly Finding[] {
  if (!featuresOf(features).servers) return [];
  const types = compute.instanceTypes.map((type, at) => ({ type, at, architecture: architectureOf(type) }));
  const first = types.find(({ architecture }) => architecture !== undefined);
  return [
    ...types.flatMap(({ type, at, architecture }) => {
      if (architecture === undefined) return [unknown(type, at)];
      if (first === undefined || architecture === first.architecture) return [];
      const message = `compute.instanceTypes[${at}] is "${type}", which is ${architecture}: wanted ${String(first.architecture)} like "${first.type}"`;
      return [{ path: ["compute", "instanceTypes", at], message, hint: "Name types of one architecture only" }];
    }),
    ...repeated(compute.instanceTypes),
    ...sizeFindings(compute),
  ];
}

function unknown(type: string, at: number): Finding {
  return {
    path: ["compute", "instanceTypes", at],
    message: `compute.instanceTypes[${at}] is "${type}": wanted a type that web servers can run on, such as m6i.large`,
    hint: "Choose from the families m, t, c, r, x, z, d, h and i: aws ec2 describe-instance-types --query 'InstanceTypes[].InstanceType'",
  };
}

/** A type that is named twice is not wanted more for it. */
function repeated(types: readonly string[]): readonly Finding[] {
  return types.flatMap((type, at) =>
    types.indexOf(type) === at
      ? []
      : [
          {
            path: ["compute", "instanceTypes", at],
            message: `compute.instanceTypes[${at}] is "${type}", which is listed before`,
            hint: "Name each type once",
          },
        ],
  );
}

function sizeFindings({ minSize, maxSize }: Draft["compute"]): readonly Finding[] {
  if (minSize <= maxSize) return [];
  const message = `compute.minSize is ${minSize}, more than maxSize, which is ${maxSize}: wanted at most ${maxSize}`;
  return [{ path: ["compute", "minSize"], message, hint: `Write minSize: ${maxSize}, or a larger maxSize` }];
}
