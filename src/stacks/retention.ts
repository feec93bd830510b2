import type { ImportableName, ImportSettings } from "./importable.js";
import type { LifecycleSettings } from "./settings.js";

/** One kind of resource that destroy leaves in AWS. */
export interface RetainedKind {
  readonly type: string;
  /** The components below which it is kept; elsewhere the same type is deleted. */
  readonly within: readonly string[];
  /** The setting that keeps it, if it takes one; or what is kept because it was imported. */
  readonly keeper: "retainData" | "retainKeys" | "always" | ImportableName;
  readonly reason: string;
}

/** Not a resource of any program: deleting the database leaves it. */
export const FINAL_SNAPSHOT = "aws:rds/snapshot:Snapshot";
const DATA_BUCKETS = ["tapctl:storage:StorageBucket", "tapctl:storage:TrailBucket", "tapctl:storage:ConfigBucket"];

/** All that destroy leaves. What is not listed is deleted. */
export const RETAINED: readonly RetainedKind[] = [
  {
    type: "aws:kms/key:Key",
    within: ["tapctl:security:MasterKey"],
    keeper: "retainKeys",
    reason: "What it encrypted is lost with it: snapshots, recovery points, locked objects",
  },
  ofBucket("bucket:Bucket", "It holds data that no other place may have"),
  ofBucket("bucketPublicAccessBlock:BucketPublicAccessBlock", "It keeps a retained bucket private"),
  ofBucket("bucketOwnershipControls:BucketOwnershipControls", "It keeps a retained bucket private"),
  ofBucket("bucketPolicy:BucketPolicy", "It keeps a retained bucket private, and its objects locked"),
  ofBucket(
    "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "It keeps a retained bucket encrypted",
  ),
  ofBucket("bucketVersioning:BucketVersioning", "It keeps every version in a retained bucket"),
  ofBucket("bucketObjectLockConfiguration:BucketObjectLockConfiguration", "It keeps a retained bucket locked"),
  ofVault("vault:Vault", "It may hold recovery points, from which lost data can be restored"),
  ofVault("vaultLockConfiguration:VaultLockConfiguration", "It keeps the recovery points in a retained vault"),
  ofVault("vaultPolicy:VaultPolicy", "It keeps the recovery points in a retained vault"),
  {
    type: "aws:cloudwatch/logGroup:LogGroup",
    within: ["tapctl:database:OsMetrics"],
    keeper: "always",
    reason: "RDS writes to it for every database in the account and region, not only this environment's",
  },
  {
    type: FINAL_SNAPSHOT,
    within: [],
    keeper: "retainData",
    reason: "It is the last state of a deleted database; RDS makes it, so that no stack holds it",
  },
  accountSwitch("ebs/encryptionByDefault:EncryptionByDefault"),
  accountSwitch("ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess"),
  accountSwitch("ec2/imageBlockPublicAccess:ImageBlockPublicAccess"),
  accountSwitch("ec2/instanceMetadataDefaults:InstanceMetadataDefaults"),
  accountSwitch("ec2/serialConsoleAccess:SerialConsoleAccess"),
  accountSwitch("s3/accountPublicAccessBlock:AccountPublicAccessBlock"),
  accountSwitch("iam/accountPasswordPolicy:AccountPasswordPolicy"),
  accountSwitch(
    "account/alternativeContact:AlternativeContact",
    "AWS tells it of abuse in the account, whichever environments are left",
  ),
  imported("detector", "guardduty/detector:Detector", "tapctl:security:ThreatDetection"),
  imported("recorder", "cfg/recorder:Recorder", "tapctl:audit:ConfigRecorder"),
  imported("securityHub", "securityhub/account:Account", "tapctl:security:SecurityHub"),
  imported("securityHub", "securityhub/standardsSubscription:StandardsSubscription", "tapctl:security:SecurityHub"),
  imported("analyzer", "accessanalyzer/analyzer:Analyzer", "tapctl:security:RegionWatch"),
  imported("findingAggregator", "securityhub/findingAggregator:FindingAggregator", "tapctl:security:GlobalFindings"),
  imported("ciProvider", "iam/openIdConnectProvider:OpenIdConnectProvider", "tapctl:account:CiAccess"),
];

/** What is said of a retained resource in the ledger. */
export function retentionReason(type: string): string {
  return RETAINED.find((kind) => kind.type === type)?.reason ?? "It was retained by an earlier version of tapctl";
}

/** Whether destroy leaves that resource, by its own type and the components that it is part of. */
export function keptByDestroy(urn: string, keepers: Keepers): boolean {
  const [, , qualifiedType = ""] = urn.split("::");
  const types = qualifiedType.split("$");
  return RETAINED.some(
    ({ type, within, keeper }) =>
      isKept(keeper, keepers) && types.at(-1) === type && within.some((component) => types.includes(component)),
  );
}

interface Keepers extends Pick<LifecycleSettings, "retainData" | "retainKeys"> {
  /** For the stack that holds it. */
  readonly imports?: ImportSettings;
}

function isKept(keeper: RetainedKind["keeper"], { imports, ...lifecycle }: Keepers): boolean {
  if (keeper === "always") return true;
  return keeper === "retainData" || keeper === "retainKeys" ? lifecycle[keeper] : imports?.[keeper] !== undefined;
}

function ofBucket(type: string, reason: string): RetainedKind {
  return { type: `aws:s3/${type}`, within: DATA_BUCKETS, keeper: "retainData", reason };
}

function ofVault(type: string, reason: string): RetainedKind {
  return { type: `aws:backup/${type}`, within: ["tapctl:backup:BackupVault"], keeper: "retainData", reason };
}

function accountSwitch(
  type: string,
  reason = "It protects everyone in the account, not only this environment",
): RetainedKind {
  const within = ["tapctl:security:RegionDefaults", "tapctl:security:AccountDefaults"];
  return {
    type: `aws:${type}`,
    within,
    keeper: "always",
    reason,
  };
}

function imported(keeper: ImportableName, type: string, component: string): RetainedKind {
  const reason = "It was there before this environment, which only took it over";
  return { type: `aws:${type}`, within: [component], keeper, reason };
}
