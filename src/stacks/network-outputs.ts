import { upperHalf } from "./addressing.js";
import type { Network } from "./components/network/network.js";

/** What others may rely on from one region's network. */
export function networkOutputs(cidr: string, { vpc, subnets, routing, aclIds }: Network) {
  const { public: open, private: inner, data } = routing.tableIds;
  return {
    vpcId: vpc.vpcId,
    vpcCidr: cidr,
    vpcIpv6Cidr: vpc.ipv6Cidr,
    publicSubnetIds: Object.values(subnets.ids.public),
    privateSubnetIds: Object.values(subnets.ids.private),
    dataSubnetIds: Object.values(subnets.ids.data),
    privateTierCidr4: upperHalf(cidr),
    privateTierCidr6: vpc.ipv6Cidr.apply(upperHalf),
    routeTableIds: { public: [open], private: Object.values(inner), data: [data] },
    naclIds: aclIds,
  };
}
