import { describe, expect, it } from "vitest";

import { globalProgram } from "../../src/stacks/global.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { follows } from "../support/graph.js";
import { ofType, only, register, run } from "../support/mocks.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { ACCOUNT, PROD } from "../support/settings.js";

const INSTANCE = "aws:rds/instance:Instance";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const PASSWORD = "tapctl:database:MasterPassword";
const OFF: PlatformSettings = { ...PROD, features: { ...PROD.features, database: false } };

const primary = await run(() => regionalProgram(PROD, "us-east-1"));
const REGIONAL = primary.resources;
const keyArn = `arn:aws:mock:us-east-1:${ACCOUNT}:tap-master-key`;
/** How the SDK sends a secret. */
const secret = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

describe("the primary", () => {
  const instance = only(REGIONAL, INSTANCE);

  it("is encrypted, private, protected, restorable, watched, and has exactly these properties", () => {
    expect({ ...instance.inputs, tags: undefined }).toEqual({
      tags: undefined,
      identifier: "prod-rds-pg15-us-east-1",
      ...{ engine: "postgres", engineVersion: "15", autoMinorVersionUpgrade: true },
      engineLifecycleSupport: "open-source-rds-extended-support-disabled",
      ...{ instanceClass: "db.m7g.large", multiAz: true },
      ...{ storageType: "gp3", allocatedStorage: 100, maxAllocatedStorage: 500 },
      ...{ storageEncrypted: true, kmsKeyId: keyArn, publiclyAccessible: false, port: 5433 },
      dbSubnetGroupName: "prod-rds-pg15-us-east-1",
      parameterGroupName: "prod-rds-pg15-us-east-1",
      vpcSecurityGroupIds: ["tap-network-group-db-id"],
      ...{ dbName: "tap", username: "tap_master", passwordWo: secret("a-password-of-tests"), passwordWoVersion: 1 },
      ...{ iamDatabaseAuthenticationEnabled: true, caCertIdentifier: "rds-ca-rsa2048-g1" },
      ...{ backupRetentionPeriod: 14, deleteAutomatedBackups: false, copyTagsToSnapshot: true },
      ...{ deletionProtection: true, skipFinalSnapshot: false },
      finalSnapshotIdentifier: "prod-rds-pg15-us-east-1-final-0a1b2c3d",
      monitoringInterval: 60,
      monitoringRoleArn: `arn:aws:mock:us-east-1:${ACCOUNT}:tap-data-database-monitoring-role`,
      ...{ performanceInsightsEnabled: true, performanceInsightsKmsKeyId: keyArn },
      ...{ performanceInsightsRetentionPeriod: 7, databaseInsightsMode: "standard" },
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
    });
    expect(instance.protect).toBe(true);
    expect(instance.inputs["tags"]).toMatchObject({ Name: "PROD-rds-pg15-us-east-1", BackupPlan: "daily" });
  });

  it("has its password written down before it is asked for, as a secret, and never gets another one", () => {
    const kept = only(REGIONAL, PASSWORD);

    expect(kept.inputs).toEqual({ password: secret("a-password-of-tests"), generation: "0a1b2c3d" });
    expect(REGIONAL.indexOf(kept)).toBeLessThan(REGIONAL.indexOf(instance));
    expect(kept.ignoreChanges).toEqual(["password"]);
    expect(instance.ignoreChanges).toEqual(["passwordWo"]);
    expect(JSON.stringify(primary.result)).not.toContain("a-password-of-tests");
  });

  it("waits for its log groups and for what its monitoring may do", () => {
    const groups = ofType(REGIONAL, "aws:cloudwatch/logGroup:LogGroup").filter(({ name }) => name.includes("-log-"));

    expect(groups.map(({ inputs }) => [inputs["name"], inputs["kmsKeyId"], inputs["retentionInDays"]])).toEqual([
      ["/aws/rds/instance/prod-rds-pg15-us-east-1/postgresql", keyArn, 365],
      ["/aws/rds/instance/prod-rds-pg15-us-east-1/upgrade", keyArn, 365],
    ]);
    const attached = only(
      REGIONAL,
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "database-monitoring-monitoring",
    );
    for (const earlier of [...groups, attached]) expect(follows(REGIONAL, instance, earlier)).toBe(true);
  });

  it("can be deleted once protection is lifted, or the feature let go", async () => {
    const lifted = await register(() =>
      regionalProgram({ ...PROD, lifecycle: { ...PROD.lifecycle, protect: false } }, "us-east-1"),
    );
    const letGo = await register(() => regionalProgram({ ...PROD, unprotected: ["database"] }, "us-east-1"));

    for (const resources of [lifted, letGo]) {
      const { inputs, protect } = only(resources, INSTANCE);
      expect([protect ?? false, inputs["deletionProtection"]]).toEqual([false, false]);
    }
  });

  it("has alarms that tell the region's topic", () => {
    const alarms = ofType(REGIONAL, ALARM).filter(({ inputs }) => inputs["namespace"] === "AWS/RDS");

    const gib = 1024 ** 3;
    expect(alarms.map(({ inputs }) => [inputs["name"], inputs["metricName"], inputs["threshold"]])).toEqual([
      ["PROD-alarm-rds-cpu-us-east-1", "CPUUtilization", 70],
      ["PROD-alarm-rds-connections-us-east-1", "DatabaseConnections", 640],
      ["PROD-alarm-rds-storage-us-east-1", "FreeStorageSpace", 10 * gib],
      ["PROD-alarm-rds-memory-us-east-1", "FreeableMemory", Math.floor(0.8 * gib)],
    ]);
    for (const { inputs } of alarms) {
      expect(inputs["dimensions"]).toEqual({ DBInstanceIdentifier: "prod-rds-pg15-us-east-1" });
      expect(inputs["alarmActions"]).toEqual([`arn:aws:mock:us-east-1:${ACCOUNT}:tap-alerts-topic`]);
    }
  });
});

