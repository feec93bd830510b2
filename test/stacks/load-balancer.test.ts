import { describe, expect, it } from "vitest";

import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { follows } from "../support/graph.js";
import { countByType, ofType, only, register, run } from "../support/mocks.js";
import { PROD } from "../support/settings.js";

const build = (tls: Partial<PlatformSettings["tls"]>, settings = PROD) =>
  register(() => regionalProgram({ ...settings, tls: { ...settings.tls, ...tls } }, "us-east-1"));
const PRIMARY = await build({});

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const arn = (name: string) => `arn:aws:mock:us-east-1:111122223333:${name}`;

describe("the load balancer", () => {
  const balancer = only(PRIMARY, BALANCER);

  it("is strict, speaks both families and refuses to be deleted", () => {
    expect(balancer.inputs).toMatchObject({
      name: "PROD-alb-web-us-east-1",
      internal: false,
      ipAddressType: "dualstack",
      subnets: ["a", "b", "c"].map((zone) => `tap-network-subnet-public-${zone}-id`),
      securityGroups: ["tap-network-group-alb-id"],
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "strictest",
      xffHeaderProcessingMode: "append",
      enableWafFailOpen: false,
      enableDeletionProtection: true,
    });
  });

  it("logs requests and connections, once the bucket takes them", () => {
    expect(balancer.inputs).toMatchObject({
      accessLogs: { bucket: "prod-logs-us-east-1-111122223333", prefix: "alb", enabled: true },
      connectionLogs: { bucket: "prod-logs-us-east-1-111122223333", prefix: "alb-conn", enabled: true },
    });
    const policy = only(PRIMARY, "aws:s3/bucketPolicy:BucketPolicy", "logs-policy");
    expect(follows(PRIMARY, balancer, policy)).toBe(true);
    expect(JSON.stringify(policy.inputs)).toContain("alb-conn/AWSLogs/111122223333/*");
  });

  it("waits for the way to the internet", () => {
    expect(follows(PRIMARY, balancer, only(PRIMARY, "aws:ec2/internetGateway:InternetGateway"))).toBe(true);
  });

  it.each([
    ["protection is off", { ...PROD, lifecycle: { ...PROD.lifecycle, protect: false } }],
    ["it is to go", { ...PROD, unprotected: ["loadBalancer"] as const }],
  ])("can be deleted where %s", async (_, settings) => {
    expect(only(await build({}, settings), BALANCER).inputs["enableDeletionProtection"]).toBe(false);
  });

  it("sends HTTP to HTTPS", () => {
    expect(only(PRIMARY, LISTENER, "http").inputs).toMatchObject({
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
    });
  });

  it("serves HTTPS with the post-quantum policy and HSTS, and speaks HTTPS to the servers", () => {
    expect(only(PRIMARY, LISTENER, "https").inputs).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      certificateArn: arn("tap-compute-balancer-certificate"),
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000; includeSubDomains",
      routingHttpResponseServerEnabled: false,
      defaultActions: [{ type: "forward", targetGroupArn: arn("tap-compute-balancer-target") }],
    });
    expect(only(PRIMARY, "aws:lb/targetGroup:TargetGroup").inputs).toMatchObject({
      name: "PROD-tg-web-us-east-1",
      port: 8443,
      protocol: "HTTPS",
      healthCheck: { protocol: "HTTPS", path: "/healthz", matcher: "200" },
    });
  });

  it("takes an older policy where that is configured", async () => {
    const policy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    expect(only(await build({ policy }), LISTENER, "https").inputs["sslPolicy"]).toBe(policy);
  });

  it("is not there, nor any grant for its logs, with the feature off", async () => {
    const { result, resources } = await run(() =>
      regionalProgram({ ...PROD, features: { ...PROD.features, loadBalancer: false } }, "us-east-1"),
    );

    expect(Object.keys(countByType(resources)).filter((type) => /aws:(lb|acm|route53)/.test(type))).toEqual([]);
    const policy = only(resources, "aws:s3/bucketPolicy:BucketPolicy", "logs-policy");
    expect(JSON.stringify(policy.inputs)).not.toContain("elasticloadbalancing");
    expect(Object.keys(result).filter((key) => key.startsWith("alb"))).toEqual([]);
  });
});

describe("the certificate", () => {
  it("is validated by one record of the region's own name before it is used", () => {
    expect(only(PRIMARY, CERTIFICATE).inputs).toMatchObject({
      domainName: "us-east-1.app.example.com",
      validationMethod: "DNS",
      keyAlgorithm: "EC_prime256v1",
    });
    const record = only(PRIMARY, "aws:route53/record:Record");
    expect(record.inputs).toMatchObject({
      zoneId: "Z0123456789EXAMPLE",
      name: "_1.example.com.",
      type: "CNAME",
      records: ["_2.example.net."],
      allowOverwrite: true,
    });
    const validation = only(PRIMARY, "aws:acm/certificateValidation:CertificateValidation");
    expect(follows(PRIMARY, validation, record)).toBe(true);
    expect(follows(PRIMARY, only(PRIMARY, LISTENER, "https"), validation)).toBe(true);
  });

  it("can exist already", async () => {
    const mine = "arn:aws:acm:us-east-1:111122223333:certificate/mine";
    const resources = await build({ mode: "arn", certificateArns: { "us-east-1": mine } });

    expect(ofType(resources, CERTIFICATE)).toEqual([]);
    expect(only(resources, LISTENER, "https").inputs["certificateArn"]).toBe(mine);
  });

  it.each([
    ["with", "CHAIN", { certificateChain: "CHAIN" }],
    ["without", "", {}],
  ])("can be the user's own, %s a chain, its key a secret", async (_, chain, expected) => {
    const { tags, ...inputs } = only(
      await build({ mode: "import", certificate: "CERT", privateKey: "KEY", chain }),
      CERTIFICATE,
    ).inputs;

    expect(tags).toBeDefined();
    expect(inputs).toEqual({
      certificateBody: "CERT",
      privateKey: expect.objectContaining({ value: "KEY" }) as unknown,
      ...expected,
    });
  });

  it("can come from a private authority of the region", async () => {
    const authority = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/mine";
    const resources = await build({ mode: "private-ca", authorityArns: { "us-east-1": authority } });

    expect(only(resources, CERTIFICATE).inputs).toMatchObject({
      domainName: "us-east-1.app.example.com",
      certificateAuthorityArn: authority,
    });
    expect(ofType(resources, "aws:route53/record:Record")).toEqual([]);
  });

  it("can be missing: then the balancer is internal and passes nothing on", async () => {
    const resources = await build({ mode: "none" });

    expect(only(resources, BALANCER).inputs).toMatchObject({
      internal: true,
      subnets: ["a", "b", "c"].map((zone) => `tap-network-subnet-private-${zone}-id`),
    });
    expect(only(resources, LISTENER).inputs).toMatchObject({ port: 80, defaultActions: [{ type: "redirect" }] });
    expect(ofType(resources, "aws:lb/targetGroup:TargetGroup")).toEqual([]);
  });
});
