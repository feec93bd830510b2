import { isDeepStrictEqual } from "node:util";
import { propertiesAt, textAt, textsAt } from "../../properties.js";
import { allowsService, policyAt, unknownPrincipal } from "../security/policy-document.js";
import { find, type Rule } from "../rule.js";

const TOPIC = "aws:sns/topic:Topic";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const LOG_KEYS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html";

export const MONITORING_RULES: readonly Rule[] = [
  {
    // The same name with the same tags is no error: SNS answers with the topic that exists.
    title: "a topic that exists with other tags",
    types: [TOPIC],
    on: ["create"],
    code: "InvalidParameter",
    documentation: "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html",
    refuses: ({ existing, inputs }) =>
      existing === undefined || isDeepStrictEqual(propertiesAt(existing.inputs, "tags"), propertiesAt(inputs, "tags"))
        ? undefined
        : "Invalid parameter: Tags Reason: Topic already exists with different tags",
  },
  {
    title: "a topic policy with a principal that does not exist",
    types: ["aws:sns/topicPolicy:TopicPolicy"],
    on: ["create", "update"],
    code: "InvalidParameter",
    documentation: "https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html",
    refuses: ({ account, accountId, inputs }) =>
      unknownPrincipal(account, accountId, policyAt(inputs)) === undefined
        ? undefined
        : "Invalid parameter: Policy Error: PrincipalNotFound",
  },
  {
    title: "a log group that the region has already",
    types: [LOG_GROUP],
    on: ["create"],
    code: "ResourceAlreadyExistsException",
    documentation: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
    refuses: ({ existing }) => (existing === undefined ? undefined : "The specified log group already exists"),
  },
  {
    title: "a log group with a key that CloudWatch Logs may not use",
    types: [LOG_GROUP],
    on: ["create", "update"],
    code: "AccessDeniedException",
    documentation: LOG_KEYS,
    refuses({ account, accountId, id, inputs, region }) {
      const keyArn = textAt(inputs, "kmsKeyId");
      if (keyArn === undefined) return undefined;
      const key = find(account, keyArn, "aws:kms/key:Key", region);
      const policy = policyAt(key?.outputs ?? {});
      const allowed = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"].every((action) =>
        allowsService(policy, `logs.${region}.amazonaws.com`, action),
      );
      const arn = `arn:aws:logs:${region}:${accountId}:log-group:${id}`;
      return allowed
        ? undefined
        : `The specified KMS key does not exist or is not allowed to be used with Arn '${arn}'`;
    },
  },
  {
    title: "an alarm that acts on a topic of another region",
    types: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
    on: ["create", "update"],
    code: "ValidationError",
    documentation: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    refuses({ inputs, region }) {
      const actions = ["alarmActions", "okActions", "insufficientDataActions"].flatMap((key) => textsAt(inputs, key));
      const foreign = actions.map((arn) => arn.split(":")[3] ?? "").find((other) => other !== "" && other !== region);
      return foreign === undefined ? undefined : `Invalid region ${foreign} specified. Only ${region} is supported.`;
    },
  },
];
