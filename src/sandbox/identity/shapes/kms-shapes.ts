import { randomUUID } from "node:crypto";
import { textAt } from "../../properties.js";
import type { Born, Shape, Shapes } from "../shape.js";

const keyArn = ({ region, accountId, id }: Born) => `arn:aws:kms:${region}:${accountId}:key/${id}`;

const KEY: Shape = {
  service: "KMS",
  noun: "KMS Key",
  operations: { create: "CreateKey", update: "PutKeyPolicy", delete: "ScheduleKeyDeletion" },
  id: ({ inputs }) => (inputs["multiRegion"] === true ? `mrk-${randomUUID().replaceAll("-", "")}` : randomUUID()),
  defaults: {
    bypassPolicyLockoutSafetyCheck: false,
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    enableKeyRotation: false,
    isEnabled: true,
    keyUsage: "ENCRYPT_DECRYPT",
  },
  computed: {
    arn: keyArn,
    description: () => "",
    keyId: ({ id }) => id,
    multiRegion: () => false,
    policy: ({ accountId }) => ROOT_MAY_DO_ALL.replace("ACCOUNT", accountId),
    rotationPeriodInDays: ({ inputs }) => (inputs["enableKeyRotation"] === true ? 365 : undefined),
  },
  replaces: ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId", "xksKeyId"],
};

/** What a key gets that is made without a policy. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
const ROOT_MAY_DO_ALL = JSON.stringify({
  Version: "2012-10-17",
  Id: "key-default-1",
  Statement: [
    {
      Sid: "Enable IAM User Permissions",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::ACCOUNT:root" },
      Action: "kms:*",
      Resource: "*",
    },
  ],
});

/** The key that an alias or another property names, by id or ARN. */
function targetKey({ account, inputs, region }: Born): string {
  const named = textAt(inputs, "targetKeyId") ?? "";
  return account.withArn(named)[0]?.id ?? account.withId(named).find((key) => key.region === region)?.id ?? named;
}

export const KMS_SHAPES: Shapes = {
  "aws:kms/key:Key": KEY,
  "aws:kms/alias:Alias": {
    service: "KMS",
    noun: "KMS Alias",
    id: ({ inputs }) => textAt(inputs, "name") ?? "",
    computed: {
      arn: ({ region, accountId, id }) => `arn:aws:kms:${region}:${accountId}:${id}`,
      targetKeyArn: (born) => keyArn({ ...born, id: targetKey(born) }),
    },
    replaces: ["name", "namePrefix"],
  },
};
