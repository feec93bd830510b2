import { nameParts } from "../identity/shape-of.js";
import type { Properties } from "../properties.js";
import { PROVIDER_RULES } from "../rules/every-type/provider-rules.js";
import { appliesTo } from "../rules/rule.js";
import type { CheckFailure } from "../refusal.js";
import { place, type Peer, type Placed, type Sandbox } from "./sandbox.js";

export interface CheckRequest {
  readonly type: string;
  readonly urn: string;
  readonly olds: Properties;
  readonly news: Properties;
  /** From the engine, so that a preview and the `up` after it invent the same name. */
  readonly seed: Uint8Array;
}

export interface CheckResult {
  readonly inputs: Properties;
  readonly failures: readonly CheckFailure[];
}

/** The inputs that the provider invented carry this list, as the real one's do, so that a diff can tell. */
export const INVENTED = "__defaults";

export function check(sandbox: Sandbox, peer: Peer, request: CheckRequest): CheckResult {
  const placed = place(sandbox, peer, request.type, request.news);
  return { inputs: inventName(placed, request), failures: shapeFailures(placed, request.news) };
}

function shapeFailures({ type, described }: Placed, news: Properties): readonly CheckFailure[] {
  const unknown = Object.keys(news).filter((key) => !described.inputs.has(key) && !key.startsWith("__"));
  const missing = described.required.filter((key) => !(key in news));
  return [
    ...unknown.map((property) => ({ property, reason: `Invalid or unknown key "${property}" for ${type}` })),
    ...missing.map((property) => ({ property, reason: `Missing required argument "${property}"` })),
    ...PROVIDER_RULES.filter((rule) => appliesTo(rule, type)).flatMap((rule) => rule.fails(news, type) ?? []),
  ];
}

/** https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming */
function inventName({ shape, described }: Placed, { urn, olds, news, seed }: CheckRequest): Properties {
  const property = shape.nameProperty;
  if (property === undefined || property in news || `${property}Prefix` in news) return news;
  if (!described.inputs.has(property)) return news;
  const invented = `${urn.split("::").at(-1) ?? ""}-${Buffer.from(seed).toString("hex").slice(0, 7)}`;
  const name = INVENTED in olds ? (olds[property] ?? invented) : invented;
  const lowerCase = nameParts(urn.split("::")[2] ?? "").module === "s3" && typeof name === "string";
  return { ...news, [property]: lowerCase ? name.toLowerCase() : name, [INVENTED]: [property] };
}
