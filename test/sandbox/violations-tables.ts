import { TYPE } from "./platform.js";
import type { Connection, Inputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const SESSIONS = {
  name: "sessions",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  streamEnabled: true,
  streamViewType: "NEW_AND_OLD_IMAGES",
};
const tableIn = (aws: Connection, inputs: Inputs = {}) => aws.create(TYPE.dynamoTable, { ...SESSIONS, ...inputs });
const keyIn = async (aws: Connection) => (await aws.create(TYPE.key, {}))["arn"];
const PROTECTED = { deletionProtectionEnabled: true };

export const TABLE_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a table that the region has already": {
    async attempt({ east, west }) {
      await tableIn(west);
      await tableIn(east);
      await tableIn(east);
    },
    message: /^Table already exists: sessions$/,
  },
  "a replica without a key of a table that has one": {
    async attempt({ east }) {
      const serverSideEncryption = { enabled: true, kmsKeyArn: await keyIn(east) };
      await tableIn(east, { serverSideEncryption, replicas: [{ regionName: "us-west-2" }] });
    },
    message: /^KMSMasterKeyId must be specified for each replica\.$/,
  },
  "a replica with a key of another region": {
    attempt: async ({ east }) =>
      tableIn(east, { replicas: [{ regionName: "us-west-2", kmsKeyArn: await keyIn(east) }] }),
    message: /^KMS key arn:aws:kms:us-east-1:\S+ is not in the region us-west-2$/,
  },
  "replicas of a table whose stream lacks an image": {
    attempt: ({ east }) => tableIn(east, { streamViewType: "KEYS_ONLY", replicas: [{ regionName: "us-west-2" }] }),
    message: /^Table must have a stream with view type NEW_AND_OLD_IMAGES to be replicated$/,
  },
  "a replica in the table's own region": {
    attempt: ({ east }) => tableIn(east, { replicas: [{ regionName: "us-east-1" }] }),
    message: /^Cannot add, delete, or update the local region us-east-1 through ReplicaUpdates\.$/,
  },
  "deleting a table that is protected, or has a protected replica": {
    async attempt({ east }) {
      const { id } = await tableIn(east, { replicas: [{ regionName: "us-west-2", ...PROTECTED }] });
      await east.delete(TYPE.dynamoTable, id);
    },
    message: /^Resource cannot be deleted as it is currently protected against deletion\./,
  },
};
