import { allow, bucketIn, policy, subnetIn, TYPE, vpcIn } from "./platform.js";
import type { Connection, Inputs, Outputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const DELIVERY = { Service: "logdelivery.elasticloadbalancing.amazonaws.com" };
const LOGS = { bucket: "logs", prefix: "alb", enabled: true };
const FORWARD = (arn: unknown) => [{ type: "forward", targetGroupArn: arn }];

async function subnetsIn(aws: Connection): Promise<Inputs> {
  const vpc = await vpcIn(aws);
  const one = await subnetIn(aws, vpc.id, { availabilityZoneId: "use1-az1" });
  const two = await subnetIn(aws, vpc.id, { availabilityZoneId: "use1-az2", cidrBlock: "10.10.16.0/20" });
  return { subnets: [one.id, two.id], vpcId: vpc.id };
}

export async function balancerIn(aws: Connection, inputs: Inputs = {}): Promise<Outputs> {
  const { subnets } = await subnetsIn(aws);
  return aws.create(TYPE.balancer, { name: "web", internal: true, subnets, ...inputs });
}

async function groupIn(aws: Connection): Promise<Outputs> {
  const vpc = await vpcIn(aws, { cidrBlock: "10.50.0.0/16" });
  return aws.create(TYPE.targetGroup, { name: "web", vpcId: vpc.id, port: 8443, protocol: "HTTPS" });
}

/** An HTTPS listener as AWS accepts it, but for what is given. */
async function listenerIn(aws: Connection, inputs: Inputs): Promise<Outputs> {
  const balancer = await balancerIn(aws);
  const https = { loadBalancerArn: balancer["arn"], port: 443, protocol: "HTTPS" };
  return aws.create(TYPE.listener, { ...https, defaultActions: [{ type: "fixed-response" }], ...inputs });
}

async function requested(aws: Connection, inputs: Inputs = { validationMethod: "DNS" }): Promise<Outputs> {
  return aws.create(TYPE.certificate, { domainName: "us-east-1.app.example.com", ...inputs });
}

async function logsBucketIn(aws: Connection): Promise<void> {
  await bucketIn(aws, "logs");
  const write = allow(DELIVERY, "s3:PutObject", "arn:aws:s3:::logs/alb/*");
  await aws.create(TYPE.bucketPolicy, { bucket: "logs", policy: policy(write) });
}

export const BALANCER_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a load balancer name that the region has already": {
    async attempt({ east }) {
      const { subnets } = await subnetsIn(east);
      await east.create(TYPE.balancer, { name: "web", internal: true, subnets });
      await east.create(TYPE.balancer, { name: "web", internal: true, subnets, idleTimeout: 30 });
    },
    message: /^A load balancer with the same name 'web' exists, but with different settings$/,
  },
  "a target group name that the region has already": {
    async attempt({ east }) {
      await groupIn(east);
      await groupIn(east);
    },
    message: /^A target group with the same name 'web' exists, but with different settings$/,
  },
  "a load balancer in fewer than two zones": {
    async attempt({ east }) {
      const vpc = await vpcIn(east);
      const subnet = await subnetIn(east, vpc.id);
      await east.create(TYPE.balancer, { name: "web", internal: true, subnets: [subnet.id] });
    },
    message: /^At least two subnets in two different Availability Zones must be specified$/,
  },
  "a load balancer that faces the internet from a VPC without a gateway": {
    attempt: ({ east }) => balancerIn(east, { internal: false }),
    message: /^VPC vpc-[0-9a-f]{17} has no internet gateway$/,
  },
  "load balancer logs to a bucket that may not be written to": {
    async attempt({ east }) {
      await bucketIn(east, "logs");
      await balancerIn(east, { accessLogs: LOGS });
    },
    message: /^Access Denied for bucket: logs\. Please check S3bucket permission$/,
  },
  "load balancer logs to a bucket with a key of AWS KMS": {
    async attempt({ east }) {
      await logsBucketIn(east);
      const rules = [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }];
      await east.create(TYPE.encryption, { bucket: "logs", rules });
      await balancerIn(east, { connectionLogs: LOGS });
    },
    message: /^Access Denied for bucket: logs\. Please check S3bucket permission$/,
  },
  "deleting a load balancer that is protected": {
    async attempt({ east }) {
      const balancer = await balancerIn(east, { enableDeletionProtection: true });
      await east.delete(TYPE.balancer, balancer.id);
    },
    message: /^Load balancer 'arn:\S+' cannot be deleted because deletion protection is enabled$/,
  },
  "deleting a target group that a listener uses": {
    async attempt({ east }) {
      const group = await groupIn(east);
      await listenerIn(east, { port: 80, protocol: "HTTP", defaultActions: FORWARD(group["arn"]) });
      await east.delete(TYPE.targetGroup, group.id);
    },
    message: /^Target group 'arn:\S+' is currently in use by a listener or a rule$/,
  },
  "a second listener on a port": {
    async attempt({ east }) {
      const balancer = await balancerIn(east);
      const http = { loadBalancerArn: balancer["arn"], port: 80, protocol: "HTTP", defaultActions: [] };
      await east.create(TYPE.listener, http);
      await east.create(TYPE.listener, http);
    },
    message: /^A listener already exists on this port for this load balancer$/,
  },
  "an HTTPS listener without a certificate": {
    attempt: ({ east }) => listenerIn(east, {}),
    message: /^A certificate must be specified for HTTPS listeners$/,
  },
  "a listener with a security policy that does not exist": {
    async attempt({ east }) {
      const { arn } = await requested(east, { certificateBody: "PEM", privateKey: "PEM" });
      await listenerIn(east, { certificateArn: arn, sslPolicy: "ELBSecurityPolicy-TLS14" });
    },
    message: /^SSL policy 'ELBSecurityPolicy-TLS14' not found$/,
  },
  "a listener with a certificate that is not issued yet": {
    async attempt({ east }) {
      const { arn } = await requested(east);
      await listenerIn(east, { certificateArn: arn });
    },
    message: /^The certificate 'arn:\S+' must have a fully-qualified domain name/,
  },
  "deleting a certificate that a listener uses": {
    async attempt({ east }) {
      const certificate = await requested(east);
      await east.create(TYPE.validation, { certificateArn: certificate["arn"] });
      await listenerIn(east, { certificateArn: certificate["arn"] });
      await east.delete(TYPE.certificate, certificate.id);
    },
    message: /^Certificate arn:\S+ in use$/,
  },
};
