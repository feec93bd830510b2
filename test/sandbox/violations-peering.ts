import { peeringOf, TYPE, vpcIn } from "./platform.js";
import type { Violation } from "./violation.js";

const acceptIn = { region: "us-west-2" };

export const PEERING_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "peering of VPCs whose blocks overlap": {
    async attempt({ east, west }) {
      const own = await vpcIn(east);
      const peer = await vpcIn(west, { cidrBlock: "10.10.128.0/17" });
      await east.create(TYPE.peering, { vpcId: own.id, peerVpcId: peer.id, peerRegion: "us-west-2" });
    },
    message: /^Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range$/,
  },
  "accepting a peering connection of another region by itself": {
    async attempt({ east, west }) {
      const own = await vpcIn(east);
      const peer = await vpcIn(west, { cidrBlock: "10.20.0.0/16" });
      const sides = { vpcId: own.id, peerVpcId: peer.id, peerRegion: "us-west-2" };
      await east.create(TYPE.peering, { ...sides, autoAccept: true });
    },
    message: /^`peer_region` cannot be set whilst `auto_accept` is `true` when creating an EC2 VPC Peering Connection$/,
  },
  "a second peering connection of two VPCs": {
    async attempt({ east, west }) {
      const { vpcId, peerVpcId } = await peeringOf(east, west);
      await west.create(TYPE.peering, { vpcId: peerVpcId, peerVpcId: vpcId, peerRegion: "us-east-1" });
    },
    message: /^A VPC peering connection between the VPCs already exists \(pcx-[0-9a-f]{17}\)$/,
  },
  "a fifty-first peering connection of a VPC": {
    async attempt({ east, west, connect }) {
      const hub = await vpcIn(east);
      const regions = ["ap-south-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1", "eu-central-1"];
      const more = ["sa-east-1", "ca-central-1", "ap-northeast-1", "ap-northeast-2", "us-east-2"];
      let made = 0;
      for (const region of [...regions, ...more]) {
        const aws = await connect(region);
        for (let index = 0; index < 5; index++) {
          const peer = await vpcIn(aws, { cidrBlock: `10.${String(100 + made++)}.0.0/16` });
          await east.create(TYPE.peering, { vpcId: hub.id, peerVpcId: peer.id, peerRegion: region });
        }
      }
      await vpcIn(west);
    },
    message: /^You've reached the limit on the number of active VPC peering connections/,
  },
  "accepting a peering connection in another region than the accepter's": {
    async attempt({ east, west }) {
      const peering = await peeringOf(east, west);
      await east.create(TYPE.accepter, { vpcPeeringConnectionId: peering.id, autoAccept: true });
    },
    message:
      /^Incorrect region \(us-east-1\) specified for this request\. To accept VPC peering pcx-[0-9a-f]{17}, use region us-west-2$/,
  },
  "options of a peering connection that is not active": {
    async attempt({ east, west }) {
      const peering = await peeringOf(east, west);
      const requester = { allowRemoteVpcDnsResolution: true };
      await east.create(TYPE.options, { vpcPeeringConnectionId: peering.id, requester });
    },
    message: /^Peering pcx-[0-9a-f]{17} is not active\. Peering options can be added only to active peerings\.$/,
  },
  "options of the other region's side of a peering connection": {
    async attempt({ east, west }) {
      const vpcPeeringConnectionId = (await peeringOf(east, west)).id;
      await east.create(TYPE.accepter, { vpcPeeringConnectionId, autoAccept: true, ...acceptIn });
      await east.create(TYPE.options, { vpcPeeringConnectionId, accepter: { allowRemoteVpcDnsResolution: true } });
    },
    message: /^Cannot modify the accepter options of pcx-[0-9a-f]{17} from region us-east-1$/,
  },
  "a route to a peering connection that is not active": {
    async attempt({ east, west }) {
      const peering = await peeringOf(east, west);
      const table = await east.create(TYPE.table, { vpcId: peering["vpcId"] });
      const route = { routeTableId: table.id, destinationCidrBlock: "10.20.128.0/17" };
      await east.create(TYPE.route, { ...route, vpcPeeringConnectionId: peering.id });
    },
    message: /^The vpcPeeringConnection 'pcx-[0-9a-f]{17}' is not active$/,
  },
};
