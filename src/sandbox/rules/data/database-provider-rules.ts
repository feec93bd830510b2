import { textAt } from "../../properties.js";
import type { ProviderRule } from "../rule.js";

const PAGE = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance";
const REPLICA_CONFLICTS = ["username", "dbName", "password", "passwordWo"];

export const DATABASE_PROVIDER_RULES: readonly ProviderRule[] = [
  {
    title: "a database's name with upper case",
    types: ["aws:rds/instance:Instance"],
    documentation: PAGE,
    fails(inputs) {
      const reason = 'only lowercase alphanumeric characters and hyphens allowed in "identifier"';
      return /^[a-z0-9-]*$/.test(textAt(inputs, "identifier") ?? "") ? undefined : { property: "identifier", reason };
    },
  },
  {
    title: "a write-only password without its version",
    types: ["aws:rds/instance:Instance"],
    documentation: PAGE,
    fails: (inputs) =>
      "passwordWo" in inputs && !("passwordWoVersion" in inputs)
        ? {
            property: "passwordWo",
            reason: "all of `password_wo,password_wo_version` must be specified",
          }
        : undefined,
  },
  {
    title: "a replica with what only its source has",
    types: ["aws:rds/instance:Instance"],
    documentation: PAGE,
    fails(inputs) {
      const property = "replicateSourceDb" in inputs ? REPLICA_CONFLICTS.find((key) => key in inputs) : undefined;
      return property === undefined
        ? undefined
        : { property, reason: `"${property}": conflicts with replicate_source_db` };
    },
  },
];
