import { describe, expect, it } from "vitest";

import { globalProgram } from "../../src/stacks/global.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { follows, longestChain } from "../support/graph.js";
import { countByType, ofType, only, register, run, type Registered } from "../support/mocks.js";
import { OUTPUTS, type RegionName } from "../support/regional-outputs.js";
import { PROD } from "../support/settings.js";

const ALL: readonly RegionName[] = ["us-east-1", "us-west-2", "ap-south-1"];
const build = (settings: PlatformSettings = PROD, names = ALL) =>
  register(() => globalProgram(settings, Object.fromEntries(names.map((name) => [name, OUTPUTS[name]]))), {
    stack: "prod-global",
  });
const THREE = await build();

const TRAIL = {
  "aws:cloudtrail/trail:Trail": 1,
  "aws:cfg/configurationAggregator:ConfigurationAggregator": 1,
  "aws:cloudwatch/logGroup:LogGroup": 1,
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": 15,
  "aws:cloudwatch/metricAlarm:MetricAlarm": 15,
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": 1,
  "aws:iam/policy:Policy": 1,
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": 1,
  "aws:s3/bucket:Bucket": 1,
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": 1,
  "aws:s3/bucketLogging:BucketLogging": 1,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 1,
  "aws:s3/bucketPolicy:BucketPolicy": 1,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 1,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 1,
  "aws:s3/bucketVersioning:BucketVersioning": 1,
};
const peering = (pairs: number) => ({
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": pairs,
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": pairs,
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": 2 * pairs,
  "aws:ec2/route:Route": 16 * pairs,
  "aws:ec2/networkAclRule:NetworkAclRule": 6 * pairs,
});
const replication = (sources: number, rules: number) => ({
  "aws:iam/role:Role": 1 + sources,
  "aws:iam/rolePolicy:RolePolicy": 1 + sources,
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": sources,
  "aws:cloudwatch/metricAlarm:MetricAlarm": 4 * rules,
});

/** A table, and in every region two alarms of its own and one for each other region. */
const table = (regions: number) => ({
  "aws:dynamodb/table:Table": 1,
  "aws:cloudwatch/metricAlarm:MetricAlarm": regions * (2 + regions - 1),
});
const backup = (regions: number) => ({
  "aws:backup/plan:Plan": regions,
  "aws:backup/selection:Selection": regions,
});
const FINDINGS = { "aws:securityhub/findingAggregator:FindingAggregator": 1 };
/** The secret, and in every other region a replica with its five alarms. */
const database = (regions: number) => ({
  "aws:secretsmanager/secret:Secret": 1,
  "aws:secretsmanager/secretVersion:SecretVersion": 1,
  ...(regions > 1
    ? { "aws:rds/instance:Instance": regions - 1, "aws:cloudwatch/metricAlarm:MetricAlarm": 5 * (regions - 1) }
    : {}),
});
const sum = (...parts: readonly Readonly<Record<string, number>>[]): Record<string, number> =>
  parts.flatMap(Object.entries<number>).reduce<Record<string, number>>((total, [type, count]) => {
    return { ...total, [type]: (total[type] ?? 0) + count };
  }, {});

