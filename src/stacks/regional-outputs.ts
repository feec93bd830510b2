import { upperHalf } from "./addressing.js";
import { autoscalingRoleArn, bucketArn, policyArn, topicArn } from "./arns.js";
import type { AlertSubscriptions } from "./components/alert-subscriptions.js";
import type { Compute } from "./components/compute.js";
import type { LoadBalancer } from "./components/load-balancer.js";
import type { MasterKey } from "./components/master-key.js";
import type { Network } from "./components/network.js";
import { type Place, regionalNames } from "./naming.js";
import type { ComputeInputs, RegionalInputs } from "./outputs.js";
import type { RegionSettings } from "./settings.js";

export interface Built {
  readonly own: RegionSettings;
  readonly key: MasterKey;
  readonly network: Network;
  readonly compute: Compute;
  readonly subscriptions: AlertSubscriptions;
}

/** What the global stack and people are told of one region. */
export function regionalOutputs(place: Place, { own, key, network, compute, subscriptions }: Built): RegionalInputs {
  const { cidr } = own;
  const bucket = (name: string) => ({ name, arn: bucketArn(name) });
  return {
    region: place.region,
    accountId: place.account,
    vpcCidr: cidr,
    privateTierCidr4: upperHalf(cidr),
    ...networkOutputs(network),
    kmsKeyArn: key.keyArn,
    kmsAliasName: regionalNames.keyAlias(place),
    storageBucket: bucket(regionalNames.storageBucket(place)),
    logsBucket: bucket(regionalNames.logsBucket(place)),
    alertsTopicArn: topicArn(place),
    boundaryPolicyArn: policyArn(place, regionalNames.boundary(place)),
    autoscalingSlrArn: autoscalingRoleArn(place),
    alertEndpoints: subscriptions.endpoints,
    ...computeOutputs(compute),
  };
}

function networkOutputs({ vpc, subnets, routing, aclIds }: Network) {
  const { public: open, private: inner, data } = routing.tableIds;
  return {
    vpcId: vpc.vpcId,
    vpcIpv6Cidr: vpc.ipv6Cidr,
    publicSubnetIds: Object.values(subnets.ids.public),
    privateSubnetIds: Object.values(subnets.ids.private),
    dataSubnetIds: Object.values(subnets.ids.data),
    privateTierCidr6: vpc.ipv6Cidr.apply(upperHalf),
    routeTableIds: { public: [open], private: Object.values(inner), data: [data] },
    naclIds: aclIds,
  };
}

function computeOutputs({ balancer, firewall }: Compute): ComputeInputs {
  return {
    ...(balancer === undefined ? {} : balancerOutputs(balancer)),
    ...(firewall === undefined ? {} : { wafAclArn: firewall.arn }),
  };
}

function balancerOutputs({ arn, arnSuffix, dnsName, zoneId }: LoadBalancer) {
  return { albArn: arn, albArnSuffix: arnSuffix, albDnsName: dnsName, albZoneId: zoneId };
}
