import { replicasOf } from "../../identity/shapes/dynamodb-shapes.js";
import { propertiesAt, textAt } from "../../properties.js";
import type { Rule } from "../rule.js";

const TABLE = "aws:dynamodb/table:Table";
const API = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference";
const GLOBAL_TABLES =
  "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html";

export const TABLE_RULES: readonly Rule[] = [
  {
    title: "a table that the region has already",
    types: [TABLE],
    on: ["create"],
    code: "ResourceInUseException",
    documentation: `${API}/API_CreateTable.html`,
    refuses: ({ existing, id }) => (existing === undefined ? undefined : `Table already exists: ${id}`),
  },
  {
    title: "a replica without a key of a table that has one",
    types: [TABLE],
    on: ["create", "update"],
    code: "ValidationException",
    documentation: `${API}/API_CreateReplicationGroupMemberAction.html`,
    refuses({ inputs }) {
      const encrypted = textAt(propertiesAt(inputs, "serverSideEncryption"), "kmsKeyArn") !== undefined;
      const bare = replicasOf(inputs).some((replica) => !("kmsKeyArn" in replica));
      return encrypted && bare ? "KMSMasterKeyId must be specified for each replica." : undefined;
    },
  },
  {
    title: "a replica with a key of another region",
    types: [TABLE],
    on: ["create", "update"],
    code: "ValidationException",
    documentation: `${API}/API_CreateReplicationGroupMemberAction.html`,
    refuses({ inputs }) {
      const keys = replicasOf(inputs).map((replica) => [textAt(replica, "regionName"), textAt(replica, "kmsKeyArn")]);
      const wrong = keys.find(([region, arn]) => arn !== undefined && arn.split(":")[3] !== region);
      return wrong === undefined ? undefined : `KMS key ${wrong[1] ?? ""} is not in the region ${wrong[0] ?? ""}`;
    },
  },
  {
    title: "replicas of a table whose stream lacks an image",
    types: [TABLE],
    on: ["create", "update"],
    code: "ValidationException",
    documentation: GLOBAL_TABLES,
    refuses: ({ inputs }) =>
      replicasOf(inputs).length > 0 && inputs["streamViewType"] !== "NEW_AND_OLD_IMAGES"
        ? "Table must have a stream with view type NEW_AND_OLD_IMAGES to be replicated"
        : undefined,
  },
  {
    title: "a replica in the table's own region",
    types: [TABLE],
    on: ["create", "update"],
    code: "ValidationException",
    documentation: GLOBAL_TABLES,
    refuses: ({ inputs, region }) =>
      replicasOf(inputs).some((replica) => replica["regionName"] === region)
        ? `Cannot add, delete, or update the local region ${region} through ReplicaUpdates.`
        : undefined,
  },
  {
    title: "deleting a table that is protected, or has a protected replica",
    types: [TABLE],
    on: ["delete"],
    code: "ValidationException",
    documentation:
      "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection",
    refuses: ({ inputs }) =>
      [inputs, ...replicasOf(inputs)].some((table) => table["deletionProtectionEnabled"] === true)
        ? "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first."
        : undefined,
  },
];
