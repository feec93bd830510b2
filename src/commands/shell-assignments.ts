import { describeLeaves, type Outputs } from "../deployment/outputs.js";

/** `TAPCTL_US_EAST_1_VPCID='vpc-1'`, one a line; quoted so that no value can do anything but be a value. */
export function shellAssignments([label, outputs]: readonly [label: string, outputs: Outputs]): string {
  return describeLeaves(outputs)
    .map(([path, text]) => `${variableName(`tapctl_${label}_${path}`)}=${quoted(text)}\n`)
    .join("");
}

function variableName(text: string): string {
  return text
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/_$/, "")
    .toUpperCase();
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