describe("the global stack", () => {
  it("is exactly these resources for three regions", () => {
    expect(countByType(THREE)).toEqual(
      sum(TRAIL, peering(3), replication(3, 6), table(3), backup(3), database(3), FINDINGS),
    );
  });

  it("is exactly these for two", async () => {
    const resources = await build(PROD, ["us-east-1", "us-west-2"]);

    expect(countByType(resources)).toEqual(
      sum(TRAIL, peering(1), replication(2, 2), table(2), backup(2), database(2), FINDINGS),
    );
  });

  it("is the trail, the boundary, the table and the account's baseline for one", async () => {
    const resources = await build(PROD, ["us-east-1"]);

    expect(countByType(resources)).toEqual(
      sum(TRAIL, { "aws:iam/role:Role": 1, "aws:iam/rolePolicy:RolePolicy": 1 }, table(1), backup(1), database(1)),
    );
  });

  it("is the boundary alone without trail, replication, peers, features and baseline", async () => {
    const bare: PlatformSettings = {
      ...PROD,
      trail: { enabled: false, insights: false },
      replication: { mode: "off" },
      features: { ...PROD.features, table: false, backup: false, database: false },
      baseline: { region: "skip", account: "skip", imports: {} },
    };

    expect(countByType(await build(bare, ["us-east-1"]))).toEqual({ "aws:iam/policy:Policy": 1 });
  });

  it("refuses to run without the primary's outputs, before anything is made", async () => {
    await expect(async () => build(PROD, ["us-west-2"])).rejects.toThrow(
      /^Cannot deploy the global stack without "us-east-1": it has no outputs$/,
    );
  });

  it("names what a region's outputs lack", () => {
    expect(() => globalProgram(PROD, { "us-east-1": { ...OUTPUTS["us-east-1"], vpcId: undefined } })).toThrow(
      /^Cannot use the outputs of us-east-1: they lack vpcId$/,
    );
  });

  it("talks to all regions through one provider, at home in the primary", () => {
    const provider = only(THREE, "pulumi:providers:aws");

    expect(provider.inputs).toMatchObject({ region: "us-east-1", allowedAccountIds: '["111122223333"]' });
    const others = THREE.filter(({ type }) => type.startsWith("aws:"));
    expect(others.filter((one) => !one.provider.startsWith(`${provider.urn}::`))).toEqual([]);
  });

  it("says the region of each resource that has one", () => {
    const without = THREE.filter(({ type, inputs }) => type.startsWith("aws:") && !("region" in inputs));

    expect(
      without.filter(({ type }) => !/^aws:(iam|account|budgets|organizations)\/|^aws:s3\/account/.test(type)),
    ).toEqual([]);
  });

  it("is the parent of everything but its provider", () => {
    const orphans = THREE.filter(({ parent }) => !parent.includes("tapctl:stack:GlobalStack"));

    expect(orphans.map(({ type }) => type)).toEqual(["pulumi:providers:aws", "tapctl:stack:GlobalStack"]);
  });

  it("has no chain of more than four resources", () => {
    expect(longestChain(THREE)).toHaveLength(4);
  });

  it("makes the same of the regions in whatever order they come", async () => {
    const reversed = await build(PROD, [...ALL].reverse());

    const described = (resources: readonly Registered[]) =>
      resources.map(({ urn, inputs }) => JSON.stringify([urn, inputs])).sort();
    expect(described(reversed)).toEqual(described(THREE));
  });
});

