import type { Finding } from "../finding.js";
import { nearest } from "../nearest.js";
import type { Choice } from "../overrides.js";
import { shown } from "../secret-text.js";

/** Only configured regions can be selected. */
export function selectionFindings(
  chosen: Choice<readonly string[]> | undefined,
  configured: readonly string[],
  file: string,
): readonly Finding[] {
  const strangers = chosen?.value.filter((region) => !configured.includes(region)) ?? [];
  return strangers.map((region) => ({
    path: ["regions"],
    message: `Cannot select ${shown(region)}: ${file} lists ${configured.join(", ")}`,
    hint: `Type --regions ${nearest(region, configured) ?? configured.join(",")}, or add ${shown(region)} under regions in ${file}`,
    from: chosen?.from ?? "flag --regions",
  }));
}
