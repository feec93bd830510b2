import type { SecurityGroupId } from "./naming.js";

/** One rule of a security group. Its other end is a group of the same region or a block of addresses. */
export interface SecurityRule {
  readonly group: SecurityGroupId;
  readonly direction: "in" | "out";
  readonly port: number;
  readonly peer: { readonly group: SecurityGroupId } | { readonly cidr: string };
  readonly description: string;
}

export interface SecurityRulesArgs {
  readonly ingressCidrs: readonly string[];
  readonly databasePort: number;
  /** The private halves of other regions that may reach the database: across regions a group cannot be named. */
  readonly databasePeers: readonly string[];
}

export const SECURITY_GROUP_PURPOSES: Readonly<Record<SecurityGroupId, string>> = {
  alb: "Load balancer: HTTPS from allowed addresses",
  app: "Web servers: HTTPS from the load balancer",
  lambda: "Functions: calls to AWS, nothing in",
  db: "Database: PostgreSQL from the web servers",
  endpoints: "VPC endpoints: HTTPS from servers and functions",
};

export const APP_PORT = 8443;
const WORLD = ["0.0.0.0/0", "::/0"];

/**
 * Every way in and out. What is missing is refused, as the provider removes the allow-all rule of a new group:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
 */
export function securityRules({ ingressCidrs, databasePort, databasePeers }: SecurityRulesArgs): SecurityRule[] {
  return [
    ...ingressCidrs.flatMap((cidr) => [
      ingress("alb", 443, { cidr }, "HTTPS"),
      ingress("alb", 80, { cidr }, "HTTP, only to be redirected to HTTPS"),
    ]),
    egress("alb", APP_PORT, { group: "app" }, "HTTPS to web servers"),
    ingress("app", APP_PORT, { group: "alb" }, "HTTPS from the load balancer"),
    ...WORLD.map((cidr) => egress("app", 443, { cidr }, "HTTPS for updates and AWS")),
    egress("app", databasePort, { group: "db" }, "PostgreSQL"),
    ...WORLD.map((cidr) => egress("lambda", 443, { cidr }, "HTTPS for AWS")),
    ingress("db", databasePort, { group: "app" }, "PostgreSQL from web servers"),
    ...databasePeers.map((cidr) => ingress("db", databasePort, { cidr }, "PostgreSQL from the private tier of a peer")),
    ingress("endpoints", 443, { group: "app" }, "HTTPS from web servers"),
    ingress("endpoints", 443, { group: "lambda" }, "HTTPS from functions"),
  ];
}

type Rest = readonly [group: SecurityGroupId, port: number, peer: SecurityRule["peer"], description: string];

function ingress(...[group, port, peer, description]: Rest): SecurityRule {
  return { group, direction: "in", port, peer, description };
}

function egress(...[group, port, peer, description]: Rest): SecurityRule {
  return { group, direction: "out", port, peer, description };
}
