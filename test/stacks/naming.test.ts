import { describe, expect, it } from "vitest";

import { TapStackError } from "../../src/errors.js";
import {
  finalSnapshot,
  functionNames,
  generatedNames,
  globalNames,
  name,
  regionalNames,
} from "../../src/stacks/naming.js";
import { ACCOUNT } from "../support/settings.js";

const PLACE = { environment: "prod", account: ACCOUNT, region: "us-east-1" };
const REGIONS = ["us-east-1", "us-west-2", "ap-south-1"];

describe("name", () => {
  it.each([
    [name("vpc", "core", PLACE), "PROD-vpc-core-us-east-1"],
    [name("pcx", "us-east-1", { ...PLACE, region: "us-west-2" }), "PROD-pcx-us-east-1-us-west-2"],
    [name("sg", "alb", PLACE), "PROD-sg-alb-us-east-1"],
    [regionalNames.boundary(PLACE), "PROD-policy-boundary-us-east-1"],
    [regionalNames.autoscalingRole(PLACE), "AWSServiceRoleForAutoScaling_tapctl-prod-us-east-1"],
    [regionalNames.keyAlias(PLACE), "alias/prod-master-us-east-1"],
    [regionalNames.alertsTopic(PLACE), "PROD-sns-alerts-us-east-1"],
    [regionalNames.flowLogsRole(PLACE), "PROD-role-flow-logs-us-east-1"],
    [regionalNames.flowLogsGroup(PLACE), "/prod/vpc-flow/us-east-1"],
    [regionalNames.storageBucket(PLACE), "prod-storage-us-east-1-111122223333"],
    [regionalNames.logsBucket(PLACE), "prod-logs-us-east-1-111122223333"],
    [regionalNames.configBucket(PLACE), "prod-config-us-east-1-111122223333"],
    [regionalNames.backupVault(PLACE), "PROD-backup-main-us-east-1"],
    [regionalNames.backupPlan(PLACE), "PROD-backup-daily-us-east-1"],
    [regionalNames.backupSelection(PLACE), "PROD-backup-tagged-us-east-1"],
    [regionalNames.backupRole(PLACE), "PROD-role-backup-us-east-1"],
    [regionalNames.replicationRole(PLACE), "PROD-role-s3-replication-us-east-1"],
    [regionalNames.databaseInstance(PLACE), "prod-rds-pg15-us-east-1"],
    [regionalNames.maintenanceRule(PLACE), "PROD-rule-maint-us-east-1"],
    [functionNames.function("maint", PLACE), "PROD-lambda-maint-us-east-1"],
    [functionNames.logGroup("maint", PLACE), "/aws/lambda/PROD-lambda-maint-us-east-1"],
    [functionNames.role("rotate", PLACE), "PROD-role-lambda-rotate-us-east-1"],
    [functionNames.deadLetters("rotate", PLACE), "PROD-sqs-rotate-dlq-us-east-1"],
    [regionalNames.databaseTag(PLACE), "PROD-rds-pg15-us-east-1"],
    [regionalNames.databaseEvents(PLACE), "prod-rds-events-us-east-1"],
    [regionalNames.databaseParameterEvents(PLACE), "prod-rds-parameter-events-us-east-1"],
    [regionalNames.databaseSecurityGroupEvents(PLACE), "prod-rds-security-group-events-us-east-1"],
    [regionalNames.databaseLog(PLACE), "/aws/rds/instance/prod-rds-pg15-us-east-1/postgresql"],
    [regionalNames.databaseUpgradeLog(PLACE), "/aws/rds/instance/prod-rds-pg15-us-east-1/upgrade"],
    [regionalNames.monitoringRole(PLACE), "PROD-role-rds-monitoring-us-east-1"],
    [finalSnapshot(PLACE, "e5f60718"), "prod-rds-pg15-us-east-1-final-e5f60718"],
    [regionalNames.serversRole(PLACE), "PROD-role-ec2-web-us-east-1"],
    [regionalNames.serversProfile(PLACE), "PROD-profile-ec2-web-us-east-1"],
    [regionalNames.serversGroup(PLACE), "/prod/web/us-east-1"],
    [regionalNames.launchTemplate(PLACE), "PROD-lt-web-us-east-1"],
    [regionalNames.autoscalingGroup(PLACE), "PROD-asg-web-us-east-1"],
    [regionalNames.scalingPolicy(PLACE), "PROD-scaling-cpu-us-east-1"],
    [globalNames.boundary(PLACE), "PROD-policy-boundary-global"],
    [globalNames.trail(PLACE), "PROD-cloudtrail-main-global"],
    [globalNames.aggregator(PLACE), "PROD-config-main-global"],
    [globalNames.trailBucket(PLACE), "prod-trail-us-east-1-111122223333"],
    [globalNames.trailRole(PLACE), "PROD-role-cloudtrail-logs-global"],
    [globalNames.sessionTable(PLACE), "PROD-dynamodb-sessions-global"],
    [globalNames.databaseSecret(PLACE), "PROD-secret-pg15-global"],
    [globalNames.deployerRole(PLACE), "PROD-role-ci-deploy-global"],
    [globalNames.deployerBoundary(PLACE), "PROD-policy-boundary-ci-global"],
    [globalNames.budget(PLACE), "PROD-budget-monthly-global"],
    [globalNames.slackRole(PLACE), "PROD-role-slack-global"],
    [globalNames.slackChannel(PLACE), "PROD-slack-alerts-global"],
    [globalNames.guardrails(PLACE), "PROD-scp-guardrails-global"],
    [globalNames.allowedRegions(PLACE), "PROD-scp-regions-global"],
    [globalNames.trailGroup(PLACE), "/prod/cloudtrail/global"],
  ])("gives %s", (actual, expected) => {
    expect(actual).toBe(expected);
  });

  it("takes a role's name of 64 characters and refuses one of 65, saying both numbers", () => {
    const room = 64 - "PROD-role--us-east-1".length;

    expect(name("role", "x".repeat(room), PLACE)).toHaveLength(64);
    expect(() => name("role", "x".repeat(room + 1), PLACE)).toThrow(
      /^Cannot name the IAM role "PROD-role-x+-us-east-1": it has 65 characters, AWS allows 64$/,
    );
  });

  it("refuses characters that AWS does", () => {
    const bad = () => regionalNames.storageBucket({ ...PLACE, environment: "pr_od" });

    expect(bad).toThrow(TapStackError);
    expect(bad).toThrow(expect.objectContaining({ code: "NAME" }));
  });

  it("refuses a service-linked role that no provider checks", () => {
    const environment = "e".repeat(64 - "AWSServiceRoleForAutoScaling_tapctl--us-east-1".length);

    expect(regionalNames.autoscalingRole({ ...PLACE, environment })).toHaveLength(64);
    expect(() => regionalNames.autoscalingRole({ ...PLACE, environment: `${environment}e` })).toThrow(/65 characters/);
  });
});

