import { routeDestination } from "../../identity/shapes/network-rule-shapes.js";
import { textAt } from "../../properties.js";
import { find, siblings, target, type Change, type Rule } from "../rule.js";
import { VPC_QUOTAS } from "./vpc-rules.js";

const VPC = "aws:ec2/vpc:Vpc";
const ROUTE = "aws:ec2/route:Route";
const TABLE = "aws:ec2/routeTable:RouteTable";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const CREATE_ROUTE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html";

export const ROUTE_RULES: readonly Rule[] = [
  {
    title: "a route whose destination the table has already",
    types: [ROUTE],
    on: ["create"],
    code: "RouteAlreadyExists",
    documentation: CREATE_ROUTE,
    refuses(change) {
      const destination = routeDestination(change);
      const others = siblings(change, "routeTableId", TABLE).map(routeDestination);
      const taken = change.existing !== undefined || [...others, ...localDestinations(change)].includes(destination);
      return taken ? `The route identified by ${destination} already exists.` : undefined;
    },
  },
  {
    title: "a fifty-first route in a table",
    types: [ROUTE],
    on: ["create"],
    code: "RouteLimitExceeded",
    documentation: VPC_QUOTAS,
    refuses: (change) =>
      siblings(change, "routeTableId", TABLE).length >= 50
        ? "The maximum number of routes has been reached."
        : undefined,
  },
  {
    // AWS takes the route and leaves it a blackhole while the connection is pending. The sandbox refuses it, since a
    // route that carries nothing is what nobody means.
    title: "a route to a peering connection that is not active",
    types: [ROUTE],
    on: ["create", "update"],
    code: "InvalidVpcPeeringConnectionState",
    documentation: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
    refuses({ account, inputs }) {
      const id = textAt(inputs, "vpcPeeringConnectionId");
      if (id === undefined || isActive(account.withId(id))) return undefined;
      return `The vpcPeeringConnection '${id}' is not active`;
    },
  },
  {
    title: "a route to an internet gateway of another VPC",
    types: [ROUTE],
    on: ["create", "update"],
    code: "InvalidParameterValue",
    documentation: CREATE_ROUTE,
    refuses(change) {
      const gateway = find(change.account, textAt(change.inputs, "gatewayId") ?? "", GATEWAY, change.region);
      const table = target(change, "routeTableId", TABLE);
      if (gateway === undefined || gateway.inputs["vpcId"] === vpcOf(table)) return undefined;
      return `route table ${table?.id ?? ""} and network gateway ${gateway.id} belong to different networks`;
    },
  },
  {
    title: "a second route table for a subnet",
    types: [ASSOCIATION],
    on: ["create"],
    code: "Resource.AlreadyAssociated",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html",
    refuses(change) {
      const tableId = textAt(change.inputs, "routeTableId") ?? "";
      const taken = siblings(change, "subnetId", "aws:ec2/subnet:Subnet").length > 0;
      return taken
        ? `the specified association for route table ${tableId} conflicts with an existing association`
        : undefined;
    },
  },
  {
    title: "a route table for a subnet of another VPC",
    types: [ASSOCIATION],
    on: ["create", "update"],
    code: "InvalidParameterValue",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html",
    refuses(change) {
      const table = target(change, "routeTableId", TABLE);
      const subnet = target(change, "subnetId", "aws:ec2/subnet:Subnet");
      if (table === undefined || subnet === undefined || vpcOf(table) === subnet.inputs["vpcId"]) return undefined;
      return `Route table ${table.id} and subnet ${subnet.id} belong to different networks`;
    },
  },
];

/** Accepted, from either side. */
export function isActive(sides: readonly { readonly outputs: Readonly<Record<string, unknown>> }[]): boolean {
  return sides.some(({ outputs }) => outputs["acceptStatus"] === "active");
}

function vpcOf(table: { readonly inputs: Readonly<Record<string, unknown>> } | undefined): unknown {
  return table?.inputs["vpcId"];
}

/** Every table has a route to the VPC's own blocks from the start. */
function localDestinations(change: Change): readonly string[] {
  const table = target(change, "routeTableId", TABLE);
  const vpc = find(change.account, textAt(table?.inputs ?? {}, "vpcId") ?? "", VPC, change.region);
  return ["cidrBlock", "ipv6CidrBlock"].flatMap((key) => textAt(vpc?.outputs ?? {}, key) ?? []);
}
