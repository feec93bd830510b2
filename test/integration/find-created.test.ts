import {
  AssociateRouteTableCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateKeyCommand, KMSClient, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { beforeEach, describe, expect, inject, it, vi } from "vitest";
import { findInAws } from "../../src/cloud/recovery/find-created.js";
import { emulatorEnvironment, localEndpoint } from "../../src/cloud/emulator.js";
import { accountId, reach } from "./support/account.js";

const { cloud, endpoint = "" } = inject("target");
const region = "us-west-2";
const nobody = { region, inputs: {}, known: new Set<string>() };

/** As a worker has it: what reaches the account is in its environment. */
async function finder() {
  return findInAws({ account: await accountId(), endpoint: localEndpoint(endpoint) });
}

beforeEach(() => {
  for (const [name, value] of Object.entries(emulatorEnvironment(endpoint, {}))) vi.stubEnv(name, value);
});

describe.skipIf(cloud !== "moto")("what an interrupted run made, on moto", { timeout: 60_000 }, () => {
  it("is found by its tag, in its region, unless somebody else has it", async () => {
    const Tags = [{ Key: "tapctl:id", Value: "VPC" }];
    const asked = { CidrBlock: "10.9.0.0/16", TagSpecifications: [{ ResourceType: "vpc" as const, Tags }] };
    const { Vpc } = await new EC2Client(reach(region)).send(new CreateVpcCommand(asked));
    const sought = { ...nobody, type: "aws:ec2/vpc:Vpc", tag: "VPC" };
    const find = await finder();

    expect(await find(sought)).toBe(Vpc?.VpcId);
    expect(await find({ ...sought, tag: "ANOTHER" })).toBeUndefined();
    expect(await find({ ...sought, region: "us-east-1" })).toBeUndefined();
    expect(await find({ ...sought, type: "aws:ec2/subnet:Subnet" })).toBeUndefined();
    expect(await find({ ...sought, known: new Set([Vpc?.VpcId ?? ""]) })).toBeUndefined();
  });

  it("is the key that lives, of those with one tag", async () => {
    const client = new KMSClient(reach(region));
    const Tags = [{ TagKey: "tapctl:id", TagValue: "KEY" }];
    const { KeyMetadata: gone } = await client.send(new CreateKeyCommand({ Tags }));
    const { KeyMetadata } = await client.send(new CreateKeyCommand({ Tags }));
    await client.send(new ScheduleKeyDeletionCommand({ KeyId: gone?.KeyId }));
    const sought = { ...nobody, type: "aws:kms/key:Key", tag: "KEY" };
    const find = await finder();

    expect(await find(sought)).toBe(KeyMetadata?.KeyId);
  });

  it("is a role of that name only with its tag", async () => {
    const Tags = [{ Key: "tapctl:id", Value: "ROLE" }];
    const role = { RoleName: "reader", AssumeRolePolicyDocument: "{}", Tags };
    await new IAMClient(reach(region)).send(new CreateRoleCommand(role));
    const sought = { ...nobody, type: "aws:iam/role:Role", tag: "ROLE", inputs: { name: "reader" } };
    const find = await finder();

    expect(await find(sought)).toBe("reader");
    expect(await find({ ...sought, tag: "ANOTHER" })).toBeUndefined();
    expect(await find({ ...sought, inputs: { name: "writer" } })).toBeUndefined();
  });

  it("is a queue by the address that AWS gave it", async () => {
    const queue = { QueueName: "letters", tags: { "tapctl:id": "QUEUE" } };
    const { QueueUrl } = await new SQSClient(reach(region)).send(new CreateQueueCommand(queue));
    const find = await finder();

    expect(await find({ ...nobody, type: "aws:sqs/queue:Queue", tag: "QUEUE" })).toBe(QueueUrl);
  });

  it("is an association only where there is one", async () => {
    const client = new EC2Client(reach(region));
    const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock: "10.8.0.0/16" }));
    const VpcId = Vpc?.VpcId;
    const { Subnet } = await client.send(new CreateSubnetCommand({ VpcId, CidrBlock: "10.8.0.0/24" }));
    const { RouteTable } = await client.send(new CreateRouteTableCommand({ VpcId }));
    const [subnetId = "", routeTableId = ""] = [Subnet?.SubnetId, RouteTable?.RouteTableId];
    const type = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    const sought = { ...nobody, type, tag: undefined, inputs: { subnetId, routeTableId } };
    const find = await finder();
    const before = await find(sought);
    await client.send(new AssociateRouteTableCommand({ SubnetId: subnetId, RouteTableId: routeTableId }));

    expect([before, await find(sought)]).toEqual([undefined, `${subnetId}/${routeTableId}`]);
  });

  it("is nothing where what it belongs to is not there", async () => {
    const find = await finder();
    const permission = { function: "maintenance", statementId: "DailyRule" };

    expect(
      await find({ ...nobody, type: "aws:lambda/permission:Permission", tag: undefined, inputs: permission }),
    ).toBeUndefined();
    expect(await find({ ...nobody, type: "aws:autoscaling/group:Group", tag: "GROUP" })).toBeUndefined();
    expect(await find({ ...nobody, type: "aws:acm/certificateValidation:CertificateValidation", tag: undefined })).toBe(
      undefined,
    );
  });
});
