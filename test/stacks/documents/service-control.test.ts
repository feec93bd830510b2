import { expect, it } from "vitest";

import { ZONE_PREFIX } from "../../../src/configuration/known-regions.js";
import {
  guardrailsDocument,
  regionsDocument,
  SERVICE_CONTROL_LIMIT,
} from "../../../src/stacks/documents/service-control.js";

const deny = (Sid: string, Action: string | string[], Condition?: object) => ({
  ...{ Sid, Effect: "Deny", Action, Resource: "*" },
  ...(Condition === undefined ? {} : { Condition }),
});

it("lets nobody use old or no TLS, make a database public, leave, or turn off what watches", () => {
  expect(guardrailsDocument()).toEqual({
    Version: "2012-10-17",
    Statement: [
      deny("DenyOldTls", "s3:*", { NumericLessThan: { "s3:TlsVersion": "1.2" } }),
      deny("DenyNonTls", "*", {
        Bool: { "aws:SecureTransport": "false" },
        BoolIfExists: { "aws:ViaAWSService": "false" },
      }),
      deny(
        "DenyPublicDatabases",
        [
          "rds:CreateDBInstance",
          "rds:CreateDBInstanceReadReplica",
          "rds:ModifyDBInstance",
          "rds:RestoreDBInstanceFromDBSnapshot",
          "rds:RestoreDBInstanceFromS3",
          "rds:RestoreDBInstanceToPointInTime",
        ],
        { Bool: { "rds:PubliclyAccessible": "true" } },
      ),
      deny("DenyLeaving", "organizations:LeaveOrganization"),
      deny("DenyDetectiveOff", [
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
      ]),
    ],
  });
});

it("keeps everything but services with one endpoint for the world within the regions", () => {
  const { Version, Statement } = regionsDocument(["us-west-2", "us-east-1"]);

  const [{ NotAction, ...rest } = { NotAction: [] }] = Statement;
  expect([Version, Statement.length]).toEqual(["2012-10-17", 1]);
  expect(rest).toEqual({
    Sid: "DenyOtherRegions",
    Effect: "Deny",
    Resource: "*",
    Condition: { StringNotEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } },
  });
  expect(NotAction?.join(" ")).toBe(
    "a4b:* account:* aws-marketplace:* aws-portal:* billing:* budgets:* ce:* chatbot:* cloudfront:* " +
      "consolidatedbilling:* cur:* directconnect:* ec2:DescribeRegions freetier:* fms:* globalaccelerator:* health:* " +
      "iam:* invoicing:* kms:* networkmanager:* organizations:* payments:* pricing:* route53:* route53domains:* " +
      "s3:GetAccountPublicAccessBlock s3:ListAllMyBuckets s3:PutAccountPublicAccessBlock shield:* sts:* support:* " +
      "tax:* trustedadvisor:* waf:* wafv2:*",
  );
});

it("stays below the size that AWS takes, with every region there is", () => {
  const documents = [guardrailsDocument(), regionsDocument(Object.keys(ZONE_PREFIX))];

  for (const document of documents) expect(JSON.stringify(document).length).toBeLessThan(SERVICE_CONTROL_LIMIT);
});
