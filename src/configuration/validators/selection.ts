import type { Draft, Finding } from "../finding.js";
import { nearest } from "../text/nearest.js";
import type { Choice } from "../source/overrides.js";
import { shown } from "../text/secret-text.js";

/** Only configured regions can be selected. */
export function selectionFindings(
  chosen: Choice<readonly string[]> | undefined,
  { listed, file }: Draft,
): readonly Finding[] {
  if (chosen === undefined || listed === undefined) return [];
  const strangers = chosen.value.filter((region) => !listed.includes(region));
  return strangers.map((region) => ({
    path: ["regions"],
    message: `Cannot select ${shown(region)}: ${file} lists ${listed.join(", ")}`,
    hint: `Type --regions ${nearest(region, listed) ?? listed.join(",")}, or add ${shown(region)} under regions in ${file}`,
    from: chosen.from,
  }));
}
