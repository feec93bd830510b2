import { describe, expect, it } from "vitest";
import { bucketIn, peeringOf, policy, ROOT, allow, subnetIn, TYPE, vpcIn } from "./platform.js";
import { ACCOUNT, openRegions, refusalOf, type Connection } from "./sandbox-client.js";
import { DANGLING_FUNCTIONS } from "./violations-functions.js";

const NOWHERE = "0123456789abcdef0";

const DANGLING: readonly (readonly [what: string, attempt: (aws: Connection) => Promise<unknown>, answer: string])[] = [
  [
    "a VPC",
    (aws) => subnetIn(aws, `vpc-${NOWHERE}`),
    `creating EC2 Subnet: operation error EC2: CreateSubnet, https response error StatusCode: 400, RequestID: …, api error InvalidVpcID.NotFound: The vpc ID 'vpc-${NOWHERE}' does not exist`,
  ],
  [
    "an address",
    async (aws) =>
      aws.create(TYPE.nat, {
        subnetId: (await subnetIn(aws, (await vpcIn(aws)).id)).id,
        allocationId: `eipalloc-${NOWHERE}`,
      }),
    `creating EC2 NAT Gateway: operation error EC2: CreateNatGateway, https response error StatusCode: 400, RequestID: …, api error InvalidAllocationID.NotFound: The allocation ID 'eipalloc-${NOWHERE}' does not exist`,
  ],
  [
    "a bucket",
    (aws) => aws.create(TYPE.versioning, { bucket: "nowhere", versioningConfiguration: { status: "Enabled" } }),
    "creating S3 Bucket Versioning: operation error S3: PutBucketVersioning, https response error StatusCode: 404, RequestID: …, api error NoSuchBucket: The specified bucket does not exist",
  ],
  [
    "a role",
    (aws) => aws.create(TYPE.rolePolicy, { name: "p", role: "nobody", policy: policy() }),
    "creating IAM Role Policy (nobody:p): operation error IAM: PutRolePolicy, https response error StatusCode: 404, RequestID: …, api error NoSuchEntity: The role with name nobody cannot be found.",
  ],
  [
    "a key",
    (aws) => aws.create(TYPE.topic, { name: "alerts", kmsMasterKeyId: `arn:aws:kms:us-east-1:${ACCOUNT}:key/none` }),
    `creating SNS Topic (arn:aws:sns:us-east-1:${ACCOUNT}:alerts): operation error SNS: CreateTopic, https response error StatusCode: 400, RequestID: …, api error NotFoundException: Key 'arn:aws:kms:us-east-1:${ACCOUNT}:key/none' does not exist`,
  ],
  [
    "a service-linked role",
    (aws) =>
      aws.create(TYPE.scalingGroup, {
        ...{ name: "web", minSize: 1, maxSize: 1 },
        serviceLinkedRoleArn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/autoscaling.amazonaws.com/none`,
      }),
    "creating Auto Scaling Group (web): operation error Auto Scaling: CreateAutoScalingGroup, https response error StatusCode: 400, RequestID: …, api error ValidationError: ARN specified for Service-Linked Role does not exist.",
  ],
  [
    "a group of servers",
    (aws) => aws.create(TYPE.scalingPolicy, { name: "cpu", autoscalingGroupName: "none" }),
    "creating Auto Scaling Policy (cpu): operation error Auto Scaling: PutScalingPolicy, https response error StatusCode: 400, RequestID: …, api error ValidationError: Group none not found",
  ],
  [
    "a launch template",
    (aws) =>
      aws.create(TYPE.scalingGroup, {
        ...{ name: "web", minSize: 1, maxSize: 1, launchTemplate: { id: `lt-${NOWHERE}`, version: "1" } },
      }),
    `creating Auto Scaling Group (web): operation error Auto Scaling: CreateAutoScalingGroup, https response error StatusCode: 400, RequestID: …, api error InvalidLaunchTemplateId.NotFound: The launch template ID 'lt-${NOWHERE}' does not exist`,
  ],
  [
    "a topic",
    (aws) => aws.create(TYPE.alarm, { name: "cpu", alarmActions: [`arn:aws:sns:us-east-1:${ACCOUNT}:none`] }),
    "creating CloudWatch Metric Alarm (cpu): operation error CloudWatch: PutMetricAlarm, https response error StatusCode: 404, RequestID: …, api error NotFound: Topic does not exist",
  ],
];

describe("what an input names", () => {
  it.each(DANGLING_FUNCTIONS)("must exist: what %s is for", async (_, type, inputs, message) => {
    const { east } = await openRegions();

    expect(await refusalOf(east.create(type, inputs))).toContain(message);
  });

  it.each(DANGLING)("must exist: %s", async (_, attempt, answer) => {
    const { east } = await openRegions();

    expect(await refusalOf(attempt(east))).toBe(answer);
  });

  it("must exist: an instance profile", async () => {
    const { east } = await openRegions();
    const arn = `arn:aws:iam::${ACCOUNT}:instance-profile/none`;

    expect(await refusalOf(east.create(TYPE.launchTemplate, { name: "web", iamInstanceProfile: { arn } }))).toContain(
      `Value (${arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN`,
    );
  });

  it("must exist in the region that asks", async () => {
    const { east, west } = await openRegions();
    const vpc = await vpcIn(east);

    expect(await refusalOf(subnetIn(west, vpc.id))).toContain(`The vpc ID '${vpc.id}' does not exist`);
  });

  it("may lie in the peer's region where the peer is meant", async () => {
    const { east, west } = await openRegions();

    const peering = await peeringOf(east, west);

    expect(peering["acceptStatus"]).toBe("pending-acceptance");
  });

  it("may be the other side's peering connection, once it is accepted", async () => {
    const { east, west } = await openRegions();
    const peering = await peeringOf(east, west);
    const accepter = await west.create(TYPE.accepter, { vpcPeeringConnectionId: peering.id, autoAccept: true });
    const table = await west.create(TYPE.table, { vpcId: accepter["vpcId"] });

    const route = { routeTableId: table.id, destinationCidrBlock: "10.10.128.0/17" };
    const made = await west.create(TYPE.route, { ...route, vpcPeeringConnectionId: accepter.id });

    expect(made["state"]).toBe("active");
    expect(accepter).toMatchObject({ acceptStatus: "active", peerVpcId: peering["vpcId"], peerRegion: "us-east-1" });
  });

  it("need not exist inside a policy, nor as a pattern", async () => {
    const { east } = await openRegions();
    const trail = `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/later`;
    const later = {
      ...allow({ Service: "cloudtrail.amazonaws.com" }, "kms:GenerateDataKey*"),
      Condition: { StringEquals: { "aws:SourceArn": trail } },
    };

    const key = await east.create(TYPE.key, { policy: policy(allow({ AWS: ROOT }, "kms:*"), later) });

    expect(key.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("may be a policy of AWS's own", async () => {
    const { east } = await openRegions();
    await east.create(TYPE.role, { name: "app", assumeRolePolicy: policy() });
    const policyArn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

    const attached = await east.create("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role: "app", policyArn });

    expect(attached.id).toBe(`app/${policyArn}`);
  });

  it("is a bucket only in the bucket's own region", async () => {
    const { east, west } = await openRegions();
    await bucketIn(east, "data");

    expect(await refusalOf(west.create(TYPE.publicAccess, { bucket: "data" }))).toContain("api error NoSuchBucket");
  });
});
