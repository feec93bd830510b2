import type { KnownFailure } from "./known-failure.js";

const PROVIDER = "https://github.com/hashicorp/terraform-provider-aws";

/** What is there already, or stands in the way, or does not exist. */
export const KNOWN_CONFLICTS: readonly KnownFailure[] = [
  {
    says: /BucketAlreadyExists/,
    sentence: "A bucket of this name belongs to somebody else: names are taken for all of AWS",
    remedy: "Choose another environment name, which is part of it; or have the bucket's owner delete it",
    seen: "https://github.com/ine-labs/AWSGoat/issues/50",
  },
  {
    says: /EntityAlreadyExists: (?<what>\w+) with name (?<name>[\w+=,.@/-]+) already exists/,
    sentence: "{what} {name} is in the account already, and no stack of this state owns it",
    remedy: "Delete it if nothing uses it, or deploy from the state that made it",
    seen: "https://github.com/port-labs/ocean/pull/854",
  },
  {
    says: /An alias with the name (?<alias>\S+) already exists/,
    sentence: "The key alias {alias} is taken",
    remedy:
      "Free it if nothing uses it: aws kms delete-alias --alias-name alias/…; or deploy from the state that made it",
    seen: "https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2346",
  },
  {
    says: /MaxNumberOfConfigurationRecordersExceededException/,
    sentence: "The region has a recorder of AWS Config already, and may have one",
    remedy: "Leave it to its owner: features: { config: false }, or baseline: { region: skip }",
    seen: `${PROVIDER}/issues/2183`,
  },
  {
    says: /detector already exists for the current account/,
    sentence: "The region has a detector of GuardDuty already, and may have one",
    remedy: "Leave it to its owner: features: { guardDuty: false }, or baseline: { region: skip }",
    seen: `${PROVIDER}/issues/11780`,
  },
  {
    says: /already subscribed to Security Hub/,
    sentence: "The region has Security Hub already",
    remedy: "Leave it to its owner: features: { securityHub: false }, or baseline: { region: skip }",
    seen: "https://github.com/nozaq/terraform-aws-secure-baseline/issues/135",
  },
  {
    says: /secret with this name is already scheduled for deletion/,
    sentence: "A secret of this name is deleted, but not yet gone",
    remedy:
      "Give the name free: aws secretsmanager delete-secret --secret-id <name> --force-delete-without-recovery; or wait for its recovery window to end",
    seen: "https://github.com/aws-ia/terraform-aws-eks-blueprints/issues/1733",
  },
  {
    says: /Tried to create resource record set \[name='(?<name>[^']+)', type='(?<type>\w+)'\] but it already exists/,
    sentence: "The zone has a record {type} {name} already",
    remedy: "Delete it if nothing uses it, or choose another tls.hostName",
    seen: `${PROVIDER}/issues/7918`,
  },
  {
    says: /'ISSUED'.*'PENDING_VALIDATION'|certificate to be issued but was in state PENDING_VALIDATION/,
    sentence: "The certificate was not issued in time: its DNS record does not answer on the internet",
    remedy: "See that the domain delegates to the zone of tls.zoneId: dig NS <domain>; then repeat the command",
    seen: `${PROVIDER}/issues/9338`,
  },
  {
    says: /DependencyViolation: .*?(?<thing>(?:vpc|subnet|sg|igw|rtb|eni|acl)-[0-9a-f]+)/,
    sentence: "Something that this state does not know still uses {thing}",
    remedy:
      "Find it: aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=<vpc>; delete it, then repeat the command",
    seen: "https://github.com/pulumi-zephyr/zephyr-app/issues/9",
  },
  {
    says: /Cannot find version (?<version>\S+) for (?<engine>[\w-]+)/,
    sentence: "RDS has no {engine} {version} in this region",
    remedy: "List what it has: aws rds describe-db-engine-versions --engine {engine} --region <region>; update tapctl",
    seen: "https://github.com/tryretool/terraform-retool-modules/issues/70",
  },
  {
    says: /DBInstanceClass=(?<class>[\w.]+), Engine=(?<engine>[\w-]+), EngineVersion=(?<version>[\w.]+)/,
    sentence: "RDS has no {class} for {engine} {version} in this region",
    remedy: "Choose another database.instanceClass or database.replicaClass",
    seen: "https://github.com/aws-quickstart/quickstart-awx/issues/47",
  },
  {
    says: /Access Denied for bucket: (?<bucket>[\w.-]+)\. Please check S3bucket permission/,
    sentence: "The load balancer may not write its logs to {bucket}",
    remedy:
      "Repeat the command, the policy may be new; else look for a deny: aws s3api get-bucket-policy --bucket {bucket}",
    reaction: "again",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1956",
  },
];
