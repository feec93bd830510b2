import { isProperties, textAt } from "../../properties.js";
import type { Resource } from "../../store/account.js";
import { overlap } from "./cidr.js";
import { dependents, find, target, type Change, type Rule } from "../rule.js";
import { isActive } from "./route-rules.js";
import { VPC_QUOTAS } from "./vpc-rules.js";

const VPC = "aws:ec2/vpc:Vpc";
const CONNECTION = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
const ACCEPTER = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";
const OPTIONS = "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions";
const BASICS = "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html";

export const PEERING_RULES: readonly Rule[] = [
  {
    // AWS makes the connection and fails it at once; the provider, waiting for it, reports the reason.
    title: "peering of VPCs whose blocks overlap",
    types: [CONNECTION],
    on: ["create"],
    code: "VpcPeeringConnectionFailed",
    documentation: BASICS,
    refuses(change) {
      const [own, peer] = vpcsOf(change).map((vpc) => textAt(vpc?.inputs ?? {}, "cidrBlock") ?? "");
      return overlap(own ?? "", peer ?? "")
        ? "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range"
        : undefined;
    },
  },
  {
    title: "accepting a peering connection of another region by itself",
    types: [CONNECTION],
    on: ["create"],
    code: "InvalidParameterCombination",
    documentation: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection",
    refuses: ({ inputs, region }) =>
      inputs["autoAccept"] === true && (textAt(inputs, "peerRegion") ?? region) !== region
        ? "`peer_region` cannot be set whilst `auto_accept` is `true` when creating an EC2 VPC Peering Connection"
        : undefined,
  },
  {
    title: "a second peering connection of two VPCs",
    types: [CONNECTION],
    on: ["create"],
    code: "VpcPeeringConnectionAlreadyExists",
    documentation: BASICS,
    refuses(change) {
      const [own, peer] = vpcsOf(change);
      const twin =
        own === undefined ? undefined : dependents(change, own, [CONNECTION]).find((other) => joins(other, peer));
      return twin === undefined ? undefined : `A VPC peering connection between the VPCs already exists (${twin.id})`;
    },
  },
  {
    title: "a fifty-first peering connection of a VPC",
    types: [CONNECTION],
    on: ["create"],
    code: "ActiveVpcPeeringConnectionPerVpcLimitExceeded",
    documentation: VPC_QUOTAS,
    refuses: (change) =>
      vpcsOf(change).some((vpc) => vpc !== undefined && dependents(change, vpc, [CONNECTION]).length >= 50)
        ? "You've reached the limit on the number of active VPC peering connections you can have for the specified VPC."
        : undefined,
  },
  {
    title: "accepting a peering connection in another region than the accepter's",
    types: [ACCEPTER],
    on: ["create", "update"],
    code: "OperationNotPermitted",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcPeeringConnection.html",
    refuses({ account, inputs, region }) {
      const connection = find(account, textAt(inputs, "vpcPeeringConnectionId") ?? "", CONNECTION);
      const wanted = textAt(connection?.outputs ?? {}, "peerRegion") ?? region;
      if (connection === undefined || wanted === region) return undefined;
      return `Incorrect region (${region}) specified for this request. To accept VPC peering ${connection.id}, use region ${wanted}`;
    },
  },
  {
    title: "options of a peering connection that is not active",
    types: [OPTIONS],
    on: ["create", "update"],
    code: "OperationNotPermitted",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcPeeringConnectionOptions.html",
    refuses({ account, inputs }) {
      const id = textAt(inputs, "vpcPeeringConnectionId") ?? "";
      if (isActive(account.withId(id))) return undefined;
      return `Peering ${id} is not active. Peering options can be added only to active peerings.`;
    },
  },
  {
    title: "options of the other region's side of a peering connection",
    types: [OPTIONS],
    on: ["create", "update"],
    code: "OperationNotPermitted",
    documentation: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html",
    refuses({ account, inputs, region }) {
      const id = textAt(inputs, "vpcPeeringConnectionId") ?? "";
      const connection = find(account, id, CONNECTION);
      const regions = { requester: connection?.region, accepter: textAt(connection?.outputs ?? {}, "peerRegion") };
      const foreign = (["requester", "accepter"] as const).find(
        (side) => isProperties(inputs[side]) && regions[side] !== region,
      );
      return foreign === undefined ? undefined : `Cannot modify the ${foreign} options of ${id} from region ${region}`;
    },
  },
];

function vpcsOf(change: Change): readonly [Resource | undefined, Resource | undefined] {
  const peerRegion = textAt(change.inputs, "peerRegion") ?? change.region;
  return [
    target(change, "vpcId", VPC),
    find(change.account, textAt(change.inputs, "peerVpcId") ?? "", VPC, peerRegion),
  ];
}

function joins({ inputs }: Resource, vpc: Resource | undefined): boolean {
  return vpc !== undefined && [inputs["vpcId"], inputs["peerVpcId"]].includes(vpc.id);
}
