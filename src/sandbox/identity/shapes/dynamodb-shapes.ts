import { isProperties, listAt, textAt } from "../../properties.js";
import type { Born, Shape, Shapes } from "../shape.js";

/** When the stream was switched on, as AWS labels it. */
const streamLabel = () => new Date().toISOString().slice(0, -1);

const tableArn = ({ accountId, id }: Born, region: string) => `arn:aws:dynamodb:${region}:${accountId}:table/${id}`;

const TABLE: Shape = {
  service: "DynamoDB",
  noun: "DynamoDB Table",
  operations: { create: "CreateTable", update: "UpdateTable", delete: "DeleteTable" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  defaults: { billingMode: "PROVISIONED", deletionProtectionEnabled: false, tableClass: "STANDARD" },
  computed: {
    arn: (born) => tableArn(born, born.region),
    readCapacity: () => 0,
    streamArn: (born) =>
      born.inputs["streamEnabled"] === true ? `${tableArn(born, born.region)}/stream/${streamLabel()}` : "",
    streamLabel: ({ inputs }) => (inputs["streamEnabled"] === true ? streamLabel() : ""),
    writeCapacity: () => 0,
  },
  replaces: ["name", "hashKey", "rangeKey", "importTable", "restoreSourceName", "restoreSourceTableArn"],
};

export const DYNAMODB_SHAPES: Shapes = { "aws:dynamodb/table:Table": TABLE };

/** The replicas that a table's inputs ask for. */
export function replicasOf(inputs: Born["inputs"]) {
  return listAt(inputs, "replicas").filter((replica) => isProperties(replica));
}
