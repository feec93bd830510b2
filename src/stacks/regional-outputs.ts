import { autoscalingRoleArn, bucketArn, functionArn, policyArn, topicArn } from "./arns.js";
import type { AlertSubscriptions } from "./components/monitoring/alert-subscriptions.js";
import type { Compute } from "./components/compute/compute.js";
import type { Functions } from "./components/compute/functions/functions.js";
import type { LoadBalancer } from "./components/compute/load-balancer.js";
import type { MasterKey } from "./components/security/master-key.js";
import type { Network } from "./components/network/network.js";
import type { RegionWatch } from "./components/baseline/region-watch.js";
import type { RegionalData } from "./components/data/regional-data.js";
import { type Place, regionalNames } from "./naming.js";
import type { DatabaseOutputs, FunctionOutputs } from "./feature-outputs.js";
import { networkOutputs } from "./network-outputs.js";
import type { ComputeInputs, AsInputs, RegionalInputs } from "./outputs.js";
import type { RegionSettings } from "./settings.js";

interface Built {
  readonly own: RegionSettings;
  readonly key: MasterKey;
  readonly network: Network;
  readonly compute: Compute;
  readonly data: RegionalData;
  readonly watch: RegionWatch;
  readonly subscriptions: AlertSubscriptions;
}

/** What the global stack and people are told of one region. */
export function regionalOutputs(
  place: Place,
  { own, key, network, compute, data, watch, subscriptions }: Built,
): RegionalInputs {
  const bucket = (name: string) => ({ name, arn: bucketArn(name) });
  return {
    region: place.region,
    accountId: place.account,
    ...networkOutputs(own.cidr, network),
    kmsKeyArn: key.keyArn,
    kmsAliasName: regionalNames.keyAlias(place),
    storageBucket: bucket(regionalNames.storageBucket(place)),
    logsBucket: bucket(regionalNames.logsBucket(place)),
    alertsTopicArn: topicArn(place),
    boundaryPolicyArn: policyArn(place, regionalNames.boundary(place)),
    autoscalingSlrArn: autoscalingRoleArn(place),
    alertEndpoints: subscriptions.endpoints,
    ...computeOutputs(compute),
    ...functionOutputs(place, compute.functions),
    ...data.outputs,
    ...watch.outputs,
  };
}

function computeOutputs({ balancer, firewall, servers }: Compute): ComputeInputs {
  return {
    ...(balancer === undefined ? {} : balancerOutputs(balancer)),
    ...(firewall === undefined ? {} : { wafAclArn: firewall.arn }),
    ...(servers === undefined ? {} : { asgName: servers.groupName }),
  };
}

function functionOutputs(
  place: Place,
  { maintenance, rotation }: Functions,
): AsInputs<FunctionOutputs & Pick<DatabaseOutputs, "rotationFunctionArn">> {
  return {
    ...(maintenance === undefined ? {} : { lambdaArn: functionArn(place, "maint") }),
    ...(rotation === undefined ? {} : { rotationFunctionArn: functionArn(place, "rotate") }),
  };
}

function balancerOutputs({ arn, arnSuffix, dnsName, zoneId }: LoadBalancer) {
  return { albArn: arn, albArnSuffix: arnSuffix, albDnsName: dnsName, albZoneId: zoneId };
}
