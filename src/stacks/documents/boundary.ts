import { policyArn } from "../arns.js";
import type { Place } from "../naming.js";
import { policy, type PolicyDocument, type Statement } from "./statement.js";

/**
 * The most that a role of tapctl's can ever do, whatever its own policies say. A boundary grants nothing, so its
 * allow-all is a ceiling: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundaryDocument(place: Place): PolicyDocument {
  return policy(
    ...ceiling(place),
    deny("NoDetectiveOff", DETECTIVE_OFF),
    NO_KEY_KILL,
    deny("NoOrg", ["organizations:*", "account:*"]),
  );
}

/** The same for the role that deploys, which must be able to change the trail and whatever else watches. */
export function deployerBoundaryDocument(place: Place): PolicyDocument {
  return policy(...ceiling(place), NO_KEY_KILL);
}

/** Nobody below it gets out: no users, whom no boundary would hold, and no change to boundaries. */
function ceiling(place: Place): Statement[] {
  return [
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
    deny("NoBoundaryEdit", BOUNDARY_EDITS, boundaryPattern(place)),
  ];
}

export const BOUNDARY_EDITS = [
  "iam:CreatePolicyVersion",
  "iam:DeletePolicy",
  "iam:DeletePolicyVersion",
  "iam:SetDefaultPolicyVersion",
];

/** All of an environment's boundaries. */
export function boundaryPattern(place: Place): string {
  return policyArn(place, `${place.environment.toUpperCase()}-policy-boundary-*`);
}

const DETECTIVE_OFF = [
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
];

const NO_KEY_KILL = deny("NoKeyKill", ["kms:ScheduleKeyDeletion", "kms:DisableKey"]);

function deny(Sid: string, Action: readonly string[], Resource = "*"): Statement {
  return { Sid, Effect: "Deny", Action, Resource };
}
