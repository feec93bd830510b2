import { allow, bucketIn, policy, subnetIn, trust, TYPE, vpcIn } from "./platform.js";
import type { Connection } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

async function routed(aws: Connection): Promise<{ vpcId: string; tableId: string }> {
  const vpc = await vpcIn(aws);
  const table = await aws.create(TYPE.table, { vpcId: vpc.id });
  return { vpcId: vpc.id, tableId: table.id };
}

async function aclIn(aws: Connection): Promise<string> {
  const vpc = await vpcIn(aws);
  return (await aws.create(TYPE.acl, { vpcId: vpc.id })).id;
}

const aclRule = (networkAclId: string, ruleNumber: number) => ({
  ...{ networkAclId, ruleNumber, protocol: "tcp", ruleAction: "allow", egress: false },
  ...{ cidrBlock: "0.0.0.0/0", fromPort: 443, toPort: 443 },
});

async function natOf(aws: Connection): Promise<{ subnetId: string; vpcId: string; allocationId: string }> {
  const vpc = await vpcIn(aws);
  const subnet = await subnetIn(aws, vpc.id);
  await aws.create(TYPE.gateway, { vpcId: vpc.id });
  const address = await aws.create(TYPE.eip, { domain: "vpc" });
  return { vpcId: vpc.id, subnetId: subnet.id, allocationId: address.id };
}

async function flowLogTo(aws: Connection, service: string) {
  const vpc = await vpcIn(aws);
  const group = await aws.create(TYPE.logGroup, { name: "/flow" });
  const role = await aws.create(TYPE.role, { name: "flow", assumeRolePolicy: trust(service) });
  return { vpcId: vpc.id, trafficType: "ALL", logDestination: group["arn"], iamRoleArn: role["arn"] };
}

const endpoint = (vpcId: string) => ({
  ...{ vpcId, serviceName: "com.amazonaws.us-east-1.kms", vpcEndpointType: "Interface", privateDnsEnabled: true },
});

