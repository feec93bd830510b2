import { bucketArn } from "../arns.js";
import { type Place, regionalNames } from "../naming.js";
import { encryptedTransport } from "./bucket.js";
import { policy, type PolicyDocument } from "./statement.js";

/** https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html */
export function configBucketDocument(place: Place): PolicyDocument {
  const arn = bucketArn(regionalNames.configBucket(place));
  const allow = { Effect: "Allow", Principal: { Service: "config.amazonaws.com" } } as const;
  const fromAccount = { "aws:SourceAccount": place.account };
  return policy(
    ...encryptedTransport(arn),
    {
      Sid: "ConfigBucketCheck",
      ...allow,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: arn,
      Condition: { StringEquals: fromAccount },
    },
    {
      Sid: "ConfigDelivery",
      ...allow,
      Action: "s3:PutObject",
      Resource: `${arn}/AWSLogs/${place.account}/Config/*`,
      Condition: { StringEquals: { ...fromAccount, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  );
}
