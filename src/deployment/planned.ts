/** A resource as the engine is asked for it. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  /** What is not known yet is the engine's mark for that; what is secret is `[secret]`. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  /** By property, the URNs of the resources whose outputs it is made of; absent where nobody traced them. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
}