describe("peering", () => {
  it("asks from the region that comes first by name, and accepts in the other", () => {
    const pair = "tap-peering-us-east-1-us-west-2";

    expect(only(THREE, "aws:ec2/vpcPeeringConnection:VpcPeeringConnection", `${pair}-connection`).inputs).toMatchObject(
      {
        region: "us-east-1",
        vpcId: "us-east-1-vpc",
        peerVpcId: "us-west-2-vpc",
        peerRegion: "us-west-2",
        autoAccept: false,
        tags: { Name: "PROD-pcx-us-east-1-us-west-2" },
      },
    );
    const accepter = only(
      THREE,
      "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
      `${pair}-accepter`,
    );
    expect(accepter.inputs).toMatchObject({
      region: "us-west-2",
      vpcPeeringConnectionId: `${pair}-connection-id`,
      autoAccept: true,
      tags: { Name: "PROD-pcx-us-east-1-us-west-2" },
    });
  });

  it("lets each side resolve the other's names, each in its own region", () => {
    const options = ofType(THREE, "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions").filter(({ name }) =>
      name.startsWith("tap-peering-ap-south-1-us-east-1"),
    );

    const vpcPeeringConnectionId = "tap-peering-ap-south-1-us-east-1-accepter-id";
    expect(options.map(({ inputs }) => inputs)).toEqual([
      { region: "ap-south-1", vpcPeeringConnectionId, requester: { allowRemoteVpcDnsResolution: true } },
      { region: "us-east-1", vpcPeeringConnectionId, accepter: { allowRemoteVpcDnsResolution: true } },
    ]);
  });

  it("routes both families both ways, from private and data tables to the peer's private half", () => {
    expect(routesOf(THREE, "tap-peering-us-east-1-us-west-2")).toEqual(
      [
        ...["a", "b", "c"]
          .map((zone) => `us-east-1-rt-private-${zone}`)
          .concat("us-east-1-rt-data")
          .flatMap((table) => [`us-east-1 ${table} 10.20.128.0/17`, `us-east-1 ${table} 2600:1f14:abc:1280::/57`]),
        ...["a", "b", "c"]
          .map((zone) => `us-west-2-rt-private-${zone}`)
          .concat("us-west-2-rt-data")
          .flatMap((table) => [`us-west-2 ${table} 10.10.128.0/17`, `us-west-2 ${table} 2600:1f18:abc:1280::/57`]),
      ].sort(),
    );
  });

  it("never routes to the peer's whole block", () => {
    const destinations = ofType(THREE, "aws:ec2/route:Route").map(
      ({ inputs }) => inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"],
    );

    const whole = Object.values(OUTPUTS).flatMap(({ vpcCidr, vpcIpv6Cidr }) => [vpcCidr, vpcIpv6Cidr]);
    expect(destinations).toHaveLength(48);
    expect(destinations.filter((destination) => whole.includes(String(destination)))).toEqual([]);
  });

  it("routes from the public tables too where that is wanted", async () => {
    const resources = await build({ ...PROD, peering: { includePublicTables: true } });

    expect(ofType(resources, "aws:ec2/route:Route")).toHaveLength(60);
    expect(routesOf(resources, "tap-peering-us-east-1-us-west-2")).toContain(
      "us-west-2 us-west-2-rt-public 10.10.128.0/17",
    );
  });

  it("lets the peer's IPv6 into the lists, by the peer's index, and its answers out where out is not open", () => {
    const rules = ofType(THREE, "aws:ec2/networkAclRule:NetworkAclRule").map(({ inputs }) => inputs);

    const into = rules.filter((inputs) => inputs["region"] === "us-west-2");
    const common = { region: "us-west-2", ruleAction: "allow" };
    const database = { ...common, networkAclId: "us-west-2-acl-data", protocol: "tcp" };
    expect(into).toHaveLength(6);
    expect(into).toEqual(
      expect.arrayContaining([
        {
          ...common,
          networkAclId: "us-west-2-acl-private",
          ruleNumber: 300,
          egress: false,
          protocol: "-1",
          ipv6CidrBlock: "2600:1f18:abc:1280::/57",
        },
        {
          ...database,
          ruleNumber: 300,
          egress: false,
          fromPort: 5433,
          toPort: 5433,
          ipv6CidrBlock: "2600:1f18:abc:1280::/58",
        },
        {
          ...database,
          ruleNumber: 300,
          egress: true,
          fromPort: 1024,
          toPort: 65535,
          ipv6CidrBlock: "2600:1f18:abc:1280::/58",
        },
        {
          ...database,
          ruleNumber: 302,
          egress: false,
          fromPort: 5433,
          toPort: 5433,
          ipv6CidrBlock: "2406:da1a:abc:1280::/58",
        },
      ]),
    );
  });

  it("routes only once the connection is accepted", () => {
    const accepter = only(
      THREE,
      "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
      "us-east-1-us-west-2-accepter",
    );
    const later = THREE.filter(
      ({ name, type }) => name.startsWith("tap-peering-us-east-1-us-west-2") && /:Route$|Options$/.test(type),
    );

    expect(later).toHaveLength(18);
    expect(later.filter((one) => !follows(THREE, one, accepter))).toEqual([]);
  });
});