describe("every region", () => {
  it("has groups in which connections are encrypted and statements audited", () => {
    const { inputs } = only(REGIONAL, "aws:rds/parameterGroup:ParameterGroup");
    const parameters = inputs["parameters"] as readonly Record<string, string>[];

    expect(inputs["family"]).toBe("postgres15");
    expect(parameters.map(({ name, value, applyMethod }) => `${name}=${value} ${applyMethod}`)).toEqual([
      "rds.force_ssl=1 immediate",
      "ssl_min_protocol_version=TLSv1.2 immediate",
      "log_statement=ddl immediate",
      "log_min_duration_statement=1000 immediate",
      "log_connections=1 immediate",
      "log_disconnections=1 immediate",
      "pgaudit.log=ddl,role immediate",
      "shared_preload_libraries=pg_stat_statements,pgaudit pending-reboot",
      "max_connections=800 pending-reboot",
    ]);
    expect(only(REGIONAL, "aws:rds/subnetGroup:SubnetGroup").inputs["subnetIds"]).toEqual(
      ["a", "b", "c"].map((zone) => `tap-network-subnet-data-${zone}-id`),
    );
  });

  it("tells of its databases' events once the topic lets RDS", () => {
    const events = ofType(REGIONAL, "aws:rds/eventSubscription:EventSubscription");
    const policy = only(REGIONAL, "aws:sns/topicPolicy:TopicPolicy");

    expect(Object.fromEntries(events.map(({ inputs }) => [inputs["sourceType"], inputs["name"]]))).toEqual({
      "db-instance": "prod-rds-events-us-east-1",
      "db-parameter-group": "prod-rds-parameter-events-us-east-1",
      "db-security-group": "prod-rds-security-group-events-us-east-1",
    });
    expect(events.every((subscription) => follows(REGIONAL, subscription, policy))).toBe(true);
  });

  it("has no database of its own but the primary, and what a replica needs", async () => {
    const { result, resources } = await run(() => regionalProgram(PROD, "us-west-2"), { stack: "prod-us-west-2" });

    expect(ofType(resources, INSTANCE)).toEqual([]);
    expect(ofType(resources, PASSWORD)).toEqual([]);
    expect(Object.keys(result).filter((key) => key.startsWith("db"))).toEqual([
      ...["dbSubnetGroupName", "dbParameterGroupName", "dbSecurityGroupId", "dbMonitoringRoleArn", "dbLogGroupNames"],
    ]);
  });

  it("keeps what RDS says of machines, whoever's they are, where the environment owns the region's baseline", async () => {
    const group = only(REGIONAL, "aws:cloudwatch/logGroup:LogGroup", "os-metrics-group");
    const skipped = await register(() =>
      regionalProgram({ ...PROD, baseline: { ...PROD.baseline, region: "skip" } }, "us-east-1"),
    );

    expect(group.inputs).toMatchObject({ name: "RDSOSMetrics", kmsKeyId: keyArn, retentionInDays: 365 });
    expect(group.retainOnDelete).toBe(true);
    expect(JSON.stringify(skipped.map(({ inputs }) => inputs))).not.toContain("RDSOSMetrics");
  });
});

