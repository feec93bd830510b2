import { companion, promised, property } from "../conditions/resources.js";
import { at, eachOf, either, is, matches, orLeftOut, said, someOf } from "../conditions/values.js";
import { control } from "../control.js";
import type { Rule } from "../rule.js";

const BALANCER = ["aws:lb/loadBalancer:LoadBalancer"];
const LISTENER = ["aws:lb/listener:Listener"];
const TARGETS = ["aws:lb/targetGroup:TargetGroup"];
const FIREWALL = ["aws:wafv2/webAcl:WebAcl"];

const redirects = property("defaultActions", someOf(at("redirect.protocol", is("HTTPS"))));
const encrypted = property("protocol", is("HTTPS", "TLS"));

/** https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17 */
const STRONG = /^ELBSecurityPolicy-TLS13-1-[23](-(Res|Ext[0-2]|FIPS))*(-PQ)?-20\d\d-\d\d$/;
export const strongPolicy = matches(STRONG);

export const BALANCER_RULES: readonly Rule[] = [
  control("ELB.1", "medium", {
    title: "HTTP is redirected to HTTPS",
    protectsFrom: "Whoever listens while a browser asks without TLS",
    remedy: "redirect to HTTPS in the listener's defaultActions",
    check: { of: LISTENER, where: property("protocol", is("HTTP")), holds: redirects },
  }),
  control("ELB.4", "medium", {
    title: "load balancers drop invalid headers",
    protectsFrom: "Requests that load balancer and server read in two ways",
    remedy: "set dropInvalidHeaderFields to true",
    check: { of: BALANCER, holds: property("dropInvalidHeaderFields", is(true)) },
  }),
  control("ELB.5", "medium", {
    title: "load balancers log requests",
    protectsFrom: "An attack that leaves no trace",
    remedy: "set accessLogs.enabled to true",
    check: { of: BALANCER, holds: property("accessLogs.enabled", is(true)) },
  }),
  control("ELB.6", "medium", {
    title: "load balancers refuse to be deleted",
    protectsFrom: "A deletion by mistake",
    remedy: "set enableDeletionProtection to true (protection: on)",
    check: {
      of: BALANCER,
      where: promised("protectedLoadBalancer"),
      holds: property("enableDeletionProtection", is(true)),
    },
  }),
  control("ELB.12", "medium", {
    title: "load balancers turn away ambiguous requests",
    protectsFrom: "Requests smuggled in within others",
    remedy: "set desyncMitigationMode to defensive or strictest",
    check: { of: BALANCER, holds: property("desyncMitigationMode", orLeftOut(is("defensive", "strictest"))) },
  }),
  control("ELB.16", "medium", {
    beyond: "nist",
    title: "a web firewall stands before load balancers",
    protectsFrom: "Known attacks on web applications, and floods of requests",
    remedy: "give it a WebAclAssociation (features.waf)",
    check: {
      of: BALANCER,
      where: promised("waf"),
      holds: companion("aws:wafv2/webAclAssociation:WebAclAssociation", "resourceArn"),
    },
  }),
  control("ELB.17", "medium", {
    title: "listeners speak TLS 1.2 and 1.3 with strong ciphers",
    protectsFrom: "Whoever breaks old versions of TLS",
    remedy: "set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    check: { of: LISTENER, where: encrypted, holds: property("sslPolicy", strongPolicy) },
  }),
  control("ELB.18", "medium", {
    title: "listeners speak TLS",
    protectsFrom: "Whoever listens on the way to the load balancer",
    remedy: "set protocol to HTTPS or TLS",
    check: { of: LISTENER, holds: encrypted },
  }),
  control("ELB.21", "medium", {
    title: "target groups check health over TLS",
    protectsFrom: "Whoever answers in a server's place",
    remedy: "set healthCheck.protocol to HTTPS",
    check: { of: TARGETS, holds: property("healthCheck.protocol", is("HTTPS", "TLS")) },
  }),
  control("ELB.22", "medium", {
    title: "target groups are spoken to over TLS",
    protectsFrom: "Whoever listens between load balancer and servers",
    remedy: "set protocol to HTTPS",
    check: { of: TARGETS, holds: property("protocol", is("HTTPS", "TLS")) },
  }),
  control("ACM.2", "high", {
    title: "certificates have strong keys",
    protectsFrom: "Whoever can break a short key",
    remedy: "set keyAlgorithm to RSA_2048 or better, or to an elliptic curve",
    check: {
      of: ["aws:acm/certificate:Certificate"],
      holds: property("keyAlgorithm", orLeftOut(either(matches(/^RSA_(2048|3072|4096)$/), matches(/^EC_/)))),
    },
  }),
  control("WAF.10", "medium", {
    title: "web firewalls have rules",
    protectsFrom: "A firewall that lets everything through",
    remedy: "give it rules",
    check: { of: FIREWALL, holds: property("rules", someOf(said)) },
  }),
  control("WAF.11", "low", {
    beyond: "nist",
    title: "web firewalls log",
    protectsFrom: "An attack that leaves no trace",
    remedy: "give it a WebAclLoggingConfiguration",
    check: {
      of: FIREWALL,
      holds: companion("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "resourceArn"),
    },
  }),
  control("WAF.12", "medium", {
    title: "the rules of web firewalls are counted",
    protectsFrom: "An attack that no alarm can tell of",
    remedy: "set cloudwatchMetricsEnabled to true in each rule's visibilityConfig",
    check: {
      of: FIREWALL,
      holds: property("rules", eachOf(at("visibilityConfig.cloudwatchMetricsEnabled", is(true)))),
    },
  }),
];
