import type { Properties } from "../properties.js";

/** Sent to AWS and kept nowhere: https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only */
export function isWriteOnly(key: string): boolean {
  return key.endsWith("Wo");
}

export function withoutWriteOnly(inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !isWriteOnly(key)));
}
