import type { BucketOutputs } from "./outputs.js";

/** What the global stack exports. */
export interface GlobalOutputs {
  /** The home region. */
  readonly region: string;
  readonly accountId: string;
  /** The regions that are covered, in order. */
  readonly regions: readonly string[];
  readonly boundaryPolicyArn: string;
  /** By pair, as in `ap-south-1/us-east-1`. */
  readonly peeringIds: Readonly<Record<string, string>>;
  readonly replicationRules: readonly ReplicationRuleOutputs[];
  /** Missing where `trail.enabled` is false. */
  readonly trail?: TrailOutputs;
  /** Missing where `features.table` is off. */
  readonly table?: TableOutputs;
  /** Missing where `features.database` is off. */
  readonly database?: DatabasesOutputs;
  /** What a deployment from GitHub Actions takes on. Missing where `ci.manageRole` is false. */
  readonly ciRoleArn?: string;
}

export interface ReplicationRuleOutputs {
  readonly source: string;
  readonly destination: string;
  readonly ruleId: string;
}

export interface DatabasesOutputs {
  /** By region, each with its port: the primary's takes what is written, all others are read from. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** The secret has copies in every region. */
  readonly secretArn: string;
}

/** The table has the same name in every region. */
interface TableOutputs {
  readonly name: string;
  readonly arn: string;
}

export interface TrailOutputs {
  readonly arn: string;
  readonly logGroupName: string;
  readonly bucket: BucketOutputs;
}
