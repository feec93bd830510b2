import { FINAL_SNAPSHOT } from "../../identity/shapes/database-shapes.js";
import { isProperties, listAt, numberAt, textAt } from "../../properties.js";
import { allowsService, policyAt } from "../security/policy-document.js";
import { dependents, find, type Change, type Rule } from "../rule.js";

const INSTANCE = "aws:rds/instance:Instance";
const PARAMETERS = "aws:rds/parameterGroup:ParameterGroup";
const API = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference";
const GUIDE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide";

/** Read when PostgreSQL starts. */
const STATIC = ["max_connections", "shared_buffers", "shared_preload_libraries", "rds.logical_replication"];

export const DATABASE_PARTS_RULES: readonly Rule[] = [
  {
    title: "a static parameter that is to hold at once",
    types: [PARAMETERS],
    on: ["create", "update"],
    code: "InvalidParameterCombination",
    documentation: `${API}/API_ModifyDBParameterGroup.html`,
    refuses: ({ inputs }) =>
      listAt(inputs, "parameters")
        .filter((parameter) => isProperties(parameter))
        .some((one) => STATIC.includes(textAt(one, "name") ?? "") && one["applyMethod"] !== "pending-reboot")
        ? "cannot use immediate apply method for static parameter"
        : undefined,
  },
  {
    title: "deleting a parameter group that a database uses",
    types: [PARAMETERS],
    on: ["delete"],
    code: "InvalidDBParameterGroupState",
    documentation: `${API}/API_DeleteDBParameterGroup.html`,
    refuses: (change) =>
      change.existing !== undefined && dependents(change, change.existing, [INSTANCE]).length > 0
        ? `One or more database instances are still members of this parameter group ${change.id}, so the group cannot be deleted`
        : undefined,
  },
  {
    title: "enhanced monitoring without a role",
    types: [INSTANCE],
    on: ["create", "update"],
    code: "InvalidParameterCombination",
    documentation: `${GUIDE}/USER_Monitoring.OS.Enabling.html`,
    refuses: ({ inputs }) =>
      monitored(inputs) && textAt(inputs, "monitoringRoleArn") === undefined
        ? "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0."
        : undefined,
  },
  {
    title: "enhanced monitoring with a role that RDS may not assume, or that may not write",
    types: [INSTANCE],
    on: ["create", "update"],
    code: "InvalidParameterValue",
    documentation: `${GUIDE}/USER_Monitoring.OS.Enabling.html`,
    refuses: (change) =>
      monitored(change.inputs) && !roleFits(change)
        ? "IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING"
        : undefined,
  },
  {
    title: "events for a topic that RDS may not publish to",
    types: ["aws:rds/eventSubscription:EventSubscription"],
    on: ["create", "update"],
    code: "SNSNoAuthorizationFault",
    documentation: `${API}/API_CreateEventSubscription.html`,
    refuses({ account, inputs, region }) {
      const arn = textAt(inputs, "snsTopic") ?? "";
      const policies = account.ofType("aws:sns/topicPolicy:TopicPolicy", region).filter(({ id }) => id === arn);
      const allowed = policies.some((one) =>
        allowsService(policyAt(one.inputs), "events.rds.amazonaws.com", "sns:Publish"),
      );
      return allowed ? undefined : "You do not have permission to publish to the SNS topic ARN.";
    },
  },
  {
    title: "a master password that RDS does not take",
    types: [INSTANCE],
    on: ["create", "update"],
    code: "InvalidParameterValue",
    documentation: `${API}/API_CreateDBInstance.html`,
    refuses({ inputs }) {
      const password = textAt(inputs, "passwordWo") ?? textAt(inputs, "password") ?? "long-enough";
      return /^(?!.*[/@" ])[\x20-\x7e]{8,128}$/.test(password)
        ? undefined
        : "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', " +
            "'@', '\"', ' ' may be used.";
    },
  },
  {
    title: "deleting a database without a name for its final snapshot",
    types: [INSTANCE],
    on: ["delete"],
    code: "InvalidParameterCombination",
    documentation: `${API}/API_DeleteDBInstance.html`,
    refuses: ({ inputs }) =>
      inputs["skipFinalSnapshot"] === true || textAt(inputs, "finalSnapshotIdentifier") !== undefined
        ? undefined
        : "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.",
  },
  {
    title: "deleting a database whose final snapshot has a name that is taken",
    types: [INSTANCE],
    on: ["delete"],
    code: "DBSnapshotAlreadyExists",
    documentation: `${API}/API_DeleteDBInstance.html`,
    refuses({ account, inputs, region }) {
      const name = textAt(inputs, "finalSnapshotIdentifier") ?? "";
      return inputs["skipFinalSnapshot"] === true || find(account, name, FINAL_SNAPSHOT, region) === undefined
        ? undefined
        : `Cannot create the snapshot because a snapshot with the identifier ${name} already exists.`;
    },
  },
];

function monitored(inputs: Change["inputs"]): boolean {
  return (numberAt(inputs, "monitoringInterval") ?? 0) > 0;
}

function roleFits(change: Change): boolean {
  const { account, inputs } = change;
  const role = find(account, textAt(inputs, "monitoringRoleArn") ?? "", "aws:iam/role:Role");
  if (role === undefined) return false;
  const trusted = allowsService(
    policyAt(role.inputs, "assumeRolePolicy"),
    "monitoring.rds.amazonaws.com",
    "sts:AssumeRole",
  );
  return trusted && dependents(change, role, ROLE_POLICIES).length > 0;
}

const ROLE_POLICIES = ["aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"];
