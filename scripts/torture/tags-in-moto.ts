import * as ec2 from "@aws-sdk/client-ec2";
import * as iam from "@aws-sdk/client-iam";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { paginateGetResources, ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";

interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

type Tagged = readonly { readonly Tags?: readonly Tag[] | undefined }[] | undefined;

/** The value of `tapctl:id` of everything that is there and has one: twice, if two things have it. */
export async function tagsIn(endpoint: string): Promise<readonly string[]> {
  const reach = {
    region: "us-east-1",
    endpoint: endpoint.replace("127.0.0.1", "localhost"),
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  return [...(await ofNetworks(reach)), ...(await ofIdentities(reach)), ...(await ofOthers(reach))].sort();
}

type Reach = ec2.EC2ClientConfig & iam.IAMClientConfig;

/** Asked for kind by kind: the tagging APIs of moto remember what was deleted. */
async function ofNetworks(reach: Reach): Promise<readonly string[]> {
  const client = new ec2.EC2Client(reach);
  const { Vpcs = [] } = await client.send(new ec2.DescribeVpcsCommand({}));
  const others: readonly Tagged[] = await Promise.all([
    client.send(new ec2.DescribeSubnetsCommand({})).then(({ Subnets }) => Subnets),
    client.send(new ec2.DescribeRouteTablesCommand({})).then(({ RouteTables }) => RouteTables),
    client.send(new ec2.DescribeSecurityGroupsCommand({})).then(({ SecurityGroups }) => SecurityGroups),
    // moto keeps a network's own list when the network goes.
    client
      .send(new ec2.DescribeNetworkAclsCommand({}))
      .then(({ NetworkAcls }) => NetworkAcls?.filter(({ VpcId }) => Vpcs.some((vpc) => vpc.VpcId === VpcId))),
    client.send(new ec2.DescribeInternetGatewaysCommand({})).then(({ InternetGateways }) => InternetGateways),
    client
      .send(new ec2.DescribeEgressOnlyInternetGatewaysCommand({}))
      .then(({ EgressOnlyInternetGateways }) => EgressOnlyInternetGateways),
    client
      .send(new ec2.DescribeNatGatewaysCommand({}))
      .then(({ NatGateways }) => NatGateways?.filter(({ State }) => State !== "deleted")),
    client.send(new ec2.DescribeAddressesCommand({})).then(({ Addresses }) => Addresses),
    client
      .send(new ec2.DescribeVpcEndpointsCommand({}))
      .then(({ VpcEndpoints }) => VpcEndpoints?.filter(({ State }) => State?.toLowerCase() !== "deleted")),
    client.send(new ec2.DescribeFlowLogsCommand({})).then(({ FlowLogs }) => FlowLogs),
    client.send(new ec2.DescribeSecurityGroupRulesCommand({})).then(({ SecurityGroupRules }) => SecurityGroupRules),
  ]);
  return [Vpcs, ...others].flatMap(idsOf);
}

async function ofIdentities(reach: Reach): Promise<readonly string[]> {
  const client = new iam.IAMClient(reach);
  const { Roles = [] } = await client.send(new iam.ListRolesCommand({}));
  const { Policies = [] } = await client.send(new iam.ListPoliciesCommand({ Scope: "Local" }));
  const tagged = await Promise.all([
    ...Roles.map(({ RoleName }) => client.send(new iam.ListRoleTagsCommand({ RoleName }))),
    ...Policies.map(({ Arn }) => client.send(new iam.ListPolicyTagsCommand({ PolicyArn: Arn }))),
  ]);
  return idsOf(tagged);
}

async function ofOthers(reach: Reach): Promise<readonly string[]> {
  const client = new ResourceGroupsTaggingAPIClient(reach);
  const found: { readonly arn: string; readonly ids: readonly string[] }[] = [];
  const pages = paginateGetResources({ client }, { TagFilters: [{ Key: "Environment", Values: ["torture"] }] });
  for await (const { ResourceTagMappingList = [] } of pages) {
    for (const mapping of ResourceTagMappingList) found.push({ arn: mapping.ResourceARN ?? "", ids: idsOf([mapping]) });
  }
  const others = found.filter(({ arn }) => !/^arn:aws:(ec2|iam):/.test(arn));
  const alive = await Promise.all(others.map(async ({ arn, ids }) => ((await isAlive(reach, arn)) ? ids : [])));
  return alive.flat();
}

/** A key is there for weeks after it was deleted. */
async function isAlive(reach: Reach, arn: string): Promise<boolean> {
  if (!arn.startsWith("arn:aws:kms:")) return true;
  const { KeyMetadata } = await new KMSClient(reach).send(new DescribeKeyCommand({ KeyId: arn }));
  return KeyMetadata?.KeyState === "Enabled";
}

function idsOf(found: Tagged): readonly string[] {
  return (found ?? []).flatMap(({ Tags = [] }) =>
    Tags.flatMap(({ Key, Value }) => (Key === "tapctl:id" && Value !== undefined ? [Value] : [])),
  );
}
