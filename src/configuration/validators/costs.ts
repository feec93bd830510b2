import type { Draft, Finding } from "../finding.js";

/** V20: settings that multiply what is paid by the hour are said again, and stop nothing. */
export function costFindings({ network, listed = [] }: Draft): readonly Finding[] {
  if (network.nat !== "per-az") return [];
  return [
    {
      path: ["network", "nat"],
      severity: "warning",
      message: `network.nat is "per-az": ${3 * listed.length} gateways, each paid by the hour, in place of ${listed.length}`,
      hint: "Prices: https://aws.amazon.com/vpc/pricing/; the default is nat: single",
    },
  ];
}
