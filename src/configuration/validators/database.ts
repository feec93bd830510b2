import { memoryGiB } from "../../stacks/database-classes.js";
import { featuresOf } from "../features.js";
import type { Draft, Finding } from "../finding.js";

/** V09, the part that the schema leaves. */
export function databaseFindings(draft: Draft): readonly Finding[] {
  return [...portFindings(draft), ...(featuresOf(draft.features).database ? instanceFindings(draft) : [])];
}

function portFindings({ database }: Draft): readonly Finding[] {
  if (database.port !== 5432) return [];
  const message = "database.port is 5432, PostgreSQL's well-known port: wanted another";
  return [{ path: ["database", "port"], message, hint: "Write port: 5433" }];
}

function instanceFindings({ database, listed = [] }: Draft): readonly Finding[] {
  const { backupRetentionDays, instanceClass, replicaClass = instanceClass, allocatedStorageGiB } = database;
  const replicas = listed.length > 1;
  const finding = (key: keyof Draft["database"], message: string, hint: string): Finding => {
    return { path: ["database", key], message, hint };
  };
  return [
    ...(replicas && backupRetentionDays === 0 ? [finding("backupRetentionDays", NO_BACKUPS, "Write 1 or more")] : []),
    ...(replicas && memoryGiB(replicaClass) < memoryGiB(instanceClass)
      ? [
          finding(
            "replicaClass",
            `database.replicaClass is "${replicaClass}", smaller than "${instanceClass}", so that replicas fall behind`,
            `Write replicaClass: ${instanceClass}, or one with as much memory`,
          ),
        ]
      : []),
    ...(database.maxStorageGiB <= allocatedStorageGiB
      ? [
          finding(
            "maxStorageGiB",
            `database.maxStorageGiB is ${database.maxStorageGiB}: wanted more than allocatedStorageGiB, ${allocatedStorageGiB}`,
            "Let storage grow by a quarter at least",
          ),
        ]
      : []),
  ];
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html#USER_ReadRepl.Overview */
const NO_BACKUPS = "database.backupRetentionDays is 0, without which a database has no replicas: wanted at least 1";
