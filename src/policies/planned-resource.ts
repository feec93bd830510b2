/** A resource as the engine is asked for it, or as a checkpoint holds it. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  /** What is not known yet is the engine's own `UNKNOWN`; what is secret is `[secret]`. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  /** By property, the URNs of the resources whose outputs it is made of; absent where nobody traced them. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
}

/** https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/plugin/rpc.go */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A whole value, or a text that it is part of. */
export function isUnknown(value: unknown): boolean {
  return typeof value === "string" && value.includes(UNKNOWN);
}

/** The stack's name, as a URN says it. */
export function stackOf(urn: string): string {
  return urn.split("::")[0]?.replace("urn:pulumi:", "") ?? "";
}

/** The types of a resource's components, and last its own. */
export function typesOf(urn: string): readonly string[] {
  return urn.split("::")[2]?.split("$") ?? [];
}

export function logicalName(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
