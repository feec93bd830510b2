import type { Sought } from "../../deployment/sought.js";
import { textOf, type Place } from "./sought.js";

interface Arn {
  readonly whole: string;
  readonly service: string;
  /** What follows the account. */
  readonly resource: string;
}

/** Undefined where the ARN belongs to something else that has the same tag, such as a database's snapshot. */
type IdOf = (arn: Arn, sought: Sought, place: Place) => string | undefined;

/** What the tag tells by an ARN, and how its id is made of that. */
export const ARNS: Readonly<Record<string, IdOf>> = {
  "aws:accessanalyzer/analyzer:Analyzer": after("access-analyzer", "analyzer/"),
  "aws:acm/certificate:Certificate": itself("acm", "certificate/"),
  "aws:backup/plan:Plan": after("backup", "backup-plan:"),
  "aws:backup/vault:Vault": after("backup", "backup-vault:"),
  "aws:cfg/configurationAggregator:ConfigurationAggregator": named("config", "config-aggregator/"),
  "aws:cfg/rule:Rule": named("config", "config-rule/"),
  "aws:cloudtrail/trail:Trail": itself("cloudtrail", "trail/"),
  "aws:cloudwatch/eventRule:EventRule": after("events", "rule/"),
  "aws:cloudwatch/logGroup:LogGroup": named("logs", "log-group:"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": after("cloudwatch", "alarm:"),
  "aws:dynamodb/table:Table": after("dynamodb", "table/"),
  "aws:guardduty/detector:Detector": after("guardduty", "detector/"),
  "aws:kms/key:Key": after("kms", "key/"),
  "aws:lambda/function:Function": after("lambda", "function:"),
  "aws:lb/listener:Listener": itself("elasticloadbalancing", "listener/"),
  "aws:lb/loadBalancer:LoadBalancer": itself("elasticloadbalancing", "loadbalancer/"),
  "aws:lb/targetGroup:TargetGroup": itself("elasticloadbalancing", "targetgroup/"),
  "aws:organizations/policy:Policy": last("organizations", "policy/"),
  "aws:rds/eventSubscription:EventSubscription": after("rds", "es:"),
  "aws:rds/instance:Instance": after("rds", "db:"),
  "aws:rds/parameterGroup:ParameterGroup": after("rds", "pg:"),
  "aws:rds/subnetGroup:SubnetGroup": after("rds", "subgrp:"),
  "aws:secretsmanager/secret:Secret": itself("secretsmanager", "secret:"),
  "aws:sns/topic:Topic": itself("sns", ""),
  "aws:sqs/queue:Queue": queueUrl,
  "aws:wafv2/webAcl:WebAcl": webAcl,
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function parseArn(whole: string): Arn {
  const [, , service = "", , , ...resource] = whole.split(":");
  return { whole, service, resource: resource.join(":") };
}

function of({ service, resource }: Arn, wanted: string, prefix: string): string | undefined {
  return service === wanted && resource.startsWith(prefix) ? resource.slice(prefix.length) : undefined;
}

function itself(service: string, prefix: string): IdOf {
  return (arn) => (of(arn, service, prefix) === undefined ? undefined : arn.whole);
}

function after(service: string, prefix: string): IdOf {
  return (arn) => of(arn, service, prefix);
}

function last(service: string, prefix: string): IdOf {
  return (arn) => of(arn, service, prefix)?.split("/").at(-1);
}

/** The ARN holds another id than the provider's, or more than it. */
function named(service: string, prefix: string): IdOf {
  return (arn, sought) => (of(arn, service, prefix) === undefined ? undefined : textOf(sought, "name"));
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
function queueUrl(arn: Arn, { region }: Sought, { account, endpoint }: Place): string | undefined {
  const name = of(arn, "sqs", "");
  return name === undefined ? undefined : `${endpoint ?? `https://sqs.${region}.amazonaws.com`}/${account}/${name}`;
}

function webAcl(arn: Arn): string | undefined {
  const [name, id] = of(arn, "wafv2", "regional/webacl/")?.split("/") ?? [];
  return name === undefined || id === undefined ? undefined : `${id}/${name}/REGIONAL`;
}
