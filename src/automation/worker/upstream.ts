import * as pulumi from "@pulumi/pulumi";
import { unknown } from "@pulumi/pulumi/output.js";
import { isSecret, isUnknown, type Outputs, type OutputValue } from "../../deployment/outputs.js";

/** A region as the global stack sees it. Values that only its `up` can tell depend on it, so that they can be traced. */
export class Region extends pulumi.ComponentResource {
  readonly region: string;

  constructor(region: string) {
    super("tapctl:deployment:Region", region, {});
    this.region = region;
    this.registerOutputs({});
  }
}

/** Turns markers back into what a program takes: values, the engine's own unknown, secrets. */
export function upstreamInputs(region: Region, outputs: Outputs): Record<string, unknown> {
  return Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, toInput(region, value)]));
}

function toInput(region: Region, value: OutputValue): unknown {
  // The urn is always known; together with it the unknown carries where it comes from.
  if (isUnknown(value)) return pulumi.all([region.urn, pulumi.output(unknown)]).apply(([, later]) => later);
  if (isSecret(value)) return pulumi.secret(toInput(region, value.$secret));
  if (Array.isArray(value)) return value.map((child: OutputValue) => toInput(region, child));
  if (typeof value === "object" && value !== null) return upstreamInputs(region, value as Outputs);
  return value;
}
