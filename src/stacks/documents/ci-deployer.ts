import { autoscalingRoleArn, iamPath, oidcProviderArn, policyArn, roleArn } from "../arns.js";
import { globalNames, type Place } from "../naming.js";
import { BOUNDARY_EDITS, boundaryPattern } from "./boundary.js";
import { type Actions, policy, type PolicyDocument, type Statement } from "./statement.js";

/** Where GitHub's tokens come from: https://docs.github.com/en/actions/reference/security/oidc */
export const GITHUB_TOKENS = "token.actions.githubusercontent.com";

/** Everything but IAM, organizations and the account: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html */
export const DEPLOYER_POLICIES: Readonly<Record<string, string>> = {
  "power-user": "arn:aws:iam::aws:policy/PowerUserAccess",
};

/** One repository's runs in one of its environments, which its reviewers guard; no pattern in it. */
export function ciTrust(home: Place, { repository, environment }: { repository: string; environment: string }) {
  return policy({
    Sid: "Trust",
    Effect: "Allow",
    Principal: { Federated: oidcProviderArn(home, GITHUB_TOKENS) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${GITHUB_TOKENS}:aud`]: "sts.amazonaws.com",
        [`${GITHUB_TOKENS}:sub`]: `repo:${repository}:environment:${environment}`,
      },
    },
  });
}

/**
 * What a deployment does in IAM: roles and profiles on the environment's own path, each role below a boundary. The
 * condition stands only where AWS knows its key, since elsewhere it would never match:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function ciDeployerDocument(home: Place): PolicyDocument {
  const roles = roleArn(home, "*");
  const profiles = `arn:aws:iam::${home.account}:instance-profile${iamPath(home)}*`;
  const serviceRoles = `arn:aws:iam::${home.account}:role/aws-service-role`;
  return policy(
    {
      ...allow("CreateOnlyWithBoundary", BOUNDED, roles),
      Condition: { ArnLike: { "iam:PermissionsBoundary": boundaryPattern(home) } },
    },
    allow("RoleLifecycle", ROLE_LIFECYCLE, roles),
    allow("Profiles", PROFILES, profiles),
    allow("ReadPolicies", READ_POLICIES, [policyArn(home, "*"), "arn:aws:iam::aws:policy/*"]),
    deny("NeverTouchBoundary", BOUNDARY_EDITS, boundaryPattern(home)),
    deny("NeverDropBoundary", "iam:DeleteRolePermissionsBoundary", "*"),
    // It lies on the path that it may write to: without this it could let another repository in.
    deny("NeverTouchItself", [...BOUNDED, ...OWN_EDITS], roleArn(home, globalNames.deployerRole(home))),
    { ...allow("PassOurs", "iam:PassRole", roles), Condition: { StringEquals: { "iam:PassedToService": PASSED_TO } } },
    allow("PassServiceLinked", "iam:PassRole", [
      autoscalingRoleArn({ ...home, region: "*" }),
      `${serviceRoles}/config.amazonaws.com/AWSServiceRoleForConfig`,
    ]),
    allow("SlrRead", ["iam:GetRole", "iam:GetServiceLinkedRoleDeletionStatus"], `${serviceRoles}/*`),
  );
}

const BOUNDED = [
  "iam:CreateRole",
  "iam:PutRolePermissionsBoundary",
  "iam:AttachRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePolicy",
  "iam:DeleteRolePolicy",
];
const ROLE_LIFECYCLE = [
  "iam:DeleteRole",
  "iam:GetRole",
  "iam:UpdateRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:TagRole",
  "iam:UntagRole",
  "iam:GetRolePolicy",
  "iam:ListRolePolicies",
  "iam:ListAttachedRolePolicies",
  "iam:ListInstanceProfilesForRole",
];
const OWN_EDITS = ["iam:DeleteRole", "iam:UpdateRole", "iam:UpdateAssumeRolePolicy"];
const PROFILES = [
  "iam:CreateInstanceProfile",
  "iam:DeleteInstanceProfile",
  "iam:GetInstanceProfile",
  "iam:AddRoleToInstanceProfile",
  "iam:RemoveRoleFromInstanceProfile",
  "iam:TagInstanceProfile",
  "iam:UntagInstanceProfile",
];
const READ_POLICIES = ["iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions", "iam:ListPolicyTags"];
const PASSED_TO = ["ec2", "lambda", "vpc-flow-logs", "monitoring.rds", "s3", "cloudtrail", "backup", "chatbot"].map(
  (service) => `${service}.amazonaws.com`,
);

type Scope = string | readonly string[];

function allow(Sid: string, Action: Actions, Resource: Scope): Statement {
  return { Sid, Effect: "Allow", Action, Resource };
}

function deny(Sid: string, Action: Actions, Resource: Scope): Statement {
  return { Sid, Effect: "Deny", Action, Resource };
}
