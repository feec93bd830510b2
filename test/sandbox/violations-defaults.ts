import { allow, bucketIn, policy, TYPE } from "./platform.js";
import type { Violation } from "./violation.js";

export const DEFAULT_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a default EBS key of another region": {
    async attempt({ east, west }) {
      const key = await west.create(TYPE.key, {});
      await east.create(TYPE.defaultKey, { keyArn: key["arn"] });
    },
    message: /^The KMS key arn:aws:kms:us-west-2:\S+ is not in the region us-east-1$/,
  },
  "a public bucket policy where the account blocks public policies": {
    async attempt({ east }) {
      await east.create(TYPE.accountAccess, { blockPublicPolicy: true });
      await bucketIn(east, "data");
      const statement = allow("*", "s3:GetObject", "arn:aws:s3:::data/*");
      await east.create(TYPE.bucketPolicy, { bucket: "data", policy: policy(statement) });
    },
    message: /^You are not authorized to perform: s3:PutBucketPolicy because public policies are prevented/,
  },
};