describe("generatedNames", () => {
  it("lists the names of every region and of the global stack", () => {
    const names = generatedNames(PLACE, REGIONS);

    expect(names).toHaveLength(3 * (34 + 5 + 2 * 4) + 15);
    expect(names).toContain("alias/prod-master-ap-south-1");
    expect(names).toContain("PROD-sg-endpoints-us-west-2");
    expect(names).toContain("PROD-cloudtrail-main-global");
  });

  it("reports every name that cannot be, and keeps those that can", () => {
    const names = generatedNames({ ...PLACE, environment: "e".repeat(40) }, REGIONS);

    const bad = names.filter((one) => one instanceof TapStackError);
    expect(bad.map(({ message }) => message.split('"')[0]?.trim())).toEqual([
      ...REGIONS.flatMap(() => [
        "Cannot name the IAM role",
        "Cannot name the IAM role",
        "Cannot name the S3 bucket",
        "Cannot name the S3 bucket",
        "Cannot name the S3 bucket",
        "Cannot name the backup vault, plan or selection",
        "Cannot name the backup vault, plan or selection",
        "Cannot name the backup vault, plan or selection",
        "Cannot name the IAM role",
        "Cannot name the load balancer",
        "Cannot name the target group",
        "Cannot name the IAM role",
      ]),
      ...REGIONS.flatMap((region) => [
        "Cannot name the IAM role",
        ...(region === "ap-south-1" ? ["Cannot name the function", "Cannot name the function"] : []),
        "Cannot name the IAM role",
      ]),
      "Cannot name the S3 bucket",
      "Cannot name the IAM role",
    ]);
    expect(names).toContain(`alias/${"e".repeat(40)}-master-us-east-1`);
  });
});
