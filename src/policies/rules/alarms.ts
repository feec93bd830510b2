import { every, some, type Answer } from "../answer.js";
import { property } from "../conditions/resources.js";
import { is, matches, someOf, said } from "../conditions/values.js";
import { control } from "../control.js";
import type { PlannedResource } from "../planned-resource.js";
import type { Rule } from "../rule.js";
import type { AssessedStack, World } from "../world.js";

const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/**
 * What somebody must be told of, with its number in CIS and a few of the events that the filter must name:
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
const WATCHED: readonly (readonly [id: string, cis: string, what: string, ...names: readonly string[]])[] = [
  ["CloudWatch.1", "4.3 v1.4.0", "the use of root", "Root", "invokedBy NOT EXISTS", "AwsServiceEvent"],
  ["CloudWatch.2", "3.1 v1.2.0", "calls that are refused", "UnauthorizedOperation", "AccessDenied"],
  ["CloudWatch.3", "3.2 v1.2.0", "sign-ins without MFA", "ConsoleLogin", "MFAUsed"],
  ["CloudWatch.4", "4.4 v1.4.0", "changes of IAM policies", "PutRolePolicy", "CreatePolicyVersion", "AttachUserPolicy"],
  ["CloudWatch.5", "4.5 v1.4.0", "changes of trails", "StopLogging", "DeleteTrail", "UpdateTrail"],
  ["CloudWatch.6", "4.6 v1.4.0", "failed sign-ins", "ConsoleLogin", "Failed authentication"],
  ["CloudWatch.7", "4.7 v1.4.0", "keys that are disabled or deleted", "DisableKey", "ScheduleKeyDeletion"],
  ["CloudWatch.8", "4.8 v1.4.0", "changes of bucket policies", "PutBucketPolicy", "PutBucketAcl", "DeleteBucketPolicy"],
  ["CloudWatch.9", "4.9 v1.4.0", "changes of AWS Config", "StopConfigurationRecorder", "DeleteDeliveryChannel"],
  [
    "CloudWatch.10",
    "4.10 v1.4.0",
    "changes of security groups",
    "AuthorizeSecurityGroupIngress",
    "CreateSecurityGroup",
  ],
  ["CloudWatch.11", "4.11 v1.4.0", "changes of network ACLs", "CreateNetworkAcl", "ReplaceNetworkAclEntry"],
  ["CloudWatch.12", "4.12 v1.4.0", "changes of gateways", "AttachInternetGateway", "CreateCustomerGateway"],
  ["CloudWatch.13", "4.13 v1.4.0", "changes of route tables", "CreateRoute", "ReplaceRoute", "DeleteRouteTable"],
  ["CloudWatch.14", "4.14 v1.4.0", "changes of VPCs", "CreateVpc", "ModifyVpcAttribute", "CreateVpcPeeringConnection"],
];

export const ALARM_RULES: readonly Rule[] = WATCHED.map(([id, cis, what, ...names]) =>
  control(id, "low", {
    ...{ beyond: "cis", cis },
    title: `somebody is told of ${what}`,
    protectsFrom: "A deed that is recorded and that nobody reads of",
    remedy: `make a LogMetricFilter on the trail's log group that names ${names.join(", ")}, and a MetricAlarm on it`,
    check: { stack: "global", promised: "trail", has: (stack, world) => watches(names, stack, world) },
  }),
);

function watches(names: readonly string[], stack: AssessedStack, world: World): Answer {
  const filters = world.ofType(FILTER).filter((filter) => world.stackOf(filter) === stack);
  const wanted = names.map((name) => property("pattern", matches(new RegExp(name))));
  return some(filters.map((filter) => every([...wanted.map((one) => one(filter, world)), alarmed(filter, world)])));
}

function alarmed({ inputs }: PlannedResource, world: World): Answer {
  const transformation = inputs["metricTransformation"];
  const metric = typeof transformation === "object" && transformation !== null ? { ...transformation } : {};
  const name = "name" in metric && typeof metric.name === "string" ? metric.name : "";
  return some(
    world
      .ofType(ALARM)
      .map((alarm) =>
        every([property("metricName", is(name))(alarm, world), property("alarmActions", someOf(said))(alarm, world)]),
      ),
  );
}
