import { type CorpusCase, document, type StatementData } from "./case.js";

const IAM = "arn:aws:iam::111122223333";
const ROLES = `${IAM}:role/*`;

function grant(name: string, statement: StatementData, expected: readonly string[], because: string): CorpusCase {
  return { name, kind: "identity", document: document({ Effect: "Allow", ...statement }), expected, because };
}

const ON_ALL = ["every-resource@0", "privilege-escalation@0"];
const ON_TYPE = ["resource-pattern@0", "privilege-escalation@0"];

/** What an identity could make of its rights. */
export const ESCALATIONS: readonly CorpusCase[] = [
  grant(
    "passing every role",
    { Action: "iam:PassRole", Resource: "*" },
    ON_ALL,
    "A new server with an administrator's role does whatever one asks it.",
  ),
  grant(
    "passing every role of the account",
    { Action: "iam:PassRole", Resource: ROLES },
    ON_TYPE,
    "Administrators' roles are among them.",
  ),
  grant(
    "passing what begins with pass",
    { Action: "iam:Pass*", Resource: "*" },
    ["action-pattern@0", ...ON_ALL],
    "The pattern covers PassRole.",
  ),
  grant(
    "passing one role",
    { Action: "iam:PassRole", Resource: `${IAM}:role/app` },
    [],
    "Only what that role may do can be had.",
  ),
  grant(
    "passing roles of one path",
    { Action: "iam:PassRole", Resource: `${IAM}:role/tapctl/prod/*` },
    [],
    "The path tells which roles are meant.",
  ),
  grant(
    "passing every role to one service",
    {
      Action: "iam:PassRole",
      Resource: ROLES,
      Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    },
    ["resource-pattern@0"],
    "The service is named, so what is left is the width of the resource.",
  ),
  grant(
    "passing every role to any service",
    { Action: "iam:PassRole", Resource: ROLES, Condition: { StringLike: { "iam:PassedToService": "*" } } },
    ON_TYPE,
    "Every service matches the wildcard.",
  ),
  grant(
    "passing every role to a service, if there is one",
    {
      Action: "iam:PassRole",
      Resource: ROLES,
      Condition: { StringEqualsIfExists: { "iam:PassedToService": "ec2.amazonaws.com" } },
    },
    ON_TYPE,
    "Without the key the condition is true.",
  ),
  grant(
    "rewriting policies",
    { Action: "iam:CreatePolicyVersion", Resource: "*" },
    ON_ALL,
    "A policy that is attached to oneself can be made to say anything.",
  ),
  grant(
    "choosing versions of policies",
    { Action: "iam:SetDefaultPolicyVersion", Resource: `${IAM}:policy/*` },
    ON_TYPE,
    "An older version may allow more.",
  ),
  grant(
    "attaching policies to roles",
    { Action: "iam:AttachRolePolicy", Resource: ROLES },
    ON_TYPE,
    "AdministratorAccess can be attached to one's own role.",
  ),
  grant(
    "attaching policies below a boundary",
    {
      Action: "iam:AttachRolePolicy",
      Resource: ROLES,
      Condition: { ArnLike: { "iam:PermissionsBoundary": `${IAM}:policy/PROD-policy-boundary-*` } },
    },
    ["resource-pattern@0"],
    "Whatever is attached, the boundary is the most that the role may do.",
  ),
  grant(
    "attaching policies below any boundary",
    {
      Action: "iam:AttachRolePolicy",
      Resource: ROLES,
      Condition: { ArnLike: { "iam:PermissionsBoundary": "arn:aws:iam::*:policy/*" } },
    },
    ON_TYPE,
    "A boundary of one's own making may allow everything.",
  ),
  grant(
    "writing policies of users",
    { Action: "iam:PutUserPolicy", Resource: "*" },
    ON_ALL,
    "One can write oneself any right.",
  ),
  grant(
    "adding users to groups",
    { Action: "iam:AddUserToGroup", Resource: "*" },
    ON_ALL,
    "The administrators' group is one of them.",
  ),
  grant(
    "keys for every user",
    { Action: "iam:CreateAccessKey", Resource: `${IAM}:user/*` },
    ON_TYPE,
    "One can sign in as an administrator.",
  ),
  grant(
    "keys for oneself",
    { Action: "iam:CreateAccessKey", Resource: "arn:aws:iam::111122223333:user/${aws:username}" },
    [],
    "The variable is the caller's own name.",
  ),
  grant(
    "taking boundaries away",
    { Action: "iam:DeleteRolePermissionsBoundary", Resource: ROLES },
    ON_TYPE,
    "What the boundary held back is free then.",
  ),
  grant(
    "changing who may take on roles",
    { Action: "iam:UpdateAssumeRolePolicy", Resource: ROLES },
    ON_TYPE,
    "An administrators' role can be made to trust oneself.",
  ),
  grant(
    "taking on every role",
    { Action: "sts:AssumeRole", Resource: "*" },
    ON_ALL,
    "Every role that trusts the account can be taken on.",
  ),
  grant(
    "commands on every server",
    { Action: "ssm:SendCommand", Resource: "*" },
    ON_ALL,
    "The command runs with the server's role.",
  ),
  grant(
    "code of every function",
    { Action: "lambda:UpdateFunctionCode", Resource: "arn:aws:lambda:us-east-1:111122223333:function:*" },
    ON_TYPE,
    "The code runs with the function's role.",
  ),
  grant(
    "all of IAM",
    { Action: "iam:*", Resource: "*" },
    ["service-wildcard@0", "every-resource@0", ...Array.from({ length: 7 }, () => "privilege-escalation@0")],
    "All ways through IAM are open; taking on roles and running code only in part.",
  ),
  {
    name: "passing every role, which is denied",
    kind: "identity",
    document: document(
      { Effect: "Allow", Action: ["iam:PassRole", "iam:GetRole"], Resource: ROLES },
      { Effect: "Deny", Action: "iam:Pass*", Resource: "*" },
    ),
    expected: ["resource-pattern@0"],
    because: "The denial covers PassRole on every role, and explicit denials win; reading roles is left.",
  },
];
