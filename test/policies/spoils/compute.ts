import { spoil, type Spoil } from "./spoil.js";

const TEMPLATE = "ec2/launchTemplate";
const LAUNCH = "-servers-launch-template";
const GROUP = "autoscaling/group";
const SCALING = "-scaling-group";
const FUNCTION = "lambda/function";
const MAINTENANCE = "-maint-function";
const BALANCER = "lb/loadBalancer";
const OLD_TLS = "ELBSecurityPolicy-2016-08";

export const COMPUTE_SPOILS: readonly Spoil[] = [
  spoil(TEMPLATE, LAUNCH, { "metadataOptions.httpTokens": "optional" }, "EC2.170"),
  spoil(TEMPLATE, LAUNCH, { metadataOptions: undefined }, "EC2.170"),
  spoil(TEMPLATE, LAUNCH, { "networkInterfaces.0.associatePublicIpAddress": "true" }, "EC2.25"),
  spoil(TEMPLATE, LAUNCH, { networkInterfaces: undefined }, "EC2.25"),
  spoil(TEMPLATE, LAUNCH, { "blockDeviceMappings.0.ebs.encrypted": "false" }, "EC2.181"),
  spoil(GROUP, SCALING, { healthCheckType: "EC2" }, "AutoScaling.1"),
  spoil(GROUP, SCALING, { vpcZoneIdentifiers: ["subnet-1"] }, "AutoScaling.2"),
  spoil(
    GROUP,
    SCALING,
    { "mixedInstancesPolicy.launchTemplate.overrides": [{ instanceType: "m6i.large" }] },
    "AutoScaling.6",
  ),
  spoil(GROUP, SCALING, { launchConfiguration: "old" }, "AutoScaling.9"),
  spoil(GROUP, SCALING, { "tags.1.propagateAtLaunch": false }, "TAP.11"),
  spoil("lambda/permission", "-maint-permission", { principal: "*" }, "Lambda.1"),
  spoil("lambda/permission", "-maint-permission", { sourceArn: undefined }, "Lambda.1"),
  spoil(FUNCTION, MAINTENANCE, { runtime: "python3.7" }, "Lambda.2"),
  spoil(FUNCTION, MAINTENANCE, { vpcConfig: undefined }, "Lambda.3"),
  spoil(FUNCTION, MAINTENANCE, { "vpcConfig.subnetIds": ["subnet-1"] }, "Lambda.5"),
  spoil(FUNCTION, MAINTENANCE, { "tracingConfig.mode": "PassThrough" }, "Lambda.7"),
  spoil(FUNCTION, MAINTENANCE, { kmsKeyArn: undefined }, "TAP.12"),
  spoil("lb/listener", "-balancer-http", { defaultActions: [{ type: "forward" }] }, "ELB.1", "TAP.13"),
  spoil("lb/listener", "-balancer-https", { sslPolicy: OLD_TLS }, "ELB.17", "TAP.13"),
  spoil("lb/listener", "-balancer-https", { sslPolicy: undefined }, "ELB.17", "TAP.13"),
  spoil("lb/listener", "-balancer-https", { protocol: "HTTP" }, "ELB.1", "ELB.18", "TAP.13"),
  spoil(BALANCER, "-balancer", { dropInvalidHeaderFields: false }, "ELB.4"),
  spoil(BALANCER, "-balancer", { "accessLogs.enabled": false }, "ELB.5"),
  spoil(BALANCER, "-balancer", { enableDeletionProtection: false }, "ELB.6"),
  spoil(BALANCER, "-balancer", { desyncMitigationMode: "monitor" }, "ELB.12"),
  spoil(BALANCER, "-balancer", { name: "web" }, "TAP.10"),
  spoil("lb/targetGroup", "-balancer-target", { "healthCheck.protocol": "HTTP" }, "ELB.21"),
  spoil("lb/targetGroup", "-balancer-target", { protocol: "HTTP" }, "ELB.22"),
  spoil("acm/certificate", "-certificate", { keyAlgorithm: "RSA_1024" }, "ACM.2"),
  spoil("wafv2/webAclAssociation", "-association", "gone", "ELB.16"),
  spoil("wafv2/webAcl", "-firewall-acl", { rules: [] }, "WAF.10"),
  spoil("wafv2/webAcl", "-firewall-acl", { "rules.0.visibilityConfig.cloudwatchMetricsEnabled": false }, "WAF.12"),
  spoil("wafv2/webAclLoggingConfiguration", "-firewall-logging", "gone", "WAF.11"),
];
