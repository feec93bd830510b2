import { listAt, propertiesAt, textAt, textsAt } from "../../properties.js";
import { aspectOf } from "../storage/bucket-rules.js";
import { allowsService, policyAt } from "../security/policy-document.js";
import { dependents, find, target, type Change, type Rule } from "../rule.js";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const LISTENER = "aws:lb/listener:Listener";
const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const LOGS = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html";

export const BALANCER_RULES: readonly Rule[] = [
  taken("a load balancer name that the region has already", BALANCER, "DuplicateLoadBalancerName", {
    documentation: `${API}/API_CreateLoadBalancer.html`,
    message: (name) => `A load balancer with the same name '${name}' exists, but with different settings`,
  }),
  taken("a target group name that the region has already", TARGET_GROUP, "DuplicateTargetGroupName", {
    documentation: `${API}/API_CreateTargetGroup.html`,
    message: (name) => `A target group with the same name '${name}' exists, but with different settings`,
  }),
  {
    title: "a load balancer in fewer than two zones",
    types: [BALANCER],
    on: ["create", "update"],
    code: "ValidationError",
    documentation: `${API}/API_CreateLoadBalancer.html`,
    refuses: (change) =>
      new Set(subnetsOf(change).map((subnet) => textAt(subnet.outputs, "availabilityZoneId"))).size < 2
        ? "At least two subnets in two different Availability Zones must be specified"
        : undefined,
  },
  {
    title: "a load balancer that faces the internet from a VPC without a gateway",
    types: [BALANCER],
    on: ["create"],
    code: "InvalidSubnet",
    documentation: `${API}/API_CreateLoadBalancer.html`,
    refuses(change) {
      if (change.inputs["internal"] === true) return undefined;
      const vpcId = textAt(subnetsOf(change)[0]?.inputs ?? {}, "vpcId") ?? "";
      const [vpc] = change.account.withId(vpcId);
      const gateways = vpc === undefined ? [] : dependents(change, vpc, ["aws:ec2/internetGateway:InternetGateway"]);
      return gateways.length === 0 ? `VPC ${vpcId} has no internet gateway` : undefined;
    },
  },
  {
    title: "load balancer logs to a bucket that may not be written to",
    types: [BALANCER],
    on: ["create", "update"],
    code: "InvalidConfigurationRequest",
    documentation: LOGS,
    refuses: (change) => deniedBucket(change, (bucket) => !isOpen(change, bucket)),
  },
  {
    title: "load balancer logs to a bucket with a key of AWS KMS",
    types: [BALANCER],
    on: ["create", "update"],
    code: "InvalidConfigurationRequest",
    documentation: LOGS,
    refuses: (change) => deniedBucket(change, (bucket) => hasKey(change, bucket)),
  },
  {
    title: "deleting a load balancer that is protected",
    types: [BALANCER],
    on: ["delete"],
    code: "OperationNotPermitted",
    documentation: `${API}/API_DeleteLoadBalancer.html`,
    refuses: ({ existing, id }) =>
      existing?.inputs["enableDeletionProtection"] === true
        ? `Load balancer '${id}' cannot be deleted because deletion protection is enabled`
        : undefined,
  },
  {
    title: "deleting a target group that a listener uses",
    types: [TARGET_GROUP],
    on: ["delete"],
    code: "ResourceInUse",
    documentation: `${API}/API_DeleteTargetGroup.html`,
    refuses: (change) =>
      change.existing !== undefined && dependents(change, change.existing, [LISTENER]).length > 0
        ? `Target group '${change.id}' is currently in use by a listener or a rule`
        : undefined,
  },
  {
    title: "a second listener on a port",
    types: [LISTENER],
    on: ["create"],
    code: "DuplicateListener",
    documentation: `${API}/API_CreateListener.html`,
    refuses(change) {
      const balancer = target(change, "loadBalancerArn", BALANCER);
      const others = balancer === undefined ? [] : dependents(change, balancer, [LISTENER]);
      return others.some(({ inputs }) => inputs["port"] === change.inputs["port"])
        ? "A listener already exists on this port for this load balancer"
        : undefined;
    },
  },
];

interface Wording {
  readonly documentation: string;
  readonly message: (name: string) => string;
}

function taken(title: string, type: string, code: string, { documentation, message }: Wording): Rule {
  return {
    ...{ title, types: [type], on: ["create"], code, documentation },
    refuses({ account, inputs, region }) {
      const name = textAt(inputs, "name") ?? "";
      return account.ofType(type, region).some((other) => other.inputs["name"] === name) ? message(name) : undefined;
    },
  };
}

function subnetsOf({ account, inputs, region }: Change) {
  return textsAt(inputs, "subnets").flatMap((id) => find(account, id, "aws:ec2/subnet:Subnet", region) ?? []);
}

function deniedBucket({ inputs }: Change, denied: (bucket: string) => boolean): string | undefined {
  const bucket = ["accessLogs", "connectionLogs"]
    .map((key) => propertiesAt(inputs, key))
    .flatMap((logs) => (logs["enabled"] === true ? (textAt(logs, "bucket") ?? []) : []))
    .find(denied);
  return bucket && `Access Denied for bucket: ${bucket}. Please check S3bucket permission`;
}

function isOpen(change: Change, bucket: string): boolean {
  const policy = policyAt(aspectOf(change, "aws:s3/bucketPolicy:BucketPolicy", bucket)?.inputs ?? {});
  return allowsService(policy, "logdelivery.elasticloadbalancing.amazonaws.com", "s3:PutObject");
}

function hasKey(change: Change, bucket: string): boolean {
  const type = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
  const rules = listAt(aspectOf(change, type, bucket)?.inputs ?? {}, "rules");
  return JSON.stringify(rules).includes('"aws:kms"');
}
