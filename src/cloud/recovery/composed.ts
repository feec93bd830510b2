import type { Sought } from "../../deployment/sought.js";
import { textOf, type Way } from "./sought.js";

/**
 * What is known by what it belongs to: AWS gives it no other id, and most of it no tags. Whether it is there the
 * provider's read tells. Each of these reads says that nothing is there, rather than to fail, where what it belongs to is
 * not there either.
 */
export const COMPOSED: Readonly<Record<string, Way>> = {
  "aws:account/alternativeContact:AlternativeContact": joined("", "alternateContactType"),
  "aws:autoscaling/policy:Policy": joined("/", "autoscalingGroupName", "name"),
  "aws:budgets/budget:Budget": (sought, { account }) => `${account}:${textOf(sought, "name")}`,
  "aws:cfg/deliveryChannel:DeliveryChannel": joined("", "name"),
  "aws:cfg/recorder:Recorder": joined("", "name"),
  "aws:cfg/recorderStatus:RecorderStatus": joined("", "name"),
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": (sought, { account }) =>
    `arn:aws:chatbot::${account}:chat-configuration/slack-channel/${textOf(sought, "configurationName")}`,
  "aws:cloudwatch/eventTarget:EventTarget": joined("/", "rule", "targetId"),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": joined(":", "logGroupName", "name"),
  "aws:ec2/networkAclRule:NetworkAclRule": (sought) =>
    [
      ...[textOf(sought, "networkAclId"), String(sought.inputs["ruleNumber"])],
      ...[textOf(sought, "protocol"), String(sought.inputs["egress"] === true)],
    ].join(":"),
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": joined("", "vpcPeeringConnectionId"),
  "aws:ec2/route:Route": (sought) => `${textOf(sought, "routeTableId")}_${destinationOf(sought)}`,
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": () => "iam-account-password-policy",
  "aws:iam/rolePolicy:RolePolicy": joined(":", "role", "name"),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": joined("/", "role", "policyArn"),
  "aws:kms/alias:Alias": joined("", "name"),
  "aws:organizations/policyAttachment:PolicyAttachment": joined(":", "targetId", "policyId"),
  "aws:route53/record:Record": joined("_", "zoneId", "name", "type"),
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": (_, { account }) => account,
  // It gets its tags in a second call. The account's number in its name keeps it from being somebody else's.
  "aws:s3/bucket:Bucket": joined("", "bucket"),
  ...partsOfBuckets(),
  "aws:secretsmanager/secretRotation:SecretRotation": joined("", "secretId"),
  "aws:securityhub/account:Account": (_, { account }) => account,
  "aws:sns/topicPolicy:TopicPolicy": joined("", "arn"),
  "aws:sqs/queuePolicy:QueuePolicy": joined("", "queueUrl"),
  "aws:wafv2/webAclAssociation:WebAclAssociation": joined(",", "webAclArn", "resourceArn"),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": joined("", "resourceArn"),
};

/** Undefined where one of the inputs is missing. */
function joined(by: string, ...inputs: readonly string[]): Way {
  return (sought) => {
    const parts = inputs.map((input) => textOf(sought, input));
    return parts.includes("") ? undefined : parts.join(by);
  };
}

function partsOfBuckets(): Readonly<Record<string, Way>> {
  const parts = [
    ...["LifecycleConfiguration", "Logging", "Notification", "ObjectLockConfiguration", "OwnershipControls"],
    ...["Policy", "PublicAccessBlock", "ReplicationConfig", "ServerSideEncryptionConfiguration", "Versioning"],
  ];
  return Object.fromEntries(parts.map((part) => [`aws:s3/bucket${part}:Bucket${part}`, joined("", "bucket")]));
}

function destinationOf(sought: Sought): string {
  const kinds = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
  return kinds.map((kind) => textOf(sought, kind)).find((value) => value !== "") ?? "";
}