describe("replication", () => {
  const config = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

  it("copies each bucket to every other one, encrypted with the key of its destination", () => {
    const rule = (region: RegionName, priority: number) => ({
      id: `to-${region}`,
      priority,
      status: "Enabled",
      filter: { prefix: "" },
      deleteMarkerReplication: { status: "Enabled" },
      sourceSelectionCriteria: {
        sseKmsEncryptedObjects: { status: "Enabled" },
        replicaModifications: { status: "Enabled" },
      },
      destination: {
        bucket: `arn:aws:s3:::prod-storage-${region}-111122223333`,
        encryptionConfiguration: { replicaKmsKeyId: `arn:aws:kms:${region}:111122223333:key/${region}` },
        metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
        replicationTime: { status: "Enabled", time: { minutes: 15 } },
      },
    });

    expect(only(THREE, config, "us-east-1-config").inputs).toEqual({
      region: "us-east-1",
      bucket: "prod-storage-us-east-1-111122223333",
      role: "arn:aws:mock:us-east-1:111122223333:tap-replication-us-east-1-role",
      rules: [rule("ap-south-1", 3), rule("us-west-2", 2)],
    });
  });

  it("goes out from the primary only as a hub, and not at all when off", async () => {
    const hub = await build({ ...PROD, replication: { mode: "hub" } });
    const off = await build({ ...PROD, replication: { mode: "off" } });

    expect(ofType(hub, config).map(({ inputs }) => inputs["region"])).toEqual(["us-east-1"]);
    expect(countByType(off)).toEqual(
      sum(
        TRAIL,
        peering(3),
        { "aws:iam/role:Role": 1, "aws:iam/rolePolicy:RolePolicy": 1 },
        table(3),
        backup(3),
        database(3),
        FINDINGS,
      ),
    );
  });

  it("has a role for each source under the global boundary, with its policy before it is used", () => {
    const role = only(THREE, "aws:iam/role:Role", "replication-us-west-2-role");
    const policy = only(THREE, "aws:iam/rolePolicy:RolePolicy", "replication-us-west-2-policy");

    expect(role.inputs).toMatchObject({
      name: "PROD-role-s3-replication-us-west-2",
      path: "/tapctl/prod/",
      permissionsBoundary: "arn:aws:mock:us-east-1:111122223333:tap-boundary-policy",
    });
    expect(only(THREE, "aws:iam/policy:Policy").inputs).toMatchObject({ name: "PROD-policy-boundary-global" });
    expect(policy.inputs["policy"]).toContain("arn:aws:kms:ap-south-1:111122223333:key/ap-south-1");
    expect(follows(THREE, only(THREE, config, "us-west-2-config"), policy)).toBe(true);
  });

  it("raises alarms in both regions of a pair, each to its own region's topic", () => {
    const alarms = ofType(THREE, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ name }) =>
      name.startsWith("tap-replication-us-east-1-us-west-2-"),
    );

    const dimensions = {
      SourceBucket: "prod-storage-us-east-1-111122223333",
      DestinationBucket: "prod-storage-us-west-2-111122223333",
      RuleId: "to-us-west-2",
    };
    for (const { inputs } of alarms) {
      const region = String(inputs["region"]);
      expect(inputs).toMatchObject({
        namespace: "AWS/S3",
        dimensions,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "ignore",
        alarmActions: [`arn:aws:sns:${region}:111122223333:PROD-sns-alerts-${region}`],
      });
    }
    const which = alarms.map(({ inputs }) => [
      inputs["region"],
      inputs["metricName"],
      inputs["statistic"],
      inputs["threshold"],
    ]);
    expect(which).toEqual([
      ["us-east-1", "OperationsFailedReplication", "Sum", 0],
      ["us-east-1", "ReplicationLatency", "Maximum", 900],
      ["us-west-2", "OperationsFailedReplication", "Sum", 0],
      ["us-west-2", "ReplicationLatency", "Maximum", 900],
    ]);
  });
});