export const NETWORK_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a sixth VPC in a region": {
    async attempt({ east }) {
      for (const index of [0, 1, 2, 3, 4]) await vpcIn(east, { cidrBlock: `10.${String(index)}.0.0/16` });
      await vpcIn(east, { cidrBlock: "10.5.0.0/16" });
    },
    message: /^The maximum number of VPCs has been reached\.$/,
  },
  "a VPC block larger than /16 or smaller than /28": {
    attempt: ({ east }) => vpcIn(east, { cidrBlock: "10.0.0.0/8" }),
    message: /^The CIDR '10\.0\.0\.0\/8' is invalid\.$/,
  },
  "a subnet block outside its VPC's": {
    attempt: async ({ east }) => subnetIn(east, (await vpcIn(east)).id, { cidrBlock: "10.20.0.0/20" }),
    message: /^The CIDR '10\.20\.0\.0\/20' is invalid\.$/,
  },
  "a subnet block that overlaps another subnet's": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      await subnetIn(east, vpc.id, { cidrBlock: "10.10.0.0/20" });
      await subnetIn(east, vpc.id, { cidrBlock: "10.10.8.0/21" });
    },
    message: /^The CIDR '10\.10\.8\.0\/21' conflicts with another subnet$/,
  },
  "a subnet IPv6 block that is no /64 inside its VPC's /56": {
    attempt: async ({ east }) => subnetIn(east, (await vpcIn(east)).id, { ipv6CidrBlock: "2001:db8:1:2::/64" }),
    message: /^The CIDR '2001:db8:1:2::\/64' is invalid\.$/,
  },
  "a subnet IPv6 block that another subnet has": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      const ipv6CidrBlock = String(vpc["ipv6CidrBlock"]).replace("/56", "/64");
      await subnetIn(east, vpc.id, { ipv6CidrBlock });
      await subnetIn(east, vpc.id, { cidrBlock: "10.10.16.0/20", ipv6CidrBlock });
    },
    message: /^The CIDR '2600:1f18:[0-9a-f]+:[0-9a-f]+00::\/64' conflicts with another subnet$/,
  },
  "a subnet in a zone of another region": {
    attempt: async ({ west }) => subnetIn(west, (await vpcIn(west)).id, { availabilityZoneId: "use1-az1" }),
    message:
      /^Value \(use1-az1\) for parameter availabilityZoneId is invalid\. Subnets can currently only be created in the following availability zones: usw2-az1, usw2-az2, usw2-az3, usw2-az4\.$/,
  },
  "a second internet gateway for a VPC": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      await east.create(TYPE.gateway, { vpcId: vpc.id });
      await east.create(TYPE.gateway, { vpcId: vpc.id });
    },
    message: /^Network vpc-[0-9a-f]{17} already has an internet gateway attached$/,
  },
  "a sixth elastic address in a region": {
    async attempt({ east }) {
      for (let made = 0; made < 6; made++) await east.create(TYPE.eip, { domain: "vpc" });
    },
    message: /^The maximum number of addresses has been reached\.$/,
  },
  "a public NAT gateway in a VPC without an internet gateway": {
    async attempt({ east }) {
      const subnet = await subnetIn(east, (await vpcIn(east)).id);
      const address = await east.create(TYPE.eip, { domain: "vpc" });
      await east.create(TYPE.nat, { subnetId: subnet.id, allocationId: address.id });
    },
    message: /^Network vpc-[0-9a-f]{17} has no Internet gateway attached$/,
  },
  "an elastic address that another NAT gateway uses": {
    async attempt({ east }) {
      const { subnetId, allocationId } = await natOf(east);
      await east.create(TYPE.nat, { subnetId, allocationId });
      await east.create(TYPE.nat, { subnetId, allocationId });
    },
    message: /^resource eipalloc-[0-9a-f]{17} is already associated with another resource$/,
  },
  "a sixth NAT gateway in a zone": {
    async attempt({ east }) {
      const { subnetId } = await natOf(east);
      for (let made = 0; made < 6; made++) await east.create(TYPE.nat, { subnetId, connectivityType: "private" });
    },
    message: /^Performing this operation would exceed the limit of 5 NAT gateways$/,
  },
  "a flow log role that vpc-flow-logs.amazonaws.com may not assume": {
    attempt: async ({ east }) => east.create(TYPE.flowLog, await flowLogTo(east, "ec2.amazonaws.com")),
    message: /^Unable to assume given IAM role$/,
  },
  "a second flow log of a VPC to one destination": {
    async attempt({ east }) {
      const flowLog = await flowLogTo(east, "vpc-flow-logs.amazonaws.com");
      await east.create(TYPE.flowLog, flowLog);
      await east.create(TYPE.flowLog, flowLog);
    },
    message: /^Error\. There is an existing Flow Log with the same configuration and log destination\.$/,
  },
  "a route whose destination the table has already": {
    async attempt({ east }) {
      const { tableId } = await routed(east);
      await east.create(TYPE.route, { routeTableId: tableId, destinationCidrBlock: "10.10.0.0/16" });
    },
    message: /^The route identified by 10\.10\.0\.0\/16 already exists\.$/,
  },
  "a fifty-first route in a table": {
    async attempt({ east }) {
      const { tableId, vpcId } = await routed(east);
      const gateway = await east.create(TYPE.gateway, { vpcId });
      const route = { routeTableId: tableId, gatewayId: gateway.id };
      for (let made = 0; made < 51; made++) {
        await east.create(TYPE.route, { ...route, destinationCidrBlock: `172.16.${String(made)}.0/24` });
      }
    },
    message: /^The maximum number of routes has been reached\.$/,
  },
  "a route to an internet gateway of another VPC": {
    async attempt({ east }) {
      const { tableId } = await routed(east);
      const gateway = await east.create(TYPE.gateway, { vpcId: (await vpcIn(east)).id });
      await east.create(TYPE.route, {
        routeTableId: tableId,
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: gateway.id,
      });
    },
    message: /^route table rtb-[0-9a-f]{17} and network gateway igw-[0-9a-f]{17} belong to different networks$/,
  },
  "a second route table for a subnet": {
    async attempt({ east }) {
      const { tableId, vpcId } = await routed(east);
      const subnet = await subnetIn(east, vpcId);
      await east.create(TYPE.association, { routeTableId: tableId, subnetId: subnet.id });
      await east.create(TYPE.association, { routeTableId: tableId, subnetId: subnet.id });
    },
    message: /^the specified association for route table rtb-[0-9a-f]{17} conflicts with an existing association$/,
  },
  "a route table for a subnet of another VPC": {
    async attempt({ east }) {
      const { tableId } = await routed(east);
      const subnet = await subnetIn(east, (await vpcIn(east)).id);
      await east.create(TYPE.association, { routeTableId: tableId, subnetId: subnet.id });
    },
    message: /^Route table rtb-[0-9a-f]{17} and subnet subnet-[0-9a-f]{17} belong to different networks$/,
  },
  "a network ACL rule number that is taken in its direction": {
    async attempt({ east }) {
      const aclId = await aclIn(east);
      await east.create(TYPE.aclRule, aclRule(aclId, 100));
      await east.create(TYPE.aclRule, { ...aclRule(aclId, 100), protocol: "udp" });
    },
    message: /^The network acl entry identified by 100 already exists\.$/,
  },
  "a twentieth own network ACL rule in a direction and family": {
    async attempt({ east }) {
      const aclId = await aclIn(east);
      for (let made = 1; made <= 20; made++) await east.create(TYPE.aclRule, aclRule(aclId, made));
    },
    message: /^The maximum number of network acl entries has been reached\.$/,
  },
  "a security group name that the VPC has already": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      await east.create(TYPE.group, { vpcId: vpc.id, name: "app" });
      await east.create(TYPE.group, { vpcId: vpc.id, name: "app" });
    },
    message: /^The security group 'app' already exists for VPC 'vpc-[0-9a-f]{17}'$/,
  },
  "a security group rule that the group has already": {
    async attempt({ east }) {
      const group = await east.create(TYPE.group, { vpcId: (await vpcIn(east)).id, name: "app" });
      const rule = { securityGroupId: group.id, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" };
      await east.create(TYPE.ingress, { ...rule, description: "https" });
      await east.create(TYPE.ingress, rule);
    },
    message: /^the specified rule "peer: 0\.0\.0\.0\/0, TCP, from port: 443, to port: 443, ALLOW" already exists$/,
  },
  "an endpoint for a service of another region": {
    attempt: async ({ west }) => west.create(TYPE.endpoint, endpoint((await vpcIn(west)).id)),
    message: /^The Vpc Endpoint Service 'com\.amazonaws\.us-east-1\.kms' does not exist$/,
  },
  "a second endpoint with private DNS for a service": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      await east.create(TYPE.endpoint, endpoint(vpc.id));
      await east.create(TYPE.endpoint, endpoint(vpc.id));
    },
    message:
      /^private-dns-enabled cannot be set because there is already a conflicting DNS domain for kms\.us-east-1\.amazonaws\.com in the VPC vpc-[0-9a-f]{17}$/,
  },
  "an endpoint with private DNS in a VPC without DNS host names": {
    attempt: async ({ east }) =>
      east.create(TYPE.endpoint, endpoint((await vpcIn(east, { enableDnsHostnames: false })).id)),
    message:
      /^Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for vpc-[0-9a-f]{17}$/,
  },
  "two subnets of an endpoint in one zone": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      const one = await subnetIn(east, vpc.id, { availabilityZoneId: "use1-az1" });
      const other = await subnetIn(east, vpc.id, { cidrBlock: "10.10.16.0/20", availabilityZoneId: "use1-az1" });
      await east.create(TYPE.endpoint, { ...endpoint(vpc.id), subnetIds: [one.id, other.id] });
    },
    message: /^Found another VPC endpoint subnet in the availability zone of subnet-[0-9a-f]{17}\./,
  },
  "a second gateway endpoint of a service in a route table": {
    async attempt({ east }) {
      const { tableId, vpcId } = await routed(east);
      const gateway = { vpcId, serviceName: "com.amazonaws.us-east-1.s3", routeTableIds: [tableId] };
      await east.create(TYPE.endpoint, gateway);
      await east.create(TYPE.endpoint, gateway);
    },
    message: /^route table rtb-[0-9a-f]{17} already has a route to com\.amazonaws\.us-east-1\.s3$/,
  },
  "more than 50 tags": {
    attempt: ({ east }) =>
      vpcIn(east, { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag${String(index)}`, "x"])) }),
    message: /^The maximum number of Tags for a resource has been reached\.$/,
  },
  "a tag that begins with aws:": {
    attempt: ({ east }) => vpcIn(east, { tags: { "aws:mine": "x" } }),
    message: /^Tag keys starting with 'aws:' are reserved for internal use: aws:mine$/,
  },
  "a tag with a key over 128, a value over 256, or other characters than AWS allows": {
    attempt: ({ east }) => vpcIn(east, { tags: { Owner: "x".repeat(257) } }),
    message: /^The tag key or value is not valid: Owner$/,
  },
  "a bucket notification to a topic of another region": {
    async attempt({ east, west }) {
      const topic = await west.create(TYPE.topic, { name: "alerts" });
      const statement = allow({ Service: "s3.amazonaws.com" }, "sns:Publish", topic.id);
      await west.create(TYPE.topicPolicy, { arn: topic.id, policy: policy(statement) });
      await bucketIn(east, "data");
      await east.create(TYPE.notification, { bucket: "data", topics: [{ topicArn: topic.id, events: ["s3:*"] }] });
    },
    message: /^The notification destination service region is not valid for the bucket location constraint$/,
  },
};
