import * as pulumi from "@pulumi/pulumi";
import { isUnknown } from "@pulumi/pulumi/output.js";
import type { Outputs, OutputValue } from "../../deployment/outputs.js";

/** What the SDK's Output has beside its public face; the same code serves preview and up. */
interface OpenOutput {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  promise(withUnknowns: true): Promise<unknown>;
}

/** Everything that a program returned, leaf by leaf; what is not known yet is marked as known after `up` of `label`. */
export async function captureOutputs(returned: Readonly<Record<string, unknown>>, label: string): Promise<Outputs> {
  const entries = Object.entries(returned).filter(([, value]) => value !== undefined);
  const captured = entries.map(async ([key, value]) => [key, await leaf(value, label)] as const);
  return Object.fromEntries(await Promise.all(captured));
}

async function leaf(value: unknown, label: string): Promise<OutputValue> {
  if (isUnknown(value)) return { $unknown: label };
  if (pulumi.Output.isInstance(value)) return await fromOutput(value as unknown as OpenOutput, label);
  if (value instanceof Promise) return await leaf(await value, label);
  if (Array.isArray(value)) return await Promise.all(value.map((child) => leaf(child, label)));
  if (typeof value === "object" && value !== null) return await captureOutputs({ ...value }, label);
  return scalar(value);
}

async function fromOutput(output: OpenOutput, label: string): Promise<OutputValue> {
  const value = await output.promise(true);
  // An unknown Output may resolve to undefined; one with unknown leaves resolves to an object that shows them.
  const known = (await output.isKnown) || (typeof value === "object" && value !== null && !isUnknown(value));
  const plain = known ? await leaf(value, label) : { $unknown: label };
  return (await output.isSecret) ? { $secret: plain } : plain;
}

function scalar(value: unknown): OutputValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null;
}
