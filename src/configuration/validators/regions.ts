import type { Draft, Finding } from "../finding.js";
import { isKnownRegion, REFUSED_ZONES, usualZones, ZONE_PREFIX } from "../known-regions.js";
import { nearest } from "../text/nearest.js";
import { shown } from "../text/secret-text.js";

/** V01. That a region is listed twice is found where YAML is read: keys are unique. */
export function regionFindings({ regions, listed: names, primary, file }: Draft): readonly Finding[] {
  if (names === undefined) return [];
  const empty = {
    path: ["regions"],
    message: "regions is empty: wanted at least one region",
    hint: `List one under regions in ${file}`,
  };
  const strangers = names.filter((name) => !isKnownRegion(name)).map(unknownRegion);
  const lost =
    primary === undefined || names.length === 0 || names.includes(primary)
      ? []
      : [
          {
            path: ["primary"],
            message: `primary is ${shown(primary)}: wanted one of the configured regions, ${names.join(", ")}`,
            hint: `Write primary: ${nearest(primary, names) ?? names[0] ?? ""}, or add ${shown(primary)} under regions`,
          },
        ];
  return [...(names.length === 0 ? [empty] : []), ...strangers, ...lost, ...sharedIndexes(regions)];
}

function unknownRegion(name: string): Finding {
  const meant = nearest(name, Object.keys(ZONE_PREFIX));
  return {
    path: ["regions", name],
    message: `regions has ${shown(name)}, which is no AWS region${meant === undefined ? "" : `: did you mean "${meant}"?`}`,
    hint: `Write ${meant ?? "a name such as eu-west-1"}; list all: aws ec2 describe-regions --all-regions --query 'Regions[].RegionName'`,
  };
}

function sharedIndexes(regions: Draft["regions"]): readonly Finding[] {
  const entries = Object.entries(regions).flatMap(([name, { index }]) =>
    index === undefined ? [] : [{ name, index }],
  );
  return entries.flatMap(({ name, index }, at) => {
    const owner = entries.slice(0, at).find((earlier) => earlier.index === index);
    if (owner === undefined) return [];
    const message = `regions.${name}.index is ${index}, which ${owner.name} has: wanted a number of its own`;
    const free = entries.reduce((highest, entry) => Math.max(highest, entry.index), 0) + 1;
    return [{ path: ["regions", name, "index"], message, hint: `Give the newer of the two index: ${free}` }];
  });
}

/** V05 */
export function zoneFindings({ regions }: Draft): readonly Finding[] {
  return Object.entries(regions).flatMap(([region, { zones = [] }]) =>
    zones.flatMap((zone, at) => {
      const wrong = zoneComplaint(zone, region, zones.slice(0, at));
      const hint = `Write ids that your account has: aws ec2 describe-availability-zones --region ${region} --query 'AvailabilityZones[].ZoneId', such as ${usualZones(region).join(", ")}`;
      const path = ["regions", region, "zones", at];
      return wrong === undefined
        ? []
        : [{ path, message: `regions.${region}.zones has ${shown(zone)}, ${wrong}`, hint }];
    }),
  );
}

function zoneComplaint(zone: string, region: string, earlier: readonly string[]): string | undefined {
  const prefix = ZONE_PREFIX[region];
  if (earlier.includes(zone)) return "which is listed twice: wanted three different zones";
  if (REFUSED_ZONES.includes(zone)) return "which lacks many instance types: wanted another zone";
  if (prefix === undefined || new RegExp(`^${prefix}-az[1-9]$`).test(zone)) return undefined;
  return `which is no zone id of ${region}: wanted ${prefix}-az1 to ${prefix}-az9`;
}

/** V14 */
export function replicationFindings({ listed, replication, file }: Draft): readonly Finding[] {
  if (listed?.length !== 1 || replication.mode === "off") return [];
  return [
    {
      path: ["replication", "mode"],
      severity: "warning",
      message: `replication.mode is "${replication.mode}" but one region is configured: nothing is replicated or peered`,
      hint: `Write replication: { mode: off } in ${file} if one region is meant, or add a second region`,
    },
  ];
}
