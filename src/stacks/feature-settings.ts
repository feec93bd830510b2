/** A feature that holds data, or that a protected environment would otherwise lose by one changed line. */
export type ProtectedFeature = "loadBalancer" | "database" | "table" | "backup" | "trail";

/** What is deployed at all. */
export interface FeatureSettings {
  readonly loadBalancer: boolean;
  /** Only with a load balancer. */
  readonly waf: boolean;
  readonly servers: boolean;
  readonly maintenance: boolean;
  readonly database: boolean;
  readonly table: boolean;
  readonly backup: boolean;
  /** This one and what follows only where the environment manages its regions' baseline. */
  readonly ec2Switches: boolean;
  readonly config: boolean;
  readonly guardDuty: boolean;
  readonly securityHub: boolean;
  readonly accessAnalyzer: boolean;
  readonly inspector: boolean;
}
