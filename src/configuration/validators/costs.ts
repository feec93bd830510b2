import { featuresOf } from "../features.js";
import type { Draft, Finding } from "../finding.js";

/** V20: settings that multiply what is paid by the hour are said again, and stop nothing. */
export function costFindings(draft: Draft): readonly Finding[] {
  const { compute, database, network, listed = [] } = draft;
  const { database: deployed, servers } = featuresOf(draft.features);
  const regions = listed.length;
  const [zones, replicas, endpoints] = [3 * regions, Math.max(0, regions - 1), network.interfaceEndpoints.length];
  return [
    ...said(network.nat === "per-az", {
      path: ["network", "nat"],
      message: `network.nat is "per-az": ${zones} gateways, each paid by the hour, in place of ${regions}`,
      hint: "Prices: https://aws.amazon.com/vpc/pricing/; the default is nat: single",
    }),
    ...said(network.nat === "regional", {
      path: ["network", "nat"],
      message: `network.nat is "regional": paid by the hour for every zone in use, up to ${zones}, in place of ${regions}`,
      hint: "Prices: https://aws.amazon.com/vpc/pricing/; the default is nat: single",
    }),
    ...said(endpoints > USUAL_ENDPOINTS, {
      path: ["network", "interfaceEndpoints"],
      message: `network.interfaceEndpoints has ${endpoints} services: ${endpoints * zones} endpoints, each paid by the hour, in place of ${USUAL_ENDPOINTS * zones}`,
      hint: "Prices: https://aws.amazon.com/privatelink/pricing/; leave out what is reached through the NAT gateway",
    }),
    ...said(deployed && database.replicaMultiAz && replicas > 0, {
      path: ["database", "replicaMultiAz"],
      message: `database.replicaMultiAz is on: ${2 * replicas} replicas, each paid by the hour, in place of ${replicas}`,
      hint: "Prices: https://aws.amazon.com/rds/postgresql/pricing/; the default is replicaMultiAz: false",
    }),
    ...said(servers && compute.onDemandPercent === 100, {
      path: ["compute", "onDemandPercent"],
      message: "compute.onDemandPercent is 100: no web server is a spot instance",
      hint: "Prices: https://aws.amazon.com/ec2/spot/pricing/; the default is onDemandPercent: 50",
    }),
  ];
}

/** Of the default, which the comments of the file tell the price of. */
const USUAL_ENDPOINTS = 11;

function said(costs: boolean, finding: Omit<Finding, "severity">): readonly Finding[] {
  return costs ? [{ ...finding, severity: "warning" }] : [];
}
