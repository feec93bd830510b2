import { type Actions, policy, type PolicyDocument, type Statement } from "./statement.js";

/** Characters: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export const SERVICE_CONTROL_LIMIT = 5120;

/** What nobody may do in the accounts that it is attached to, whatever else they are allowed. */
export function guardrailsDocument(): PolicyDocument {
  return policy(
    deny("DenyOldTls", "s3:*", { NumericLessThan: { "s3:TlsVersion": "1.2" } }),
    // What a service asks of another one on somebody's behalf does not cross the network that this is about.
    deny("DenyNonTls", "*", {
      Bool: { "aws:SecureTransport": "false" },
      BoolIfExists: { "aws:ViaAWSService": "false" },
    }),
    // AWS's list of condition keys does not name this one. A key that AWS does not know never matches, so this can fail
    // to deny but not deny too much: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
    deny("DenyPublicDatabases", PUBLIC_DATABASES, { Bool: { "rds:PubliclyAccessible": "true" } }),
    deny("DenyLeaving", "organizations:LeaveOrganization"),
    deny("DenyDetectiveOff", DETECTIVE_OFF),
  );
}

/**
 * Services with one endpoint for the world answer from us-east-1 or us-west-2 wherever they are asked from, so they are
 * left out: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
export function regionsDocument(allowed: readonly string[]): PolicyDocument {
  return policy({
    Sid: "DenyOtherRegions",
    Effect: "Deny",
    NotAction: GLOBAL_SERVICES,
    Resource: "*",
    Condition: { StringNotEquals: { "aws:RequestedRegion": [...allowed].sort() } },
  });
}

const PUBLIC_DATABASES = [
  "rds:CreateDBInstance",
  "rds:CreateDBInstanceReadReplica",
  "rds:ModifyDBInstance",
  "rds:RestoreDBInstanceFromDBSnapshot",
  "rds:RestoreDBInstanceFromS3",
  "rds:RestoreDBInstanceToPointInTime",
];

/** Fewer than a boundary denies: whoever deploys the trail must still be able to change it. */
const DETECTIVE_OFF = [
  "cloudtrail:StopLogging",
  "cloudtrail:DeleteTrail",
  "config:StopConfigurationRecorder",
  "config:DeleteConfigurationRecorder",
  "config:DeleteDeliveryChannel",
  "guardduty:DeleteDetector",
  "guardduty:UpdateDetector",
  "guardduty:DisassociateFromAdministratorAccount",
  "securityhub:DisableSecurityHub",
  "securityhub:DisassociateFromAdministratorAccount",
  "securityhub:BatchDisableStandards",
];

const GLOBAL_SERVICES = [
  "a4b:*",
  "account:*",
  "aws-marketplace:*",
  "aws-portal:*",
  "billing:*",
  "budgets:*",
  "ce:*",
  "chatbot:*",
  "cloudfront:*",
  "consolidatedbilling:*",
  "cur:*",
  "directconnect:*",
  "ec2:DescribeRegions",
  "freetier:*",
  "fms:*",
  "globalaccelerator:*",
  "health:*",
  "iam:*",
  "invoicing:*",
  "kms:*",
  "networkmanager:*",
  "organizations:*",
  "payments:*",
  "pricing:*",
  "route53:*",
  "route53domains:*",
  "s3:GetAccountPublicAccessBlock",
  "s3:ListAllMyBuckets",
  "s3:PutAccountPublicAccessBlock",
  "shield:*",
  "sts:*",
  "support:*",
  "tax:*",
  "trustedadvisor:*",
  "waf:*",
  "wafv2:*",
];

function deny(Sid: string, Action: Actions, Condition?: Statement["Condition"]): Statement {
  const statement = { Sid, Effect: "Deny", Action, Resource: "*" } as const;
  return Condition === undefined ? statement : { ...statement, Condition };
}
