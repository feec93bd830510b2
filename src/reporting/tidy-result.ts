import type { ResourceChange } from "../deployment/changes.js";
import { isSecret, isUnknown, type Outputs, type OutputValue } from "../deployment/outputs.js";
import type { StackResult } from "../deployment/result.js";
import type { Tidy } from "./plain-text.js";

/** The same result with every text tidied that may come from outside, and without its secrets. */
export function tidyResult(result: StackResult, tidy: Tidy): StackResult {
  const { label, reason, changes, failures, outputs } = result;
  return {
    ...result,
    label: tidy(label),
    ...(reason === undefined ? {} : { reason: tidy(reason) }),
    ...(outputs === undefined ? {} : { outputs: tidyOutputs(outputs, tidy) }),
    changes: changes.map((change) => tidyChange(change, tidy)),
    failures: failures.map(({ urn, message }) => ({
      ...(urn === undefined ? {} : { urn: tidy(urn) }),
      message: tidy(message),
    })),
  };
}

function tidyChange(change: ResourceChange, tidy: Tidy): ResourceChange {
  const properties = change.properties.map(({ path, before, after, forcesReplacement }) => ({
    path: tidy(path),
    ...(before === undefined ? {} : { before: tidy(before) }),
    ...(after === undefined ? {} : { after: tidy(after) }),
    forcesReplacement,
  }));
  return { ...change, urn: tidy(change.urn), type: tidy(change.type), name: tidy(change.name), properties };
}

function tidyOutputs(outputs: Outputs, tidy: Tidy): Outputs {
  return Object.fromEntries(Object.entries(outputs).map(([key, value]) => [tidy(key), tidyValue(value, tidy)]));
}

function tidyValue(value: OutputValue, tidy: Tidy): OutputValue {
  if (typeof value === "string") return tidy(value);
  if (isSecret(value)) return { $secret: "[secret]" };
  if (isUnknown(value)) return { $unknown: tidy(value.$unknown) };
  if (isList(value)) return value.map((item) => tidyValue(item, tidy));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries<OutputValue>(value).map(([key, child]) => [tidy(key), tidyValue(child, tidy)]),
  );
}

function isList(value: OutputValue): value is readonly OutputValue[] {
  return Array.isArray(value);
}
