import { expect, it } from "vitest";

import { configBucketDocument } from "../../../src/stacks/documents/config.js";
import { ACCOUNT } from "../../support/settings.js";

it("lets AWS Config deliver for this account only, and nobody speak without encryption", () => {
  const arn = "arn:aws:s3:::prod-config-us-west-2-111122223333";
  const everything = { Principal: { AWS: "*" }, Action: "s3:*", Resource: [arn, `${arn}/*`] };

  expect(configBucketDocument({ environment: "prod", account: ACCOUNT, region: "us-west-2" })).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DenyNonTls",
        Effect: "Deny",
        ...everything,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      { Sid: "DenyOldTls", Effect: "Deny", ...everything, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
      {
        Sid: "ConfigBucketCheck",
        Effect: "Allow",
        Principal: { Service: "config.amazonaws.com" },
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: arn,
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
      {
        Sid: "ConfigDelivery",
        Effect: "Allow",
        Principal: { Service: "config.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `${arn}/AWSLogs/111122223333/Config/*`,
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333", "s3:x-amz-acl": "bucket-owner-full-control" },
        },
      },
    ],
  });
});
