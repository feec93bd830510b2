import { logicalName, typesOf } from "./planned-resource.js";

/** Something that does not meet a control, on purpose. */
export interface PolicyException {
  readonly control: string;
  /** The resource's type, or that of a component around it. */
  readonly type: string;
  /** Of the resource's logical name. */
  readonly name: RegExp;
  /** The statement that is meant, where not the whole resource is. */
  readonly part?: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it excuses anything: `2027-11-30`. */
  readonly expires: string;
}

export function covers(exception: PolicyException, control: string, urn: string, part = ""): boolean {
  const { type, name } = exception;
  const meant = exception.control === control && typesOf(urn).includes(type) && name.test(logicalName(urn));
  return meant && (exception.part === undefined || exception.part === part);
}

export function hasExpired({ expires }: Pick<PolicyException, "expires">, today: string): boolean {
  return today > expires;
}
