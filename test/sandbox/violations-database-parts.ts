import { allow, policy, trust, TYPE } from "./platform.js";
import type { Connection, Inputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const databaseIn = (aws: Connection, inputs: Inputs = {}) =>
  aws.create(TYPE.database, { identifier: "pg", instanceClass: "db.m7g.large", ...inputs });

const parametersIn = (aws: Connection, applyMethod: string) =>
  aws.create(TYPE.parameterGroup, {
    name: "pg15",
    family: "postgres15",
    parameters: [
      { name: "log_statement", value: "ddl", applyMethod: "immediate" },
      { name: "shared_preload_libraries", value: "pgaudit", applyMethod },
    ],
  });

async function monitoredIn(aws: Connection, service: string, policies: readonly string[]) {
  const role = await aws.create(TYPE.role, { name: "monitoring", assumeRolePolicy: trust(service) });
  for (const name of policies) await aws.create(TYPE.rolePolicy, { name, role: "monitoring", policy: policy() });
  return await databaseIn(aws, { monitoringInterval: 60, monitoringRoleArn: role["arn"] });
}

async function subscriptionIn(aws: Connection, service: string) {
  const { arn } = await aws.create(TYPE.topic, { name: "alerts" });
  await aws.create(TYPE.topicPolicy, { arn, policy: policy(allow({ Service: service }, "sns:Publish", arn)) });
  await aws.create(TYPE.eventSubscription, { name: "events", snsTopic: arn });
}

export const DATABASE_PARTS_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a static parameter that is to hold at once": {
    attempt: ({ east }) => parametersIn(east, "immediate"),
    message: /^cannot use immediate apply method for static parameter$/,
  },
  "deleting a parameter group that a database uses": {
    async attempt({ east }) {
      const { id } = await parametersIn(east, "pending-reboot");
      await databaseIn(east, { parameterGroupName: id });
      await east.delete(TYPE.parameterGroup, id);
    },
    message: /still members of this parameter group pg15, so the group cannot be deleted$/,
  },
  "enhanced monitoring without a role": {
    attempt: ({ east }) => databaseIn(east, { monitoringInterval: 60 }),
    message: /^A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0\.$/,
  },
  "enhanced monitoring with a role that RDS may not assume, or that may not write": {
    async attempt({ east, west }) {
      await monitoredIn(east, "monitoring.rds.amazonaws.com", ["own"]);
      await west.create(TYPE.role, { name: "idle", assumeRolePolicy: trust("monitoring.rds.amazonaws.com") });
      const monitoringRoleArn = "arn:aws:iam::111122223333:role/idle";
      await databaseIn(west, { monitoringInterval: 60, monitoringRoleArn });
    },
    message: /^IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING$/,
  },
  "events for a topic that RDS may not publish to": {
    async attempt({ east, west }) {
      await subscriptionIn(west, "events.rds.amazonaws.com");
      await subscriptionIn(east, "events.amazonaws.com");
    },
    message: /^You do not have permission to publish to the SNS topic ARN\.$/,
  },
  "a master password that RDS does not take": {
    async attempt({ east, west }) {
      await databaseIn(west, { passwordWo: "long-enough", passwordWoVersion: 1 });
      await databaseIn(east, { passwordWo: "with/a/slash", passwordWoVersion: 1 });
    },
    message: /^The parameter MasterUserPassword is not a valid password\./,
  },
  "deleting a database without a name for its final snapshot": {
    async attempt({ east }) {
      const { id } = await databaseIn(east);
      await east.delete(TYPE.database, id);
    },
    message: /^FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified\.$/,
  },
  "deleting a database whose final snapshot has a name that is taken": {
    async attempt({ east }) {
      const once = await databaseIn(east, { finalSnapshotIdentifier: "pg-final" });
      await east.delete(TYPE.database, once.id);
      const again = await databaseIn(east, { finalSnapshotIdentifier: "pg-final" });
      await east.delete(TYPE.database, again.id);
    },
    message: /^Cannot create the snapshot because a snapshot with the identifier pg-final already exists\.$/,
  },
};
