import { parseProperties, propertiesAt, textAt, textsAt, type Properties, type Value } from "../properties.js";
import type { CheckFailure } from "../refusal.js";
import type { Peer } from "./sandbox.js";

/** Nested values of a provider resource travel as JSON text. */
const NESTED = ["allowedAccountIds", "forbiddenAccountIds", "defaultTags"] as const;

export function checkProvider(accountId: string, inputs: Properties): readonly CheckFailure[] {
  const config = unpack(inputs);
  const region = textAt(config, "region");
  const allowed = textsAt(config, "allowedAccountIds");
  const refused = allowed.length > 0 && !allowed.includes(accountId);
  const forbidden = textsAt(config, "forbiddenAccountIds").includes(accountId);
  return [
    ...(region === undefined ? [{ property: "region", reason: "Missing region configuration" }] : []),
    ...(refused || forbidden
      ? [{ property: "allowedAccountIds", reason: `AWS account ID not allowed: ${accountId}` }]
      : []),
  ];
}

/** What every resource of this provider resource has in common. */
export function configurePeer(inputs: Properties): Peer {
  const config = unpack(inputs);
  return {
    region: textAt(config, "region") ?? "",
    defaultTags: propertiesAt(propertiesAt(config, "defaultTags"), "tags"),
  };
}

function unpack(inputs: Properties): Properties {
  const nested = NESTED.map((key): readonly [string, Value] => [key, unpackValue(inputs[key])]);
  return { ...inputs, ...Object.fromEntries(nested) };
}

function unpackValue(value: Value | undefined): Value {
  if (typeof value !== "string") return value ?? null;
  try {
    return parseProperties({ value: JSON.parse(value) as unknown })["value"] ?? null;
  } catch {
    return null;
  }
}
