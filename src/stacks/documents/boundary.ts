import { policyArn } from "../arns.js";
import type { Place } from "../naming.js";
import { policy, type PolicyDocument, type Statement } from "./statement.js";

/**
 * The most that a role of tapctl's can ever do, whatever its own policies say. A boundary grants nothing, so its
 * allow-all is a ceiling: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundaryDocument(place: Place): PolicyDocument {
  return policy(
    { Sid: "Ceiling", Effect: "Allow", Action: "*", Resource: "*" },
    deny("NoIamUsers", [
      "iam:CreateUser",
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:UpdateLoginProfile",
      "iam:AttachUserPolicy",
      "iam:PutUserPolicy",
    ]),
    deny("NoBoundaryRemoval", ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"]),
    deny(
      "NoBoundaryEdit",
      ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion"],
      policyArn(place, `${place.environment.toUpperCase()}-policy-boundary-*`),
    ),
    deny("NoDetectiveOff", [
      "cloudtrail:StopLogging",
      "cloudtrail:DeleteTrail",
      "cloudtrail:UpdateTrail",
      "cloudtrail:PutEventSelectors",
      "config:StopConfigurationRecorder",
      "config:DeleteConfigurationRecorder",
      "config:DeleteDeliveryChannel",
      "guardduty:DeleteDetector",
      "guardduty:UpdateDetector",
      "guardduty:DisassociateFromAdministratorAccount",
      "securityhub:DisableSecurityHub",
      "securityhub:BatchDisableStandards",
    ]),
    deny("NoKeyKill", ["kms:ScheduleKeyDeletion", "kms:DisableKey"]),
    deny("NoOrg", ["organizations:*", "account:*"]),
  );
}

function deny(Sid: string, Action: readonly string[], Resource = "*"): Statement {
  return { Sid, Effect: "Deny", Action, Resource };
}
