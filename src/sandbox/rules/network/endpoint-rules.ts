import { textAt, textsAt } from "../../properties.js";
import { find, siblings, target, type Change, type Rule } from "../rule.js";

const VPC = "aws:ec2/vpc:Vpc";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const CREATE_ENDPOINT = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html";
const PRIVATE_DNS = "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html";

export const ENDPOINT_RULES: readonly Rule[] = [
  {
    title: "an endpoint for a service of another region",
    types: [ENDPOINT],
    on: ["create"],
    code: "InvalidServiceName",
    documentation: CREATE_ENDPOINT,
    refuses({ inputs, region }) {
      const service = textAt(inputs, "serviceName") ?? "";
      const [, , serviceRegion] = service.split(".");
      const foreign = service.startsWith("com.amazonaws.") && serviceRegion !== region && !("serviceRegion" in inputs);
      return foreign ? `The Vpc Endpoint Service '${service}' does not exist` : undefined;
    },
  },
  {
    title: "a second endpoint with private DNS for a service",
    types: [ENDPOINT],
    on: ["create", "update"],
    code: "InvalidParameter",
    documentation: PRIVATE_DNS,
    refuses(change) {
      const service = textAt(change.inputs, "serviceName") ?? "";
      const taken = siblings(change, "vpcId", VPC).some(
        ({ inputs }) => inputs["privateDnsEnabled"] === true && inputs["serviceName"] === service,
      );
      if (!taken || change.inputs["privateDnsEnabled"] !== true) return undefined;
      const domain = `${service.split(".").at(-1) ?? ""}.${change.region}.amazonaws.com`;
      const vpcId = textAt(change.inputs, "vpcId") ?? "";
      return `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${domain} in the VPC ${vpcId}`;
    },
  },
  {
    title: "an endpoint with private DNS in a VPC without DNS host names",
    types: [ENDPOINT],
    on: ["create", "update"],
    code: "InvalidParameter",
    documentation: PRIVATE_DNS,
    refuses(change) {
      const vpc = target(change, "vpcId", VPC);
      const named = vpc?.outputs["enableDnsSupport"] === true && vpc.outputs["enableDnsHostnames"] === true;
      if (change.inputs["privateDnsEnabled"] !== true || named) return undefined;
      const wanted = "both enableDnsSupport and enableDnsHostnames VPC attributes set to true";
      return `Enabling private DNS requires ${wanted} for ${vpc?.id ?? ""}`;
    },
  },
  {
    title: "two subnets of an endpoint in one zone",
    types: [ENDPOINT],
    on: ["create", "update"],
    code: "DuplicateSubnetsInSameZone",
    documentation: CREATE_ENDPOINT,
    refuses(change) {
      const subnets = textsAt(change.inputs, "subnetIds");
      const zones = subnets.map((id) => zoneOf(change, id));
      const twice = subnets.find((_, index) => zones.indexOf(zones[index] ?? "") < index);
      return twice === undefined
        ? undefined
        : `Found another VPC endpoint subnet in the availability zone of ${twice}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`;
    },
  },
  {
    title: "a second gateway endpoint of a service in a route table",
    types: [ENDPOINT],
    on: ["create", "update"],
    code: "RouteAlreadyExists",
    documentation: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
    refuses(change) {
      const tables = textsAt(change.inputs, "routeTableIds");
      const taken = siblings(change, "vpcId", VPC)
        .filter(({ inputs }) => inputs["serviceName"] === change.inputs["serviceName"])
        .flatMap(({ inputs }) => textsAt(inputs, "routeTableIds"));
      const twice = tables.find((table) => taken.includes(table));
      const service = textAt(change.inputs, "serviceName") ?? "";
      return twice === undefined ? undefined : `route table ${twice} already has a route to ${service}`;
    },
  },
];

function zoneOf({ account, region }: Change, subnetId: string): string {
  const subnet = find(account, subnetId, "aws:ec2/subnet:Subnet", region);
  return textAt(subnet?.outputs ?? {}, "availabilityZoneId") ?? subnetId;
}