describe("across regions", async () => {
  const build = (settings: PlatformSettings = PROD, outputs: Readonly<Record<string, unknown>> = OUTPUTS) =>
    run(() => globalProgram(settings, outputs), { stack: "prod-global" });
  const { result, resources } = await build();
  const keyOf = (region: string) => `arn:aws:kms:${region}:${ACCOUNT}:key/${region}`;

  it("every other region has a replica under its own key, without what only a source has", () => {
    const replica = only(resources, INSTANCE, "replica-us-west-2-instance");

    expect({ ...replica.inputs, tags: undefined }).toEqual({
      tags: undefined,
      ...{ region: "us-west-2", identifier: "prod-rds-pg15-us-west-2" },
      replicateSourceDb: `arn:aws:rds:us-east-1:${ACCOUNT}:db:prod-rds-pg15-us-east-1`,
      ...{ instanceClass: "db.m7g.large", multiAz: false, maxAllocatedStorage: 500 },
      ...{ storageEncrypted: true, kmsKeyId: keyOf("us-west-2"), publiclyAccessible: false, port: 5433 },
      dbSubnetGroupName: "prod-rds-pg15-us-west-2",
      parameterGroupName: "prod-rds-pg15-us-west-2",
      vpcSecurityGroupIds: ["us-west-2-sg-db"],
      ...{ iamDatabaseAuthenticationEnabled: true, caCertIdentifier: "rds-ca-rsa2048-g1" },
      ...{ autoMinorVersionUpgrade: true, copyTagsToSnapshot: true, deletionProtection: true, skipFinalSnapshot: true },
      monitoringInterval: 60,
      monitoringRoleArn: `arn:aws:iam::${ACCOUNT}:role/tapctl/prod/PROD-role-rds-monitoring-us-west-2`,
      ...{ performanceInsightsEnabled: true, performanceInsightsKmsKeyId: keyOf("us-west-2") },
      ...{ performanceInsightsRetentionPeriod: 7, databaseInsightsMode: "standard" },
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
    });
    expect(replica.protect).toBe(true);
    expect(replica.inputs["tags"]).not.toHaveProperty("BackupPlan");
    expect(ofType(resources, INSTANCE)).toHaveLength(2);
  });

  it("a replica that falls behind is told of in its region", () => {
    expect(only(resources, ALARM, "alarm-us-west-2-lag").inputs).toMatchObject({
      ...{ metricName: "ReplicaLag", threshold: 900, evaluationPeriods: 3, region: "us-west-2" },
      dimensions: { DBInstanceIdentifier: "prod-rds-pg15-us-west-2" },
      alarmActions: [`arn:aws:sns:us-west-2:${ACCOUNT}:PROD-sns-alerts-us-west-2`],
    });
  });

  it("the secret has a copy in every region under that region's key, and says how to reach the primary", () => {
    const found = only(resources, "aws:secretsmanager/secret:Secret");
    const version = only(resources, "aws:secretsmanager/secretVersion:SecretVersion");

    expect(found.inputs).toMatchObject({
      ...{ name: "PROD-secret-pg15-global", region: "us-east-1", kmsKeyId: keyOf("us-east-1") },
      recoveryWindowInDays: 30,
      replicas: ["ap-south-1", "us-west-2"].map((region) => ({ region, kmsKeyId: keyOf(region) })),
    });
    expect([found.protect, version.ignoreChanges]).toEqual([true, ["secretStringWo"]]);
    const content = {
      ...{ engine: "postgres", username: "tap_master", password: "a-password-of-tests" },
      host: "prod-rds-pg15-us-east-1.abc.us-east-1.rds.amazonaws.com",
      ...{ port: 5433, dbname: "tap", dbInstanceIdentifier: "prod-rds-pg15-us-east-1" },
    };
    expect(version.inputs).toMatchObject({
      secretStringWo: secret(JSON.stringify(content)),
      secretStringWoVersion: 1,
    });
    expect(JSON.stringify(result)).not.toContain("a-password-of-tests");
  });

  it("a secret that may go, goes at once, so that its name is free", async () => {
    const { resources: lifted } = await build({ ...PROD, lifecycle: { ...PROD.lifecycle, protect: false } });

    expect(only(lifted, "aws:secretsmanager/secret:Secret").inputs["recoveryWindowInDays"]).toBe(0);
    expect(ofType(lifted, INSTANCE).map(({ inputs }) => inputs["deletionProtection"])).toEqual([false, false]);
  });

  it("the password changes every month by a function that Secrets Manager may call for this secret alone", async () => {
    const functionArn = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:rotate`;
    const hub = { ...OUTPUTS["us-east-1"], rotationFunctionArn: functionArn };
    const { resources: rotated } = await build(PROD, { ...OUTPUTS, "us-east-1": hub });
    const rotation = only(rotated, "aws:secretsmanager/secretRotation:SecretRotation");
    const permission = only(rotated, "aws:lambda/permission:Permission");

    const secretArn = `arn:aws:mock:us-east-1:${ACCOUNT}:tap-data-database-master-secret`;
    expect(rotation.inputs).toEqual({
      ...{ region: "us-east-1", secretId: secretArn, rotationLambdaArn: functionArn },
      ...{ rotationRules: { automaticallyAfterDays: 30 }, rotateImmediately: false },
    });
    expect(permission.inputs).toEqual({
      ...{ region: "us-east-1", function: functionArn, action: "lambda:InvokeFunction" },
      ...{ principal: "secretsmanager.amazonaws.com", sourceArn: secretArn, sourceAccount: ACCOUNT },
    });
    expect(follows(rotated, rotation, permission)).toBe(true);
    expect(ofType(resources, "aws:secretsmanager/secretRotation:SecretRotation")).toEqual([]);
  });

  it("its endpoints and its secret are outputs", () => {
    expect(Object.keys((result["database"] as { endpoints: object }).endpoints)).toEqual([
      ...["us-east-1", "ap-south-1", "us-west-2"],
    ]);
  });

  it.each([
    ["us-east-1", { ...OUTPUTS["us-east-1"], dbInstanceArn: undefined }],
    ["us-west-2", { ...OUTPUTS["us-west-2"], dbSubnetGroupName: undefined }],
  ])("nothing is made where %s was deployed without its part", (region, outputs) => {
    expect(() => globalProgram(PROD, { ...OUTPUTS, [region]: outputs })).toThrow(
      new RegExp(`^Cannot copy the database to all regions: ${region} was deployed without it$`),
    );
  });
});

it("there is no database, no secret and no output where the feature is off", async () => {
  const { result, resources } = await run(() => regionalProgram(OFF, "us-east-1"));
  const global = await run(() => globalProgram(OFF, OUTPUTS), { stack: "prod-global" });

  const made = [...resources, ...global.resources].filter(({ type }) => /^aws:(rds|secretsmanager)\//.test(type));
  expect(made).toEqual([]);
  expect(Object.keys(result).filter((key) => key.startsWith("db"))).toEqual([]);
  expect("database" in global.result).toBe(false);
});
