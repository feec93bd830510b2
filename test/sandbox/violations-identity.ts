import { allow, NOBODY, policy, ROOT, trust, TYPE } from "./platform.js";
import { ACCOUNT } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const BULKY = policy({ Effect: "Allow", Action: "s3:GetObject", Resource: `arn:aws:s3:::${"x".repeat(6_100)}` });
const ADMINISTERS = allow({ AWS: ROOT }, "kms:*");

export const IDENTITY_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a role name that the account has already": {
    async attempt({ east, west }) {
      const role = { name: "flow", assumeRolePolicy: trust("ec2.amazonaws.com") };
      await east.create(TYPE.role, role);
      await west.create(TYPE.role, role);
    },
    message: /^Role with name flow already exists\.$/,
  },
  "a managed policy name that the account has already": {
    async attempt({ east }) {
      await east.create(TYPE.policy, { name: "boundary", policy: policy() });
      await east.create(TYPE.policy, { name: "boundary", policy: policy(), path: "/other/" });
    },
    message: /^A policy called boundary already exists\. Duplicate names are not allowed\.$/,
  },
  "a service-linked role whose name is taken": {
    async attempt({ east }) {
      const role = { awsServiceName: "autoscaling.amazonaws.com", customSuffix: "tapctl-prod-us-east-1" };
      await east.create(TYPE.serviceRole, role);
      await east.create(TYPE.serviceRole, role);
    },
    message:
      /^Service role name AWSServiceRoleForAutoScaling_tapctl-prod-us-east-1 has been taken in this account, please try a different suffix\.$/,
  },
  "a service-linked role whose suffix makes its name longer than 64 characters": {
    attempt: ({ east }) =>
      east.create(TYPE.serviceRole, { awsServiceName: "autoscaling.amazonaws.com", customSuffix: "x".repeat(36) }),
    message: /^1 validation error detected: .* must have length less than or equal to 64$/,
  },
  "a trust policy with a principal that does not exist": {
    attempt: ({ east }) =>
      east.create(TYPE.role, { name: "r", assumeRolePolicy: policy(allow({ AWS: NOBODY }, "sts:AssumeRole")) }),
    message: /^Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role\/nobody"$/,
  },
  "an identity policy that names a principal": {
    attempt: ({ east }) => east.create(TYPE.policy, { name: "p", policy: policy(allow("*", "s3:GetObject")) }),
    message: /^Policy document should not specify a principal\.$/,
  },
  "a managed policy over 6,144 characters": {
    attempt: ({ east }) => east.create(TYPE.policy, { name: "p", policy: BULKY }),
    message: /^Cannot exceed quota for PolicySize: 6144$/,
  },
  "inline policies of a role over 10,240 characters": {
    async attempt({ east }) {
      await east.create(TYPE.role, { name: "r", assumeRolePolicy: trust("ec2.amazonaws.com") });
      await east.create(TYPE.rolePolicy, { name: "one", role: "r", policy: BULKY });
      await east.create(TYPE.rolePolicy, { name: "two", role: "r", policy: BULKY });
    },
    message: /^Maximum policy size of 10240 bytes exceeded for role r$/,
  },
  "a key policy with a principal that does not exist": {
    attempt: ({ east }) =>
      east.create(TYPE.key, { policy: policy(ADMINISTERS, allow({ AWS: NOBODY }, "kms:Decrypt")) }),
    message: /^Policy contains a statement with one or more invalid principals\.$/,
  },
  "a key policy that locks its account out": {
    attempt: ({ east }) => east.create(TYPE.key, { policy: policy(allow({ AWS: ROOT }, ["kms:Decrypt"])) }),
    message: /^The new key policy will not allow you to update the key policy in the future\.$/,
  },
  "a key policy over 32 KB": {
    attempt: ({ east }) =>
      east.create(TYPE.key, { policy: policy(ADMINISTERS, { ...ADMINISTERS, Sid: "x".repeat(32_768) }) }),
    message: /^The key policy is larger than the quota of 32768 bytes$/,
  },
  "an alias that exists": {
    async attempt({ east }) {
      const key = await east.create(TYPE.key, {});
      await east.create(TYPE.alias, { name: "alias/main", targetKeyId: key["keyId"] });
      await east.create(TYPE.alias, { name: "alias/main", targetKeyId: key["keyId"] });
    },
    message: `An alias with the name arn:aws:kms:us-east-1:${ACCOUNT}:alias/main already exists`,
  },
  "an alias that begins as AWS's own": {
    async attempt({ east }) {
      const key = await east.create(TYPE.key, {});
      await east.create(TYPE.alias, { name: "alias/aws/mine", targetKeyId: key["arn"] });
    },
    message: /^alias\/aws\/ is reserved for AWS managed keys$/,
  },
};
