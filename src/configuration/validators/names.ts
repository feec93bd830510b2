import { generatedNames } from "../../stacks/naming.js";
import type { Draft, Finding } from "../finding.js";
import { isKnownRegion } from "../known-regions.js";

/** V04 */
export function nameFindings({ name, account, primary, regions }: Draft): readonly Finding[] {
  const known = Object.keys(regions).filter(isKnownRegion);
  if (account === undefined || primary === undefined || !known.includes(primary)) return [];
  return generatedNames({ environment: name, account, region: primary }, known).flatMap((built) =>
    typeof built === "string" ? [] : [{ path: [], message: built.message, hint: built.hint ?? "Choose another name" }],
  );
}

/**
 * Rules of the longest lists of one direction and family, the default deny included. Public, inbound: ports 80 and 443,
 * two ranges for answers, the own network, ICMP. Private, inbound, and one for each peer: the same without the ports.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls
 */
const LONGEST = { publicInbound: 7, privateInbound: 5 };

/** V04 */
export function ruleCountFindings({ listed = [], network }: Draft): readonly Finding[] {
  const peers = Math.max(0, listed.length - 1);
  const rules = Math.max(LONGEST.publicInbound, LONGEST.privateInbound + peers);
  if (rules <= network.naclQuota) return [];
  const message = `network.naclQuota is ${network.naclQuota}: wanted at least ${rules}, the rules of a network ACL with ${peers} peers`;
  const hint = `Configure fewer regions, or have AWS raise the quota (aws service-quotas list-service-quotas --service-code vpc), then write naclQuota: ${rules}`;
  return [{ path: ["network", "naclQuota"], message, hint }];
}
