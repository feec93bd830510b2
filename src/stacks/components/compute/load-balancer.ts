import { Listener } from "@pulumi/aws/lb/listener.js";
import { LoadBalancer as Balancer } from "@pulumi/aws/lb/loadBalancer.js";
import { TargetGroup } from "@pulumi/aws/lb/targetGroup.js";
import * as pulumi from "@pulumi/pulumi";

import { BALANCER_LOG_PREFIXES } from "../../documents/balancer-logs.js";
import { name as physicalName, type Place, regionalNames } from "../../naming.js";
import { APP_PORT } from "../../security-rules.js";
import type { TlsSettings } from "../../compute-settings.js";
import { Certificate } from "./certificate.js";
import type { LogsBucket } from "../security/logs-bucket.js";
import type { Network } from "../network/network.js";

export interface LoadBalancerArgs {
  readonly place: Place;
  readonly network: Network;
  readonly logs: LogsBucket;
  readonly tls: TlsSettings;
  readonly deletionProtection: boolean;
}

/** Where one region's users arrive: HTTPS only, and HTTPS on to the servers. */
export class LoadBalancer extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly arnSuffix: pulumi.Output<string>;
  readonly dnsName: pulumi.Output<string>;
  readonly zoneId: pulumi.Output<string>;
  /** Undefined without a certificate: nothing is passed on in plain text. */
  readonly target: BalancerTarget | undefined;

  constructor(name: string, args: LoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:LoadBalancer", name, {}, opts);
    const { place, network, logs, tls } = args;

    const balancer = new Balancer(
      `${name}-balancer`,
      { ...STRICT, ...placement(args), ...logging(logs), enableDeletionProtection: args.deletionProtection },
      // AWS writes a test file when logs are turned on, and wants a gateway for what faces the internet.
      { parent: this, dependsOn: [network.vpc.internetGateway, logs.policy] },
    );
    new Listener(
      `${name}-http`,
      {
        loadBalancerArn: balancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [REDIRECT],
        ...tagged("http", place),
      },
      { parent: this },
    );

    this.target = tls.mode === "none" ? undefined : this.serve(name, balancer, args);
    this.arn = balancer.arn;
    this.arnSuffix = balancer.arnSuffix;
    this.dnsName = balancer.dnsName;
    this.zoneId = balancer.zoneId;
    this.registerOutputs({ arn: this.arn });
  }

  private serve(name: string, balancer: Balancer, { place, network, tls }: LoadBalancerArgs): BalancerTarget {
    const child = { parent: this };
    const groupName = regionalNames.targetGroup(place);
    const { vpcId } = network.vpc;
    const group = new TargetGroup(
      `${name}-target`,
      { name: groupName, vpcId, ...TARGET, tags: { Name: groupName } },
      child,
    );
    const { arn: certificateArn } = new Certificate(name, { place, tls }, child);
    const listener = new Listener(
      `${name}-https`,
      {
        ...{ loadBalancerArn: balancer.arn, port: 443, protocol: "HTTPS", sslPolicy: tls.policy, certificateArn },
        routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000; includeSubDomains",
        routingHttpResponseServerEnabled: false,
        defaultActions: [{ type: "forward", targetGroupArn: group.arn }],
        ...tagged("https", place),
      },
      child,
    );
    return { arn: group.arn, arnSuffix: group.arnSuffix, listener };
  }
}

export interface BalancerTarget {
  readonly arn: pulumi.Output<string>;
  readonly arnSuffix: pulumi.Output<string>;
  /** A group that no listener uses answers no health check. */
  readonly listener: pulumi.Resource;
}

/** https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html */
const STRICT = {
  loadBalancerType: "application",
  ipAddressType: "dualstack",
  dropInvalidHeaderFields: true,
  desyncMitigationMode: "strictest",
  enableHttp2: true,
  enableTlsVersionAndCipherSuiteHeaders: true,
  xffHeaderProcessingMode: "append",
  enableWafFailOpen: false,
};

const REDIRECT = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };

/** The servers' certificates are their own, which the balancer does not check. */
const TARGET = {
  port: APP_PORT,
  protocol: "HTTPS",
  targetType: "instance",
  deregistrationDelay: 30,
  healthCheck: { protocol: "HTTPS", path: "/healthz", matcher: "200" },
};

/** What cannot speak HTTPS does not face the internet. */
function placement({ place, network, tls }: LoadBalancerArgs) {
  const internal = tls.mode === "none";
  const balancerName = regionalNames.loadBalancer(place);
  const subnets = Object.values(network.subnets.ids[internal ? "private" : "public"]);
  const securityGroups = [network.groups.ids.alb];
  return { name: balancerName, internal, subnets, securityGroups, tags: { Name: balancerName } };
}

function logging({ bucket }: LogsBucket) {
  const { access, connection } = BALANCER_LOG_PREFIXES;
  return {
    accessLogs: { bucket, prefix: access, enabled: true },
    connectionLogs: { bucket, prefix: connection, enabled: true },
  };
}

function tagged(id: string, place: Place) {
  return { tags: { Name: physicalName("listener", id, place) } };
}
