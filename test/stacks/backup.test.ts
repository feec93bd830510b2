import { describe, expect, it } from "vitest";

import { globalProgram } from "../../src/stacks/global.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { follows } from "../support/graph.js";
import { ofType, only, register, run, type Registered } from "../support/mocks.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { ACCOUNT, PROD } from "../support/settings.js";

const OFF: PlatformSettings = { ...PROD, features: { ...PROD.features, backup: false } };
const REGIONAL = await register(() => regionalProgram(PROD, "us-east-1"));
const GLOBAL = await register(() => globalProgram(PROD, OUTPUTS), { stack: "prod-global" });

const lockOf = (resources: readonly Registered[]) =>
  only(resources, "aws:backup/vaultLockConfiguration:VaultLockConfiguration").inputs;
const statementsOf = (resources: readonly Registered[]) => {
  const { policy } = only(resources, "aws:backup/vaultPolicy:VaultPolicy").inputs;
  return (JSON.parse(String(policy)) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);
};

describe("a region's vault", () => {
  it("is encrypted with the region's key, and tells of failures once the topic lets it", () => {
    const notifications = only(REGIONAL, "aws:backup/vaultNotifications:VaultNotifications");

    expect(only(REGIONAL, "aws:backup/vault:Vault").inputs).toMatchObject({
      name: "PROD-backup-main-us-east-1",
      kmsKeyArn: "arn:aws:mock:us-east-1:111122223333:tap-master-key",
      forceDestroy: false,
    });
    expect(notifications.inputs["backupVaultEvents"]).toContain("COPY_JOB_FAILED");
    expect(follows(REGIONAL, notifications, only(REGIONAL, "aws:sns/topicPolicy:TopicPolicy"))).toBe(true);
  });

  it("has a lock that an administrator can lift, unless it is confirmed that nobody may", async () => {
    const strict: PlatformSettings = { ...PROD, backup: { ...PROD.backup, lockMode: "COMPLIANCE" } };

    const bounds = { backupVaultName: "PROD-backup-main-us-east-1", minRetentionDays: 7, maxRetentionDays: 365 };
    expect(lockOf(REGIONAL)).toEqual(bounds);
    expect(lockOf(await register(() => regionalProgram(strict, "us-east-1")))).toEqual({
      ...bounds,
      changeableForDays: 3,
    });
  });

  it("takes nothing from other accounts, and is thinned out by nobody where it is to stay", async () => {
    const passing = { ...PROD, lifecycle: { ...PROD.lifecycle, retainData: false } };

    expect(statementsOf(REGIONAL)).toEqual(["DenyOtherAccounts", "DenyDeletion"]);
    expect(statementsOf(await register(() => regionalProgram(passing, "us-east-1")))).toEqual(["DenyOtherAccounts"]);
  });

  it("is filled by a role with AWS's own policies, under the boundary", () => {
    const attached = ofType(REGIONAL, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").filter(({ name }) =>
      name.startsWith("tap-data-backup-"),
    );

    expect(attached.map(({ inputs }) => String(inputs["policyArn"]).split("/").at(-1)).sort()).toEqual([
      "AWSBackupServiceRolePolicyForBackup",
      "AWSBackupServiceRolePolicyForRestores",
      "AWSBackupServiceRolePolicyForS3Backup",
      "AWSBackupServiceRolePolicyForS3Restore",
    ]);
    expect(new Set(attached.map(({ inputs }) => inputs["role"]))).toEqual(new Set(["PROD-role-backup-us-east-1"]));
  });
});

it("AWS Backup takes care of what the platform stores, and keeps what it knows beside that", () => {
  const { inputs, ignoreChanges } = only(REGIONAL, "aws:backup/regionSettings:RegionSettings");

  expect(inputs["resourceTypeOptInPreference"]).toEqual({
    ...{ DynamoDB: true, EBS: true, EC2: true, RDS: true, S3: true },
  });
  expect(ignoreChanges).toEqual(["resourceTypeOptInPreference", "resourceTypeManagementPreference"]);
});

describe("the plans", () => {
  it("copy every region's recovery points to the next region, the last one's to the first", () => {
    const plans = ofType(GLOBAL, "aws:backup/plan:Plan").map(({ inputs }) => {
      const [rule] = inputs["rules"] as readonly Record<string, unknown>[];
      const [copy] = rule?.["copyActions"] as readonly { destinationVaultArn: string }[];
      return [inputs["region"], rule?.["targetVaultName"], copy?.destinationVaultArn.split(":")[3]];
    });

    expect(plans.sort()).toEqual([
      ["ap-south-1", "PROD-backup-main-ap-south-1", "us-east-1"],
      ["us-east-1", "PROD-backup-main-us-east-1", "us-west-2"],
      ["us-west-2", "PROD-backup-main-us-west-2", "ap-south-1"],
    ]);
  });

  it("copy nothing where there is one region", async () => {
    const one = await register(() => globalProgram(PROD, { "us-east-1": OUTPUTS["us-east-1"] }));

    const [rule] = only(one, "aws:backup/plan:Plan").inputs["rules"] as readonly Record<string, unknown>[];
    expect(rule?.["copyActions"]).toEqual([]);
  });

  it("take what carries the tag, as the table does", () => {
    const selection = only(GLOBAL, "aws:backup/selection:Selection", "us-west-2-selection");

    expect(selection.inputs).toMatchObject({
      iamRoleArn: `arn:aws:iam::${ACCOUNT}:role/tapctl/prod/PROD-role-backup-us-west-2`,
      selectionTags: [{ type: "STRINGEQUALS", key: "BackupPlan", value: "daily" }],
    });
    expect(only(GLOBAL, "aws:dynamodb/table:Table").inputs["tags"]).toMatchObject({ BackupPlan: "daily" });
  });

  it("refuse a region that was deployed without a vault", () => {
    const bare = { ...OUTPUTS["us-east-1"], backupVaultArn: undefined };

    expect(() => globalProgram(PROD, { "us-east-1": bare })).toThrow(
      /^Cannot back up us-east-1: it was deployed without a vault$/,
    );
  });
});

it("there are no backups and no outputs of them where the feature is off", async () => {
  const { result, resources } = await run(() => regionalProgram(OFF, "us-east-1"));
  const global = await register(() => globalProgram(OFF, OUTPUTS), { stack: "prod-global" });

  const backups = [...resources, ...global].filter(({ type }) => type.startsWith("aws:backup/"));
  expect(backups).toEqual([]);
  expect(Object.keys(result).filter((key) => key.startsWith("backup"))).toEqual([]);
});
