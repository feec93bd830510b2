import { isProperties, listAt, numberAt, propertiesAt, textAt } from "../../properties.js";
import type { Resource } from "../../store/account.js";
import {
  allowsService,
  isPublic,
  policyAt,
  resourcesOf,
  statementsOf,
  unknownPrincipal,
} from "../security/policy-document.js";
import { find, type Change, type Rule } from "../rule.js";

export const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const NOTIFICATION = "aws:s3/bucketNotification:BucketNotification";
const S3_ERRORS = "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html";
const NOTIFICATIONS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html";

export const BUCKET_RULES: readonly Rule[] = [
  {
    // The provider itself looks first in us-east-1, where S3 would answer a second create with success.
    title: "a bucket name that is taken",
    types: [BUCKET],
    on: ["create"],
    code: "BucketAlreadyOwnedByYou",
    status: 409,
    documentation: S3_ERRORS,
    refuses: ({ account, id }) =>
      find(account, id, BUCKET) === undefined
        ? undefined
        : "Your previous request to create the named bucket succeeded and you already own it.",
  },
  {
    title: "deleting a bucket that is not empty",
    types: [BUCKET],
    on: ["delete"],
    code: "BucketNotEmpty",
    status: 409,
    documentation: S3_ERRORS,
    refuses: ({ existing, inputs }) =>
      (numberAt(existing?.hidden ?? {}, "objects") ?? 0) > 0 && inputs["forceDestroy"] !== true
        ? "The bucket you tried to delete is not empty. You must delete all versions in the bucket."
        : undefined,
  },
  {
    title: "a public bucket policy where public policies are blocked",
    types: [POLICY],
    on: ["create", "update"],
    code: "AccessDenied",
    status: 403,
    documentation: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    refuses(change) {
      const block = aspectOf(change, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
      if (block?.inputs["blockPublicPolicy"] !== true || !isPublic(policyAt(change.inputs))) return undefined;
      const blocked = "because public policies are blocked by the BlockPublicPolicy block public access setting";
      return `You are not authorized to perform: s3:PutBucketPolicy ${blocked}.`;
    },
  },
  {
    title: "a bucket policy with a principal that does not exist",
    types: [POLICY],
    on: ["create", "update"],
    code: "MalformedPolicy",
    documentation: S3_ERRORS,
    refuses: ({ account, accountId, inputs }) =>
      unknownPrincipal(account, accountId, policyAt(inputs)) === undefined ? undefined : "Invalid principal in policy",
  },
  {
    title: "a bucket policy for another bucket's objects",
    types: [POLICY],
    on: ["create", "update"],
    code: "MalformedPolicy",
    documentation: S3_ERRORS,
    refuses(change) {
      const arn = `arn:aws:s3:::${textAt(change.inputs, "bucket") ?? ""}`;
      const named = statementsOf(policyAt(change.inputs)).flatMap(resourcesOf);
      const own = named.every((resource) => resource === arn || resource.startsWith(`${arn}/`));
      return own ? undefined : "Policy has invalid resource";
    },
  },
  {
    title: "a bucket notification to a topic that S3 may not publish to",
    types: [NOTIFICATION],
    on: ["create", "update"],
    code: "InvalidArgument",
    documentation: NOTIFICATIONS,
    refuses(change) {
      const closed = topicArns(change).some((arn) => {
        const policy = find(change.account, arn, "aws:sns/topicPolicy:TopicPolicy");
        return !allowsService(policyAt(policy?.inputs ?? {}), "s3.amazonaws.com", "sns:Publish");
      });
      return closed ? "Unable to validate the following destination configurations" : undefined;
    },
  },
  {
    title: "a bucket notification to a topic of another region",
    types: [NOTIFICATION],
    on: ["create", "update"],
    code: "InvalidArgument",
    documentation: NOTIFICATIONS,
    refuses: (change) =>
      topicArns(change).some((arn) => arn.split(":")[3] !== change.region)
        ? "The notification destination service region is not valid for the bucket location constraint"
        : undefined,
  },
];

/** What has been set on the bucket that the change is about, or on another one. */
export function aspectOf(
  change: Change,
  type: string,
  bucket = textAt(change.inputs, "bucket") ?? "",
): Resource | undefined {
  return find(change.account, bucket, type);
}

export function isVersioned(change: Change, bucket?: string): boolean {
  const versioning = aspectOf(change, "aws:s3/bucketVersioning:BucketVersioning", bucket);
  // Object lock turns versioning on when the bucket is made.
  if (versioning === undefined) return isLocked(change, bucket);
  return propertiesAt(versioning.inputs, "versioningConfiguration")["status"] === "Enabled";
}

export function isLocked(change: Change, bucket?: string): boolean {
  const made = aspectOf(change, BUCKET, bucket)?.inputs["objectLockEnabled"] === true;
  return (
    made || aspectOf(change, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", bucket) !== undefined
  );
}

function topicArns({ inputs }: Change): readonly string[] {
  return listAt(inputs, "topics").flatMap((topic) => (isProperties(topic) ? (textAt(topic, "topicArn") ?? []) : []));
}
