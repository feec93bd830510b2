import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import {
  ConfigServiceClient,
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
} from "@aws-sdk/client-config-service";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";
import { DescribeSecretCommand, ListSecretsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import { only, reach, REGIONS } from "../support/account.js";
import { masterKey } from "./encryption.js";

/** `environment` in lower case. */
export function serviceChecks(environment: () => string, emulated: boolean): void {
  const upper = () => environment().toUpperCase();

  if (!emulated) databaseChecks(environment);

  it.each(REGIONS)("encrypts every queue in %s with the region's own key", async (region) => {
    const client = new SQSClient(reach(region));
    const key = await masterKey(environment(), region);
    const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));

    const own = QueueUrls.filter((url) => url.includes(`/${upper()}-`));
    expect(own.length).toBeGreaterThanOrEqual(1);
    for (const QueueUrl of own) {
      const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["KmsMasterKeyId"] });
      expect([QueueUrl, (await client.send(asked)).Attributes?.["KmsMasterKeyId"]]).toEqual([QueueUrl, key]);
    }
  });

  it.each(REGIONS)("runs every function in %s in three subnets, with its settings encrypted", async (region) => {
    const { Functions = [] } = await new LambdaClient(reach(region)).send(new ListFunctionsCommand({}));

    const own = Functions.filter(({ FunctionName = "" }) => FunctionName.startsWith(`${upper()}-`));
    expect(own.length).toBeGreaterThanOrEqual(1);
    for (const { FunctionName, Runtime, VpcConfig, KMSKeyArn } of own) {
      const found = [FunctionName, Runtime, VpcConfig?.SubnetIds?.length, KMSKeyArn];
      expect(found).toEqual([FunctionName, "python3.12", 3, await masterKey(environment(), region)]);
    }
  });

  it.each(REGIONS)("spreads the servers of %s over three zones and several kinds of instance", async (region) => {
    const client = new AutoScalingClient(reach(region));
    const { AutoScalingGroups = [] } = await client.send(new DescribeAutoScalingGroupsCommand({}));

    const own = AutoScalingGroups.filter(({ AutoScalingGroupName = "" }) => AutoScalingGroupName.startsWith(upper()));
    const group = only(own, "group of servers");
    expect(group.VPCZoneIdentifier?.split(",")).toHaveLength(3);
    const kinds = group.MixedInstancesPolicy?.LaunchTemplate?.Overrides?.map(
      ({ InstanceType = "" }) => InstanceType[0],
    );
    expect([...new Set(kinds)].sort()).toEqual(["c", "m", "t"]);
  });

  if (emulated) recordChecks();
}

/** Only where the tests own the region's baseline. */
function recordChecks(): void {
  it.each(REGIONS)("records every change in %s, and judges it by rules", async (region) => {
    const client = new ConfigServiceClient(reach(region));
    const { ConfigurationRecorders } = await client.send(new DescribeConfigurationRecordersCommand({}));
    const { ConfigurationRecordersStatus } = await client.send(new DescribeConfigurationRecorderStatusCommand({}));
    const { ConfigRules = [] } = await client.send(new DescribeConfigRulesCommand({}));

    expect(only(ConfigurationRecorders, "recorder").recordingGroup?.allSupported).toBe(true);
    expect(only(ConfigurationRecordersStatus, "recorder").recording).toBe(true);
    const owners = new Set(ConfigRules.map(({ Source }) => Source?.Owner));
    expect([...owners]).toEqual(["AWS"]);
    expect(ConfigRules.length).toBeGreaterThanOrEqual(20);
  });
}

/** moto cannot make replicas: docs/emulators.md. */
function databaseChecks(environment: () => string): void {
  it.each(REGIONS)("keeps the database of %s private, and encrypted with the region's own key", async (region) => {
    const { DBInstances = [] } = await new RDSClient(reach(region)).send(new DescribeDBInstancesCommand({}));

    const own = DBInstances.filter(({ DBInstanceIdentifier = "" }) =>
      DBInstanceIdentifier.startsWith(`${environment()}-`),
    );
    expect(only(own, "database")).toMatchObject({
      Engine: "postgres",
      StorageEncrypted: true,
      KmsKeyId: await masterKey(environment(), region),
      PubliclyAccessible: false,
      DeletionProtection: false,
    });
  });

  it("keeps the database's password in every region, under that region's key", async () => {
    const client = new SecretsManagerClient(reach("us-east-1"));
    const { SecretList = [] } = await client.send(new ListSecretsCommand({}));
    const own = SecretList.filter(
      ({ Name = "" }) => Name.includes(environment()) || Name.includes(environment().toUpperCase()),
    );
    const secret = await client.send(new DescribeSecretCommand({ SecretId: only(own, "secret").ARN }));

    expect(secret.KmsKeyId).toBe(await masterKey(environment(), "us-east-1"));
    expect(secret.RotationEnabled).toBe(true);
    expect(secret.ReplicationStatus?.map(({ Region }) => Region).sort()).toEqual(["ap-south-1", "us-west-2"]);
  });
}
