import type { ResourceChange } from "../deployment/changes.js";
import { isSecret, isUnknown, type Outputs, type OutputValue } from "../deployment/outputs.js";
import type { StackResult } from "../deployment/result.js";
import type { StackName } from "../deployment/stack.js";
import { oneLine, type Tidy } from "./plain-text.js";

/** For names: a line break in one would tear apart whatever shows it. */
export function tidyName(text: string, tidy: Tidy): string {
  return oneLine(tidy(text));
}

/** Only for what is shown: a name that is changed no longer tells which step of a plan it is. */
export function tidyStack(stack: StackName, tidy: Tidy): StackName {
  const text = tidyName(stack, tidy);
  const at = text.includes("-") ? text.indexOf("-") : text.length;
  return `${text.slice(0, at)}-${text.slice(at + 1)}`;
}

/** The same result with every text tidied that may come from outside, and without its secrets. */
export function tidyResult(result: StackResult, tidy: Tidy): StackResult {
  const { label, reason, causedBy, changes, failures, outputs } = result;
  return {
    ...result,
    label: tidyName(label, tidy),
    ...(reason === undefined ? {} : { reason: tidy(reason) }),
    ...(causedBy === undefined ? {} : { causedBy: causedBy.map((stack) => tidyStack(stack, tidy)) }),
    ...(outputs === undefined ? {} : { outputs: tidyOutputs(outputs, tidy) }),
    changes: changes.map((change) => tidyChange(change, tidy)),
    failures: failures.map(({ urn, message, remedy, control }) => ({
      ...(urn === undefined ? {} : { urn: tidyName(urn, tidy) }),
      message: tidy(message),
      ...(remedy === undefined ? {} : { remedy: tidy(remedy) }),
      ...(control === undefined ? {} : { control }),
    })),
  };
}

function tidyChange(change: ResourceChange, tidy: Tidy): ResourceChange {
  const properties = change.properties.map(({ path, before, after, forcesReplacement }) => ({
    path: tidyName(path, tidy),
    ...(before === undefined ? {} : { before: tidy(before) }),
    ...(after === undefined ? {} : { after: tidy(after) }),
    forcesReplacement,
  }));
  return {
    ...change,
    urn: tidyName(change.urn, tidy),
    type: tidyName(change.type, tidy),
    name: tidyName(change.name, tidy),
    properties,
  };
}

function tidyOutputs(outputs: Outputs, tidy: Tidy): Outputs {
  return Object.fromEntries(
    Object.entries(outputs).map(([key, value]) => [tidyName(key, tidy), tidyValue(value, tidy)]),
  );
}

function tidyValue(value: OutputValue, tidy: Tidy): OutputValue {
  if (typeof value === "string") return tidy(value);
  if (isSecret(value)) return { $secret: "[secret]" };
  if (isUnknown(value)) return { $unknown: tidy(value.$unknown) };
  if (isList(value)) return value.map((item) => tidyValue(item, tidy));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries<OutputValue>(value).map(([key, child]) => [tidyName(key, tidy), tidyValue(child, tidy)]),
  );
}

function isList(value: OutputValue): value is readonly OutputValue[] {
  return Array.isArray(value);
}
