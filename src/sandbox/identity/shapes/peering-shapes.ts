import { textAt, type Properties } from "../../properties.js";
import { resourceId } from "../formats.js";
import { named } from "./network-shapes.js";
import type { Born, Shape, Shapes } from "../shape.js";

const CONNECTION: Shape = {
  service: "EC2",
  noun: "VPC Peering Connection",
  id: () => resourceId("pcx"),
  defaults: { autoAccept: false },
  computed: {
    acceptStatus: ({ inputs }) => (inputs["autoAccept"] === true ? "active" : "pending-acceptance"),
    accepter: () => undefined,
    peerOwnerId: ({ accountId }) => accountId,
    peerRegion: ({ region }) => region,
    requester: () => undefined,
  },
  replaces: ["vpcId", "peerVpcId", "peerRegion", "peerOwnerId"],
};

const connectionOf = (born: Born): Properties => named(born, "vpcPeeringConnectionId")?.outputs ?? {};

const ACCEPTER: Shape = {
  service: "EC2",
  noun: "VPC Peering Connection Accepter",
  operations: { create: "AcceptVpcPeeringConnection" },
  id: ({ inputs }) => textAt(inputs, "vpcPeeringConnectionId") ?? "",
  put: true,
  computed: {
    acceptStatus: ({ inputs }) => (inputs["autoAccept"] === true ? "active" : "pending-acceptance"),
    accepter: () => undefined,
    peerOwnerId: ({ accountId }) => accountId,
    // Seen from the accepter's side, the peer is the requester.
    peerRegion: (born) => connectionOf(born)["region"],
    peerVpcId: (born) => connectionOf(born)["vpcId"],
    requester: () => undefined,
    vpcId: (born) => connectionOf(born)["peerVpcId"],
  },
  replaces: ["vpcPeeringConnectionId"],
};

export const PEERING_SHAPES: Shapes = {
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": CONNECTION,
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": ACCEPTER,
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": {
    service: "EC2",
    noun: "VPC Peering Connection Options",
    operations: { create: "ModifyVpcPeeringConnectionOptions", update: "ModifyVpcPeeringConnectionOptions" },
    id: ({ inputs }) => textAt(inputs, "vpcPeeringConnectionId") ?? "",
    put: true,
    computed: { accepter: () => undefined, requester: () => undefined },
    replaces: ["vpcPeeringConnectionId"],
  },
};
