import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { textAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

const suffix = (): string => randomBytes(8).toString("hex");

/** What follows `loadbalancer/` or stands whole before another part: CloudWatch's name for it. */
const afterResource = (id: string): string => id.split(":").at(-1) ?? "";

/** https://docs.aws.amazon.com/general/latest/gr/elb.html */
const ZONES: Readonly<Record<string, string>> = {
  "us-east-1": "Z35SXDOTRQ7X7K",
  "us-west-2": "Z1H1FL5HABSF5",
  "ap-south-1": "ZP97RAFLXTNZK",
};

const BALANCER: Shape = {
  service: "Elastic Load Balancing v2",
  noun: "ELBv2 Load Balancer",
  operations: { create: "CreateLoadBalancer", update: "ModifyLoadBalancerAttributes", delete: "DeleteLoadBalancer" },
  id: ({ region, accountId, inputs }) =>
    `arn:aws:elasticloadbalancing:${region}:${accountId}:loadbalancer/app/${textAt(inputs, "name") ?? ""}/${suffix()}`,
  nameProperty: "name",
  defaults: { internal: false, loadBalancerType: "application", enableDeletionProtection: false, idleTimeout: 60 },
  computed: {
    arn: ({ id }) => id,
    arnSuffix: ({ id }) => afterResource(id).replace("loadbalancer/", ""),
    dnsName: ({ inputs, region }) =>
      `${inputs["internal"] === true ? "internal-" : ""}${textAt(inputs, "name") ?? ""}-${randomInt(1e9, 2e9)}.${region}.elb.amazonaws.com`,
    ipAddressType: () => "ipv4",
    zoneId: ({ region }) => ZONES[region] ?? "Z00000000ELBEXAMPLE",
  },
  replaces: ["name", "namePrefix", "internal", "loadBalancerType"],
};

const TARGET_GROUP: Shape = {
  service: "Elastic Load Balancing v2",
  noun: "ELBv2 Target Group",
  id: ({ region, accountId, inputs }) =>
    `arn:aws:elasticloadbalancing:${region}:${accountId}:targetgroup/${textAt(inputs, "name") ?? ""}/${suffix()}`,
  nameProperty: "name",
  defaults: { targetType: "instance", slowStart: 0 },
  computed: {
    arn: ({ id }) => id,
    arnSuffix: ({ id }) => afterResource(id),
    ipAddressType: () => "ipv4",
    protocolVersion: () => "HTTP1",
  },
  replaces: ["name", "namePrefix", "port", "protocol", "targetType", "vpcId"],
};

const LISTENER: Shape = {
  service: "Elastic Load Balancing v2",
  noun: "ELBv2 Listener",
  id: ({ inputs }) =>
    `${(textAt(inputs, "loadBalancerArn") ?? "").replace(":loadbalancer/", ":listener/")}/${suffix()}`,
  computed: { arn: ({ id }) => id, sslPolicy: () => "" },
  replaces: ["loadBalancerArn"],
};

const CERTIFICATE: Shape = {
  service: "ACM",
  noun: "ACM Certificate",
  operations: { create: "RequestCertificate", update: "ImportCertificate" },
  id: ({ region, accountId }) => `arn:aws:acm:${region}:${accountId}:certificate/${randomUUID()}`,
  computed: {
    arn: ({ id }) => id,
    domainName: () => "imported.example.com",
    domainValidationOptions: ({ inputs }) => {
      const domainName = textAt(inputs, "domainName") ?? "";
      if (inputs["validationMethod"] !== "DNS") return [];
      return [
        {
          domainName,
          resourceRecordName: `_${randomBytes(16).toString("hex")}.${domainName}.`,
          resourceRecordType: "CNAME",
          resourceRecordValue: `_${randomBytes(16).toString("hex")}.jkddzztszm.acm-validations.aws.`,
        },
      ];
    },
    keyAlgorithm: () => "RSA_2048",
    status: ({ inputs }) => (inputs["validationMethod"] === "DNS" ? "PENDING_VALIDATION" : "ISSUED"),
    type: ({ inputs }) => ("certificateBody" in inputs ? "IMPORTED" : "AMAZON_ISSUED"),
    validationMethod: () => "NONE",
  },
  replaces: ["domainName", "validationMethod", "keyAlgorithm", "certificateAuthorityArn"],
};

export const BALANCER_SHAPES: Shapes = {
  "aws:lb/loadBalancer:LoadBalancer": BALANCER,
  "aws:lb/targetGroup:TargetGroup": TARGET_GROUP,
  "aws:lb/listener:Listener": LISTENER,
  "aws:acm/certificate:Certificate": CERTIFICATE,
  "aws:route53/record:Record": {
    service: "Route 53",
    noun: "Route 53 Record",
    operations: {
      create: "ChangeResourceRecordSets",
      update: "ChangeResourceRecordSets",
      delete: "ChangeResourceRecordSets",
    },
    id: ({ inputs }) => ["zoneId", "name", "type"].map((key) => textAt(inputs, key) ?? "").join("_"),
    put: true,
    computed: { fqdn: ({ inputs }) => (textAt(inputs, "name") ?? "").replace(/\.$/, "") },
    replaces: ["zoneId", "name", "type"],
  },
};
