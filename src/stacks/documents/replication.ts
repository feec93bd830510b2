import { policy, type PolicyDocument, type Statement, trust } from "./statement.js";

/** One end of a replication. */
export interface ReplicationEnd {
  readonly region: string;
  readonly bucketArn: string;
  readonly keyArn: string;
}

/** No source conditions: AWS documents none for this principal, and a wrong one stops replication silently. */
export function replicationTrust(): PolicyDocument {
  return trust("s3.amazonaws.com");
}

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html, with retention and
 * legal hold because of Object Lock: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
 */
export function replicationDocument(source: ReplicationEnd, destinations: readonly ReplicationEnd[]): PolicyDocument {
  return policy(
    {
      Sid: "Bucket",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: source.bucketArn,
    },
    {
      Sid: "Read",
      Effect: "Allow",
      Action: [
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
        "s3:GetObjectRetention",
        "s3:GetObjectLegalHold",
      ],
      Resource: `${source.bucketArn}/*`,
    },
    {
      Sid: "Write",
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      Resource: destinations.map(({ bucketArn }) => `${bucketArn}/*`),
    },
    useKey("DecryptSource", ["kms:Decrypt"], source),
    ...destinations.map((end) => {
      const Sid = `Encrypt${end.region.replaceAll("-", "")}`;
      return useKey(Sid, ["kms:Encrypt", "kms:GenerateDataKey", "kms:Decrypt"], end);
    }),
  );
}

/**
 * With a bucket key the context is the bucket's ARN, not the object's:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
function useKey(Sid: string, Action: readonly string[], { region, bucketArn, keyArn }: ReplicationEnd): Statement {
  return {
    Sid,
    Effect: "Allow",
    Action,
    Resource: keyArn,
    Condition: {
      StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, `${bucketArn}/*`] },
    },
  };
}
