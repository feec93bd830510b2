import { property } from "../conditions/resources.js";
import { atLeast, is, orLeftOut } from "../conditions/values.js";
import { control, ownControl } from "../control.js";
import type { Rule } from "../rule.js";

const KEY = ["aws:kms/key:Key"];

export const KMS_RULES: readonly Rule[] = [
  control("KMS.4", "medium", {
    ...{ beyond: "nist", cis: "3.6" },
    title: "KMS keys rotate",
    protectsFrom: "All data that one key ever encrypted, once its material has leaked",
    remedy: "set enableKeyRotation to true",
    check: { of: KEY, holds: property("enableKeyRotation", is(true)) },
  }),
  ownControl("17", "medium", {
    title: "KMS keys live in one region and can be saved for 30 days",
    protectsFrom: "A key that is gone with all that it encrypted, and one that is valid where nobody looks",
    remedy: "set multiRegion to false and deletionWindowInDays to 30",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
    check: {
      of: KEY,
      holds: (key, world) =>
        property("multiRegion", orLeftOut(is(false)))(key, world) === "no"
          ? "no"
          : property("deletionWindowInDays", orLeftOut(atLeast(30)))(key, world),
    },
  }),
];
