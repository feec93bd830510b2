/** What an audit says of a control, or of one resource that it looked at. */
export type AuditVerdict = "pass" | "fail" | "exception" | "not-applicable" | "not-decidable";

/** Every control, with what proves what is said of it; the same for the same resources. */
export interface AuditReport {
  readonly schemaVersion: 1;
  readonly environment: string;
  readonly account: string;
  readonly target: string;
  /** Of the configuration, as in `config/prod.yaml`. */
  readonly file: string;
  /** Whether it is about what would be deployed or about what is. */
  readonly subject: AuditSubject;
  /** ISO 8601, UTC. */
  readonly auditedAt: string;
  readonly tapctlVersion: string;
  readonly stacks: readonly AuditedStack[];
  /** The worst first. */
  readonly controls: readonly AuditedControl[];
  readonly network: NetworkPicture;
}

export type AuditSubject = "plan" | "deployment";

interface AuditedStack {
  readonly name: string;
  readonly region: string;
  readonly resources: number;
}

export interface AuditedControl {
  readonly id: string;
  readonly title: string;
  readonly severity: "critical" | "high" | "medium" | "low";
  readonly level: "mandatory" | "advisory" | "off";
  readonly protectsFrom: string;
  readonly remedy: string;
  /** A page that says more. */
  readonly source: string;
  /** As in `CIS AWS Foundations Benchmark 5.0.0, 3.6`. */
  readonly standards: readonly string[];
  /** The worst that is said of any resource. */
  readonly verdict: AuditVerdict;
  readonly evidence: readonly Evidence[];
}

/** What a control says of one resource, or of a stack that lacks one. */
export interface Evidence {
  readonly urn: string;
  readonly verdict: AuditVerdict;
  /** The part that is meant, such as a statement of a policy. */
  readonly part?: string;
  /** Why not, or why an exception is made. */
  readonly message?: string;
  /** Who answers for an exception, and until when. */
  readonly owner?: string;
  readonly expires?: string;
}

/** The network as it is planned or deployed, for a drawing. */
export interface NetworkPicture {
  readonly regions: readonly RegionPicture[];
  readonly links: readonly NetworkLink[];
}

export interface RegionPicture {
  readonly region: string;
  readonly primary: boolean;
  readonly networks: readonly VpcPicture[];
  /** What lives in the region beside its network: `load balancer`, `database`. */
  readonly holds: readonly string[];
}

export interface VpcPicture {
  readonly name: string;
  readonly cidr: string;
  readonly tiers: readonly TierPicture[];
  /** As in `internet gateway` and `2 NAT gateways`. */
  readonly gateways: readonly string[];
}

export interface TierPicture {
  readonly name: string;
  readonly subnets: readonly { readonly cidr: string; readonly zone: string }[];
}

/** Between two regions: a peering goes both ways, data goes from one to the other. */
export interface NetworkLink {
  readonly kind: "peering" | "storage" | "database" | "table" | "secret" | "backup";
  readonly from: string;
  readonly to: string;
}

export const AUDIT_FORMATS = ["json", "markdown", "sarif", "html"] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];
