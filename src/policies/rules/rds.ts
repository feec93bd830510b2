import { all, any, none, promised, property, stackHas } from "../conditions/resources.js";
import { at, atLeast, both, is, not, orLeftOut, said, someOf, type Test } from "../conditions/values.js";
import { control } from "../control.js";
import type { Rule } from "../rule.js";

const INSTANCE = ["aws:rds/instance:Instance"];
const replica = property("replicateSourceDb", said);

/** The list holds them all. */
function holds(...names: readonly string[]): Test {
  return both(...names.map((name) => someOf(is(name))));
}

function subscribed(source: string, ...categories: readonly string[]) {
  return stackHas(
    "aws:rds/eventSubscription:EventSubscription",
    all(property("sourceType", is(source)), property("eventCategories", holds(...categories))),
  );
}

export const RDS_RULES: readonly Rule[] = [
  control("RDS.2", "critical", {
    cis: "2.2.3",
    title: "databases have no public address",
    protectsFrom: "Everybody who tries passwords",
    remedy: "set publiclyAccessible to false",
    check: { of: INSTANCE, holds: property("publiclyAccessible", is(false)) },
  }),
  control("RDS.3", "medium", {
    cis: "2.2.1",
    title: "databases are encrypted at rest",
    protectsFrom: "Whoever gets hold of the storage, a snapshot or a backup",
    remedy: "set storageEncrypted to true, or on a replica kmsKeyId",
    check: {
      of: INSTANCE,
      holds: any(property("storageEncrypted", is(true)), all(replica, property("kmsKeyId", said))),
    },
  }),
  control("RDS.5", "medium", {
    cis: "2.2.4",
    title: "databases have a standby in another zone",
    protectsFrom: "The loss of a zone",
    remedy: "set multiAz to true",
    check: { of: INSTANCE, holds: property("multiAz", is(true)) },
  }),
  control("RDS.6", "low", {
    title: "databases tell of their operating system",
    protectsFrom: "A shortage that nobody sees coming",
    remedy: "set monitoringInterval to 60",
    check: { of: INSTANCE, holds: property("monitoringInterval", is(1, 5, 10, 15, 30, 60)) },
  }),
  control("RDS.8", "low", {
    title: "databases refuse to be deleted",
    protectsFrom: "A deletion by mistake",
    remedy: "set deletionProtection to true (protection: on)",
    check: {
      of: INSTANCE,
      where: promised("protectedDatabase"),
      holds: property("deletionProtection", is(true)),
    },
  }),
  control("RDS.9", "medium", {
    title: "databases send their logs to CloudWatch",
    protectsFrom: "Statements and failures that are lost with the instance",
    remedy: "list postgresql and upgrade in enabledCloudwatchLogsExports",
    check: { of: INSTANCE, holds: property("enabledCloudwatchLogsExports", holds("postgresql", "upgrade")) },
  }),
  control("RDS.10", "medium", {
    title: "databases take IAM's credentials",
    protectsFrom: "Passwords that are passed around and never change",
    remedy: "set iamDatabaseAuthenticationEnabled to true",
    check: { of: INSTANCE, holds: property("iamDatabaseAuthenticationEnabled", is(true)) },
  }),
  control("RDS.11", "medium", {
    title: "databases are backed up for a week or more",
    protectsFrom: "Data that was spoiled days before anybody noticed",
    remedy: "set backupRetentionPeriod to 7 or more",
    check: { of: INSTANCE, where: none(replica), holds: property("backupRetentionPeriod", atLeast(7)) },
  }),
  control("RDS.13", "high", {
    cis: "2.2.2",
    title: "databases take minor upgrades by themselves",
    protectsFrom: "Holes that are known and closed in the next minor version",
    remedy: "set autoMinorVersionUpgrade to true",
    check: { of: INSTANCE, holds: property("autoMinorVersionUpgrade", orLeftOut(is(true))) },
  }),
  control("RDS.17", "low", {
    title: "snapshots carry the tags of their database",
    protectsFrom: "Copies that nobody answers for",
    remedy: "set copyTagsToSnapshot to true",
    check: { of: INSTANCE, holds: property("copyTagsToSnapshot", is(true)) },
  }),
  control("RDS.20", "low", {
    title: "somebody is told of what befalls databases",
    protectsFrom: "A failure that only users notice",
    remedy: "subscribe to maintenance, configuration change and failure of db-instance",
    check: {
      ...{ stack: "regional", promised: "database" },
      has: subscribed("db-instance", "maintenance", "configuration change", "failure"),
    },
  }),
  control("RDS.21", "low", {
    title: "somebody is told when a parameter group of databases changes",
    protectsFrom: "TLS or logs that are switched off for every database at once, unnoticed",
    remedy: "subscribe to configuration change of db-parameter-group",
    check: {
      ...{ stack: "regional", promised: "database" },
      has: subscribed("db-parameter-group", "configuration change"),
    },
  }),
  control("RDS.22", "low", {
    title: "somebody is told when a security group of RDS changes",
    protectsFrom: "A way to the database that was opened beside the network's own groups",
    remedy: "subscribe to configuration change and failure of db-security-group",
    check: {
      ...{ stack: "regional", promised: "database" },
      has: subscribed("db-security-group", "configuration change", "failure"),
    },
  }),
  control("RDS.23", "low", {
    title: "databases do not use their engine's well-known port",
    protectsFrom: "Scans that try only what everybody uses",
    remedy: "set port to another one than 5432",
    check: { of: INSTANCE, holds: property("port", both(said, not(is(1433, 1521, 3306, 5432)))) },
  }),
  control("RDS.25", "medium", {
    title: "the master of a database has a name of its own",
    protectsFrom: "Attacks that only need to guess the password",
    remedy: "set username to another one than postgres or admin",
    check: {
      of: INSTANCE,
      where: none(replica),
      holds: property("username", both(said, not(is("admin", "postgres")))),
    },
  }),
  control("RDS.26", "medium", {
    beyond: "nist",
    title: "databases are part of a backup plan",
    protectsFrom: "The loss of a database with the backups that RDS itself keeps",
    remedy: "give it the tag BackupPlan: daily",
    check: {
      of: INSTANCE,
      where: all(promised("backup"), none(replica)),
      holds: property("tags.BackupPlan", is("daily")),
    },
  }),
  control("RDS.38", "medium", {
    title: "PostgreSQL refuses connections without TLS",
    protectsFrom: "Whoever listens between an application and the database",
    remedy: "set rds.force_ssl to 1 in the instance's parameter group",
    check: {
      of: ["aws:rds/parameterGroup:ParameterGroup"],
      holds: property("parameters", someOf(both(at("name", is("rds.force_ssl")), at("value", is(1))))),
    },
  }),
];
