import {
  DescribeInstancesCommand,
  DescribeNatGatewaysCommand,
  DescribeVpcPeeringConnectionsCommand,
  EC2Client,
  GetEbsEncryptionByDefaultCommand,
} from "@aws-sdk/client-ec2";
import { IAMClient, ListPoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { GetResourcesCommand, ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import {
  GetBucketEncryptionCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetPublicAccessBlockCommand as GetAccountBlockCommand, S3ControlClient } from "@aws-sdk/client-s3-control";
import { Agent } from "node:http";
import type { LookupFunction } from "node:net";
import { inject } from "vitest";
import { reach, REGIONS } from "../support/account.js";

const { cloud } = inject("target");

export interface Owner {
  readonly environment: string;
  readonly account: string;
}

/** Everything of an environment in the account that carries its tags or its path, as `region service kind`, sorted. */
export async function leftovers({ environment, account }: Owner): Promise<readonly string[]> {
  const tagged = await Promise.all(REGIONS.map((region) => taggedIn(region, environment)));
  const iam = new IAMClient(reach("us-east-1"));
  const PathPrefix = `/tapctl/${environment}/`;
  const { Roles = [] } = await iam.send(new ListRolesCommand({ PathPrefix }));
  const { Policies = [] } = await iam.send(new ListPoliciesCommand({ PathPrefix, Scope: "Local" }));
  const named = [...Roles.map(({ RoleName }) => RoleName), ...Policies.map(({ PolicyName }) => PolicyName)];
  const switches = await Promise.all([accountSwitch(account), ...REGIONS.map(volumeSwitch)]);
  return [...tagged.flat(), ...named.map((name) => `iam ${name ?? ""}`), ...switches.flat()].sort();
}

async function taggedIn(region: string, environment: string): Promise<readonly string[]> {
  const client = new ResourceGroupsTaggingAPIClient(reach(region));
  const TagFilters = [{ Key: "Environment", Values: [environment] }];
  const arns: string[] = [];
  let PaginationToken: string | undefined;
  do {
    const page = await client.send(new GetResourcesCommand({ TagFilters, PaginationToken }));
    arns.push(...(page.ResourceTagMappingList ?? []).flatMap(({ ResourceARN }) => ResourceARN ?? []));
    PaginationToken = page.PaginationToken === "" ? undefined : page.PaginationToken;
  } while (PaginationToken !== undefined);
  return (await Promise.all(arns.map((arn) => described(region, arn)))).flat();
}

/** What AWS lists for a while after it was deleted is nothing that is left; moto lists buckets in every region. */
async function described(region: string, arn: string): Promise<readonly string[]> {
  const [, , service = "", , , ...rest] = arn.split(":");
  const name = rest.join(":");
  if (service === "kms") {
    const { KeyMetadata } = await new KMSClient(reach(region)).send(new DescribeKeyCommand({ KeyId: arn }));
    const state = KeyMetadata?.KeyState ?? "";
    return state === "PendingDeletion" ? [] : [`${region} kms key ${state}`];
  }
  if (await isListedAsDeleted(region, arn)) return [];
  if (service === "s3" && !name.includes(`-${region}-`)) return [];
  if (service === "s3") return [`${region} s3 ${name}: ${(await sidesOf(region, name)).join(", ")}`];
  return [`${region} ${service} ${name}`];
}

async function isListedAsDeleted(region: string, arn: string): Promise<boolean> {
  const client = new EC2Client(reach(region));
  const id = arn.split("/").at(-1) ?? "";
  if (id.startsWith("nat-")) {
    const { NatGateways = [] } = await client.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [id] }));
    return NatGateways.every(({ State }) => State === "deleted");
  }
  if (id.startsWith("i-")) {
    const { Reservations = [] } = await client.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
    return Reservations.every(({ Instances = [] }) => Instances.every(({ State }) => State?.Name === "terminated"));
  }
  if (!id.startsWith("pcx-")) return false;
  const ids = { VpcPeeringConnectionIds: [id] };
  const { VpcPeeringConnections = [] } = await client.send(new DescribeVpcPeeringConnectionsCommand(ids));
  return VpcPeeringConnections.every(({ Status }) => Status?.Code === "deleted");
}

/** What keeps a bucket private, encrypted and locked. */
async function sidesOf(region: string, Bucket: string): Promise<readonly string[]> {
  const client = new S3Client({ ...reach(region), forcePathStyle: true });
  const sides = {
    policy: () => client.send(new GetBucketPolicyCommand({ Bucket })),
    encryption: () => client.send(new GetBucketEncryptionCommand({ Bucket })),
    versions: () => client.send(new GetBucketVersioningCommand({ Bucket })),
    ownership: () => client.send(new GetBucketOwnershipControlsCommand({ Bucket })),
    "public access block": () => client.send(new GetPublicAccessBlockCommand({ Bucket })),
    lock: () => client.send(new GetObjectLockConfigurationCommand({ Bucket })),
  };
  const found = Object.entries(sides).map(async ([name, get]) => {
    return await get().then(
      () => [name],
      () => [],
    );
  });
  return (await Promise.all(found)).flat();
}

async function accountSwitch(AccountId: string): Promise<readonly string[]> {
  const client = new S3ControlClient({ ...reach("us-east-1"), ...(cloud === "moto" ? onThisMachine() : {}) });
  const set = await client.send(new GetAccountBlockCommand({ AccountId })).then(
    ({ PublicAccessBlockConfiguration }) => PublicAccessBlockConfiguration,
    () => undefined,
  );
  return set === undefined ? [] : ["account public access block"];
}

async function volumeSwitch(region: string): Promise<readonly string[]> {
  const { EbsEncryptionByDefault } = await new EC2Client(reach(region)).send(new GetEbsEncryptionByDefaultCommand({}));
  return EbsEncryptionByDefault === true ? [`${region} encryption of volumes`] : [];
}

/** The call goes to `111122223333.localhost`, which not every machine resolves. */
function onThisMachine() {
  const address = "127.0.0.1";
  const lookup: LookupFunction = (_name, { all }, done) => {
    if (all === true) done(null, [{ address, family: 4 }]);
    else done(null, address, 4);
  };
  return { requestHandler: { httpAgent: new Agent({ lookup }) } };
}