describe("the trail", () => {
  const trail = only(THREE, "aws:cloudtrail/trail:Trail");

  it("records all regions, encrypted and validated, into a bucket and a log group", () => {
    expect({ ...trail.inputs, tags: undefined }).toEqual({
      name: "PROD-cloudtrail-main-global",
      region: "us-east-1",
      s3BucketName: "prod-trail-us-east-1-111122223333",
      kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/us-east-1",
      cloudWatchLogsGroupArn: "arn:aws:mock:us-east-1:111122223333:tap-trail-group:*",
      cloudWatchLogsRoleArn: "arn:aws:mock:us-east-1:111122223333:tap-trail-logs-role",
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      advancedEventSelectors: [
        { name: "Management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
        {
          name: "Stored objects",
          fieldSelectors: [
            { field: "eventCategory", equals: ["Data"] },
            { field: "resources.type", equals: ["AWS::S3::Object"] },
            { field: "resources.ARN", startsWiths: ["arn:aws:s3:::prod-storage-"] },
          ],
        },
      ],
      insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
    });
  });

  it("has no insights where they are not wanted", async () => {
    const resources = await build({ ...PROD, trail: { enabled: true, insights: false } });

    expect(only(resources, "aws:cloudtrail/trail:Trail").inputs).not.toHaveProperty("insightSelectors");
  });

  it("starts once bucket and role let it write", () => {
    expect(follows(THREE, trail, only(THREE, "aws:s3/bucketPolicy:BucketPolicy"))).toBe(true);
    expect(follows(THREE, trail, only(THREE, "aws:iam/rolePolicy:RolePolicy", "trail-logs-policy"))).toBe(true);
  });

  it("is kept with the home region's key, and read access to it is logged there", () => {
    const keyArn = "arn:aws:kms:us-east-1:111122223333:key/us-east-1";

    expect(only(THREE, "aws:cloudwatch/logGroup:LogGroup").inputs).toMatchObject({
      name: "/prod/cloudtrail/global",
      retentionInDays: 365,
      kmsKeyId: keyArn,
    });
    expect(JSON.stringify(only(THREE, encryption).inputs)).toContain(keyArn);
    expect(only(THREE, "aws:s3/bucketLogging:BucketLogging").inputs).toMatchObject({
      targetBucket: "prod-logs-us-east-1-111122223333",
      targetPrefix: "s3/prod-trail-us-east-1-111122223333/",
    });
  });

  const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
});

it("outputs what ties the regions together", async () => {
  const { result } = await run(() => globalProgram(PROD, OUTPUTS), { stack: "prod-global" });

  expect(result).toMatchObject({
    region: "us-east-1",
    accountId: "111122223333",
    regions: ["ap-south-1", "us-east-1", "us-west-2"],
    boundaryPolicyArn: "arn:aws:iam::111122223333:policy/tapctl/prod/PROD-policy-boundary-global",
    trail: {
      arn: "arn:aws:cloudtrail:us-east-1:111122223333:trail/PROD-cloudtrail-main-global",
      logGroupName: "/prod/cloudtrail/global",
      bucket: { name: "prod-trail-us-east-1-111122223333", arn: "arn:aws:s3:::prod-trail-us-east-1-111122223333" },
    },
  });
  expect(Object.keys(result["peeringIds"] as object)).toHaveLength(3);
  expect(result["replicationRules"]).toHaveLength(6);
});

function routesOf(resources: readonly Registered[], peering: string): readonly string[] {
  return ofType(resources, "aws:ec2/route:Route")
    .filter(({ inputs }) => inputs["vpcPeeringConnectionId"] === `${peering}-accepter-id`)
    .map(({ inputs }) => {
      const destination = inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"];
      return [inputs["region"], inputs["routeTableId"], destination].map(String).join(" ");
    })
    .sort();
}
