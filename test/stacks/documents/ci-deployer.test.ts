import { expect, it } from "vitest";

import { boundaryDocument, deployerBoundaryDocument } from "../../../src/stacks/documents/boundary.js";
import { ciDeployerDocument } from "../../../src/stacks/documents/ci-deployer.js";

const HOME = { environment: "prod", account: "111122223333", region: "us-east-1" };
const IAM = "arn:aws:iam::111122223333";
const ROLES = `${IAM}:role/tapctl/prod/*`;
const BOUNDARIES = `${IAM}:policy/tapctl/prod/PROD-policy-boundary-*`;
const BOUNDED = [
  "iam:CreateRole",
  "iam:PutRolePermissionsBoundary",
  "iam:AttachRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePolicy",
  "iam:DeleteRolePolicy",
];
const PASSED_TO = ["ec2", "lambda", "vpc-flow-logs", "monitoring.rds", "s3", "cloudtrail", "backup", "chatbot"];

it("deploys roles below a boundary on the environment's path, and touches neither boundaries nor itself", () => {
  const statement = (Effect: string) => (Sid: string, Action: unknown, Resource: unknown, Condition?: object) => ({
    ...{ Sid, Effect, Action, Resource },
    ...(Condition === undefined ? {} : { Condition }),
  });
  const [allow, deny] = [statement("Allow"), statement("Deny")];

  expect(ciDeployerDocument(HOME)).toEqual({
    Version: "2012-10-17",
    Statement: [
      allow("CreateOnlyWithBoundary", BOUNDED, ROLES, { ArnLike: { "iam:PermissionsBoundary": BOUNDARIES } }),
      allow(
        "RoleLifecycle",
        [
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
        ],
        ROLES,
      ),
      allow(
        "Profiles",
        [
          "iam:CreateInstanceProfile",
          "iam:DeleteInstanceProfile",
          "iam:GetInstanceProfile",
          "iam:AddRoleToInstanceProfile",
          "iam:RemoveRoleFromInstanceProfile",
          "iam:TagInstanceProfile",
          "iam:UntagInstanceProfile",
        ],
        `${IAM}:instance-profile/tapctl/prod/*`,
      ),
      allow(
        "ReadPolicies",
        ["iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions", "iam:ListPolicyTags"],
        [`${IAM}:policy/tapctl/prod/*`, "arn:aws:iam::aws:policy/*"],
      ),
      deny(
        "NeverTouchBoundary",
        ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion"],
        BOUNDARIES,
      ),
      deny("NeverDropBoundary", "iam:DeleteRolePermissionsBoundary", "*"),
      deny(
        "NeverTouchItself",
        [...BOUNDED, "iam:DeleteRole", "iam:UpdateRole", "iam:UpdateAssumeRolePolicy"],
        `${IAM}:role/tapctl/prod/PROD-role-ci-deploy-global`,
      ),
      allow("PassOurs", "iam:PassRole", ROLES, {
        StringEquals: { "iam:PassedToService": PASSED_TO.map((service) => `${service}.amazonaws.com`) },
      }),
      allow("PassServiceLinked", "iam:PassRole", [
        `${IAM}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_tapctl-prod-*`,
        `${IAM}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      ]),
      allow("SlrRead", ["iam:GetRole", "iam:GetServiceLinkedRoleDeletionStatus"], `${IAM}:role/aws-service-role/*`),
    ],
  });
});

it("stays below what a role's own policies may hold", () => {
  expect(JSON.stringify(ciDeployerDocument(HOME)).length).toBeLessThan(10_240);
});

it("is limited as other roles are, but for what watches, the organization and the account", () => {
  const lifted = ["NoDetectiveOff", "NoOrg"];

  expect(deployerBoundaryDocument(HOME).Statement).toEqual(
    boundaryDocument(HOME).Statement.filter(({ Sid }) => !lifted.includes(Sid)),
  );
});
