import { functionIn } from "./violations-functions.js";
import { TYPE } from "./platform.js";
import type { Connection, Inputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const secretIn = (aws: Connection, inputs: Inputs = {}) => aws.create(TYPE.secret, { name: "master", ...inputs });

export const SECRET_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a secret that the region has already": {
    async attempt({ east }) {
      await secretIn(east);
      await secretIn(east);
    },
    message: /^The operation failed because the secret master already exists\.$/,
  },
  "a secret whose name waits for its end": {
    async attempt({ east, west }) {
      const forgotten = await secretIn(east, { recoveryWindowInDays: 0 });
      await east.delete(TYPE.secret, forgotten.id);
      const kept = await secretIn(east, { recoveryWindowInDays: 7 });
      await east.delete(TYPE.secret, kept.id);
      await secretIn(west);
      await secretIn(east);
    },
    message: /^You can't create this secret because a secret with this name is already scheduled for deletion\.$/,
  },
  "a copy of a secret in its own region": {
    attempt: ({ east }) => secretIn(east, { replicas: [{ region: "us-west-2" }, { region: "us-east-1" }] }),
    message: /^Invalid replica region\.$/,
  },
  "a copy of a secret with a key of another region": {
    async attempt({ east }) {
      const key = await east.create(TYPE.key, {});
      await secretIn(east, { replicas: [{ region: "us-west-2", kmsKeyId: key["arn"] }] });
    },
    message: /^The KMS key arn:aws:kms:us-east-1:\S+ is not in the region us-west-2\.$/,
  },
  "rotation by a function that Secrets Manager may not call": {
    async attempt({ east }) {
      const { id: secretId } = await secretIn(east);
      await east.create(TYPE.secretVersion, { secretId, secretStringWo: "{}", secretStringWoVersion: 1 });
      const { arn: rotationLambdaArn } = await functionIn(east, { name: "rotate" });
      await east.create(TYPE.secretRotation, { secretId, rotationLambdaArn });
    },
    message: /^Secrets Manager cannot invoke the specified Lambda function\. .+ secretsmanager\.amazonaws\.com\.$/,
  },
};
