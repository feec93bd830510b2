import { describe, expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { countByType, ofType, only, register } from "../support/mocks.js";
import { configured, PROD } from "../support/settings.js";

const build = (settings: PlatformSettings = PROD, region = "us-east-1") =>
  register(() => regionalProgram(settings, region));
const withNat = (nat: PlatformSettings["network"]["nat"]) => build({ ...PROD, network: { ...PROD.network, nat } });
const PRIMARY = await build();

describe("the regional stack", () => {
  it("is exactly these resources", () => {
    expect(countByType(PRIMARY)).toMatchInlineSnapshot(`
      {
        "aws:accessanalyzer/analyzer:Analyzer": 1,
        "aws:acm/certificate:Certificate": 1,
        "aws:acm/certificateValidation:CertificateValidation": 1,
        "aws:autoscaling/group:Group": 1,
        "aws:autoscaling/policy:Policy": 1,
        "aws:backup/regionSettings:RegionSettings": 1,
        "aws:backup/vault:Vault": 1,
        "aws:backup/vaultLockConfiguration:VaultLockConfiguration": 1,
        "aws:backup/vaultNotifications:VaultNotifications": 1,
        "aws:backup/vaultPolicy:VaultPolicy": 1,
        "aws:cfg/deliveryChannel:DeliveryChannel": 1,
        "aws:cfg/recorder:Recorder": 1,
        "aws:cfg/recorderStatus:RecorderStatus": 1,
        "aws:cfg/retentionConfiguration:RetentionConfiguration": 1,
        "aws:cfg/rule:Rule": 61,
        "aws:cloudwatch/eventRule:EventRule": 6,
        "aws:cloudwatch/eventTarget:EventTarget": 6,
        "aws:cloudwatch/logGroup:LogGroup": 8,
        "aws:cloudwatch/metricAlarm:MetricAlarm": 18,
        "aws:ebs/defaultKmsKey:DefaultKmsKey": 1,
        "aws:ebs/encryptionByDefault:EncryptionByDefault": 1,
        "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": 1,
        "aws:ec2/defaultCreditSpecification:DefaultCreditSpecification": 1,
        "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": 1,
        "aws:ec2/defaultRouteTable:DefaultRouteTable": 1,
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": 1,
        "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": 1,
        "aws:ec2/eip:Eip": 1,
        "aws:ec2/flowLog:FlowLog": 1,
        "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": 1,
        "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": 1,
        "aws:ec2/internetGateway:InternetGateway": 1,
        "aws:ec2/launchTemplate:LaunchTemplate": 1,
        "aws:ec2/natGateway:NatGateway": 1,
        "aws:ec2/networkAcl:NetworkAcl": 3,
        "aws:ec2/networkAclRule:NetworkAclRule": 34,
        "aws:ec2/route:Route": 8,
        "aws:ec2/routeTable:RouteTable": 5,
        "aws:ec2/routeTableAssociation:RouteTableAssociation": 9,
        "aws:ec2/securityGroup:SecurityGroup": 5,
        "aws:ec2/serialConsoleAccess:SerialConsoleAccess": 1,
        "aws:ec2/subnet:Subnet": 9,
        "aws:ec2/vpc:Vpc": 1,
        "aws:ec2/vpcEndpoint:VpcEndpoint": 14,
        "aws:guardduty/detector:Detector": 1,
        "aws:guardduty/detectorFeature:DetectorFeature": 6,
        "aws:iam/instanceProfile:InstanceProfile": 1,
        "aws:iam/policy:Policy": 1,
        "aws:iam/role:Role": 6,
        "aws:iam/rolePolicy:RolePolicy": 4,
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 7,
        "aws:iam/serviceLinkedRole:ServiceLinkedRole": 1,
        "aws:inspector2/enabler:Enabler": 1,
        "aws:kms/alias:Alias": 1,
        "aws:kms/key:Key": 1,
        "aws:lambda/function:Function": 2,
        "aws:lambda/permission:Permission": 1,
        "aws:lb/listener:Listener": 2,
        "aws:lb/loadBalancer:LoadBalancer": 1,
        "aws:lb/targetGroup:TargetGroup": 1,
        "aws:rds/eventSubscription:EventSubscription": 3,
        "aws:rds/instance:Instance": 1,
        "aws:rds/parameterGroup:ParameterGroup": 1,
        "aws:rds/subnetGroup:SubnetGroup": 1,
        "aws:route53/record:Record": 1,
        "aws:s3/bucket:Bucket": 3,
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": 3,
        "aws:s3/bucketLogging:BucketLogging": 2,
        "aws:s3/bucketNotification:BucketNotification": 1,
        "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": 1,
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 3,
        "aws:s3/bucketPolicy:BucketPolicy": 3,
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 3,
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 3,
        "aws:s3/bucketVersioning:BucketVersioning": 3,
        "aws:securityhub/account:Account": 1,
        "aws:securityhub/standardsSubscription:StandardsSubscription": 2,
        "aws:sns/topic:Topic": 1,
        "aws:sns/topicPolicy:TopicPolicy": 1,
        "aws:sns/topicSubscription:TopicSubscription": 2,
        "aws:sqs/queue:Queue": 2,
        "aws:sqs/queuePolicy:QueuePolicy": 2,
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": 6,
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": 10,
        "aws:wafv2/webAcl:WebAcl": 1,
        "aws:wafv2/webAclAssociation:WebAclAssociation": 1,
        "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": 1,
      }
    `);
  });

  it.each([
    ["single", 1, 1],
    ["per-az", 3, 3],
    ["regional", 0, 1],
  ] as const)(
    "has, with NAT mode %s, %i addresses and %i gateways, and the same of all else",
    async (nat, eips, gateways) => {
      const counts = countByType(await withNat(nat));

      expect(counts).toEqual({
        ...countByType(PRIMARY),
        "aws:ec2/eip:Eip": eips === 0 ? undefined : eips,
        "aws:ec2/natGateway:NatGateway": gateways,
        "aws:cloudwatch/metricAlarm:MetricAlarm": 17 + gateways,
      });
    },
  );

  it("has the same resources in every region, but for the database and the rules on IAM, which are the primary's", async () => {
    const [rules, alarm] = ["aws:cfg/rule:Rule", "aws:cloudwatch/metricAlarm:MetricAlarm"] as const;
    const {
      "aws:rds/instance:Instance": databases,
      [rules]: ruled = 0,
      ...others
    } = countByType(PRIMARY.filter(({ name }) => !name.includes("function-rotate")));

    expect(databases).toBe(1);
    expect(countByType(await build(PROD, "ap-south-1"))).toEqual({
      ...{ ...others, [rules]: ruled - 6 },
      [alarm]: (others[alarm] ?? 0) - 4,
    });
  });

  it("has three list rules and a group rule less for each peer that is not configured", async () => {
    const counts = countByType(await build(configured("us-east-1")));

    expect(counts["aws:ec2/networkAclRule:NetworkAclRule"]).toBe(34 - 2 * 3);
    expect(counts["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"]).toBe(10 - 2);
  });

  it("refuses a region that is not configured", () => {
    expect(() => regionalProgram(PROD, "eu-west-1")).toThrow(
      /^Cannot deploy to "eu-west-1": prod does not configure it$/,
    );
  });

  it("talks to one account through one provider of its own", () => {
    const provider = only(PRIMARY, "pulumi:providers:aws");

    expect(provider.inputs).toMatchObject({
      region: "us-east-1",
      allowedAccountIds: '["111122223333"]',
      defaultTags: JSON.stringify({ tags: PROD.tags }),
    });
    const others = PRIMARY.filter(({ type }) => type.startsWith("aws:")).filter(
      (one) => !one.provider.startsWith(`${provider.urn}::`),
    );
    expect(others).toEqual([]);
  });

  it("is the parent of everything but its provider", () => {
    const orphans = PRIMARY.filter(({ parent }) => !parent.includes("tapctl:stack:TapStack"));

    expect(orphans.map(({ type }) => type)).toEqual(["pulumi:providers:aws", "tapctl:stack:TapStack"]);
  });

  it("names every child after its parent", () => {
    const names = new Map(PRIMARY.map(({ urn, name }) => [urn, name]));
    const strays = PRIMARY.filter(({ parent, name }) => !name.startsWith(names.get(parent) ?? ""));

    // What guards a bucket or a vault is named after the component that both are in.
    expect(strays.filter(({ parent }) => !/\$aws:(s3\/bucket|backup\/vault):/.test(parent))).toEqual([]);
  });
});

describe("roles", () => {
  it("lie on tapctl's path, under the region's boundary, for an hour at most", () => {
    for (const { inputs } of ofType(PRIMARY, "aws:iam/role:Role")) {
      expect(inputs).toMatchObject({
        path: "/tapctl/prod/",
        permissionsBoundary: "arn:aws:mock:us-east-1:111122223333:tap-boundary-policy",
        maxSessionDuration: 3600,
      });
    }
    expect(only(PRIMARY, "aws:iam/policy:Policy").inputs).toMatchObject({
      name: "PROD-policy-boundary-us-east-1",
      path: "/tapctl/prod/",
    });
  });

  it("include Auto Scaling's own for this stack", () => {
    expect(only(PRIMARY, "aws:iam/serviceLinkedRole:ServiceLinkedRole").inputs).toMatchObject({
      awsServiceName: "autoscaling.amazonaws.com",
      customSuffix: "tapctl-prod-us-east-1",
    });
  });
});

describe("alerts", () => {
  it("reach every address and the webhook", () => {
    const subscriptions = ofType(PRIMARY, "aws:sns/topicSubscription:TopicSubscription");

    expect(subscriptions.map(({ name, inputs }) => [name, inputs["protocol"], inputs["endpoint"]])).toEqual([
      ["tap-subscription-ops@example.com", "email", "ops@example.com"],
      [
        "tap-subscription-webhook",
        "https",
        {
          "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
          value: "https://hooks.example.com/services/T0/B0/token",
        },
      ],
    ]);
  });

  it("need neither", async () => {
    const resources = await build({ ...PROD, alerts: { emails: [] } });

    expect(ofType(resources, "aws:sns/topicSubscription:TopicSubscription")).toEqual([]);
  });
});
