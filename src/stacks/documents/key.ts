import { autoscalingRoleArn, trailArn } from "../arns.js";
import type { Place } from "../naming.js";
import { type Actions, policy, type PolicyDocument, type Statement } from "./statement.js";

export interface KeyDocumentArgs {
  /** The trail's home, where this region is that and has a trail. */
  readonly trailHome: boolean;
  /** Budgets report to the home region only. */
  readonly budgets: boolean;
  /** The region's default key for EBS serves everyone's volumes in the account. */
  readonly ebsDefault: boolean;
}

const USE = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"] as const;

/** Who may use one region's key. In a key's policy the resource `*` is that key alone. */
export function keyDocument(place: Place, { trailHome, budgets, ebsDefault }: KeyDocumentArgs): PolicyDocument {
  return policy(
    allow("EnableIamPolicies", { AWS: `arn:aws:iam::${place.account}:root` }, "kms:*"),
    cloudWatchLogs(place),
    ...(trailHome ? cloudTrail(place) : []),
    ...alerting(place, budgets),
    allow("Config", { Service: "config.amazonaws.com" }, ["kms:Decrypt", "kms:GenerateDataKey"], fromAccount(place)),
    ...autoScaling(place),
    ...(ebsDefault ? [ebsDefaultKey(place)] : []),
  );
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function cloudWatchLogs({ region, account }: Place): Statement {
  const context = { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:*` };
  return allow("CloudWatchLogs", { Service: `logs.${region}.amazonaws.com` }, USE, { ArnLike: context });
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function cloudTrail(home: Place): Statement[] {
  const service = { Service: "cloudtrail.amazonaws.com" };
  const fromTrail = { StringEquals: { "aws:SourceArn": trailArn(home) } };
  const context = { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${home.account}:trail/*` };
  return [
    allow("CloudTrailEncrypt", service, "kms:GenerateDataKey*", { ...fromTrail, StringLike: context }),
    allow("CloudTrailDescribe", service, "kms:DescribeKey", fromTrail),
    allow("CloudTrailDecryptForBucketKey", service, "kms:Decrypt", fromTrail),
  ];
}

/**
 * Without these an alarm on an encrypted topic is never delivered. EventBridge stands alone since it sends no source
 * that a condition could test: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
function alerting(place: Place, budgets: boolean): Statement[] {
  const actions = ["kms:Decrypt", "kms:GenerateDataKey*"];
  return [
    allow("ServicesToSns", { Service: alertingServices(budgets) }, actions, fromAccount(place)),
    allow("EventBridgeToSnsAndSqs", { Service: "events.amazonaws.com" }, actions),
  ];
}

/** The services that send alerts under their own name, and say for which account. */
export function alertingServices(budgets: boolean): readonly string[] {
  const services = ["cloudwatch", "backup", "s3", "events.rds", ...(budgets ? ["budgets"] : [])];
  return services.map((service) => `${service}.amazonaws.com`);
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html */
function autoScaling(place: Place): Statement[] {
  const role = { AWS: autoscalingRoleArn(place) };
  return [
    allow("AutoScalingUse", role, [...USE, "kms:DescribeKey"]),
    allow("AutoScalingGrant", role, "kms:CreateGrant", { Bool: { "kms:GrantIsForAWSResource": "true" } }),
  ];
}

/** The same as AWS's own key for EBS: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html */
function ebsDefaultKey({ region, account }: Place): Statement {
  return allow("EbsDefaultKeyForAccount", { AWS: "*" }, [...USE, "kms:CreateGrant", "kms:DescribeKey"], {
    StringEquals: { "kms:CallerAccount": account, "kms:ViaService": `ec2.${region}.amazonaws.com` },
  });
}

function fromAccount({ account }: Place): NonNullable<Statement["Condition"]> {
  return { StringEquals: { "aws:SourceAccount": account } };
}

function allow(
  Sid: string,
  Principal: NonNullable<Statement["Principal"]>,
  Action: Actions,
  Condition?: Statement["Condition"],
): Statement {
  const statement = { Sid, Effect: "Allow", Principal, Action, Resource: "*" } as const;
  return Condition === undefined ? statement : { ...statement, Condition };
}
