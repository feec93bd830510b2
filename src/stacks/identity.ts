import { createHash } from "node:crypto";

/** The tag by which recovery finds what a killed run created. */
export const ID_TAG = "tapctl:id";

/** https://www.rfc-editor.org/rfc/rfc4648#section-6 */
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A URN may be longer than a tag's value, and hold characters that tags refuse; its digest never does. */
export function tapctlId(urn: string): string {
  const bits = [...createHash("sha256").update(urn).digest()].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32.charAt(Number.parseInt(group.padEnd(5, "0"), 2))).join("");
}
