import { textAt, type Value } from "../../properties.js";
import { iamUniqueId } from "../formats.js";
import type { Shape, Shapes, Subject } from "../shape.js";

const ROLE: Shape = {
  service: "IAM",
  noun: "IAM Role",
  operations: { create: "CreateRole", update: "UpdateAssumeRolePolicy", delete: "DeleteRole" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  defaults: { path: "/", maxSessionDuration: 3600, forceDetachPolicies: false, description: "" },
  computed: {
    arn: ({ accountId, inputs, id }) => `arn:aws:iam::${accountId}:role${textAt(inputs, "path") ?? "/"}${id}`,
    createDate: now,
    managedPolicyArns: () => [],
    uniqueId: () => iamUniqueId("AROA"),
  },
  replaces: ["name", "namePrefix", "path"],
};

const POLICY: Shape = {
  service: "IAM",
  noun: "IAM Policy",
  operations: { create: "CreatePolicy", update: "CreatePolicyVersion", delete: "DeletePolicy" },
  id: ({ accountId, inputs }) =>
    `arn:aws:iam::${accountId}:policy${textAt(inputs, "path") ?? "/"}${textAt(inputs, "name") ?? ""}`,
  nameProperty: "name",
  defaults: { path: "/", description: "" },
  computed: { arn: ({ id }) => id, attachmentCount: () => 0, policyId: () => iamUniqueId("ANPA") },
  replaces: ["name", "namePrefix", "path", "description"],
};

/** How AWS spells the services in the names of their roles. */
const SERVICE_NAMES: Readonly<Record<string, string>> = {
  "autoscaling.amazonaws.com": "AutoScaling",
  "backup.amazonaws.com": "Backup",
  "config.amazonaws.com": "Config",
  "elasticloadbalancing.amazonaws.com": "ElasticLoadBalancing",
  "guardduty.amazonaws.com": "AmazonGuardDuty",
  "rds.amazonaws.com": "RDS",
  "securityhub.amazonaws.com": "SecurityHub",
  "spot.amazonaws.com": "EC2Spot",
};

export function serviceRoleName({ inputs }: Pick<Subject, "inputs">): string {
  const service = textAt(inputs, "awsServiceName") ?? "";
  const suffix = textAt(inputs, "customSuffix");
  const name = SERVICE_NAMES[service] ?? service.split(".")[0] ?? "";
  return `AWSServiceRoleFor${name}${suffix === undefined ? "" : `_${suffix}`}`;
}

const servicePath = ({ inputs }: Subject) => `/aws-service-role/${textAt(inputs, "awsServiceName") ?? ""}/`;

const SERVICE_LINKED_ROLE: Shape = {
  service: "IAM",
  noun: "IAM Service Linked Role",
  operations: { create: "CreateServiceLinkedRole", update: "UpdateRole", delete: "DeleteServiceLinkedRole" },
  id: (subject) => `arn:aws:iam::${subject.accountId}:role${servicePath(subject)}${serviceRoleName(subject)}`,
  defaults: { description: "" },
  computed: {
    arn: ({ id }) => id,
    createDate: now,
    name: serviceRoleName,
    path: servicePath,
    uniqueId: () => iamUniqueId("AROA"),
  },
  replaces: ["awsServiceName", "customSuffix"],
};

export const IAM_SHAPES: Shapes = {
  "aws:iam/role:Role": ROLE,
  "aws:iam/policy:Policy": POLICY,
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": SERVICE_LINKED_ROLE,
  "aws:iam/rolePolicy:RolePolicy": {
    service: "IAM",
    noun: "IAM Role Policy",
    operations: { create: "PutRolePolicy", update: "PutRolePolicy", delete: "DeleteRolePolicy" },
    id: ({ inputs }) => `${textAt(inputs, "role") ?? ""}:${textAt(inputs, "name") ?? ""}`,
    nameProperty: "name",
    put: true,
    replaces: ["role", "name", "namePrefix"],
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    service: "IAM",
    noun: "IAM Role Policy Attachment",
    operations: { create: "AttachRolePolicy", delete: "DetachRolePolicy" },
    id: ({ inputs }) => `${textAt(inputs, "role") ?? ""}/${textAt(inputs, "policyArn") ?? ""}`,
    put: true,
    replaces: ["role", "policyArn"],
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    service: "IAM",
    noun: "IAM Instance Profile",
    id: ({ inputs }) => textAt(inputs, "name") ?? "",
    nameProperty: "name",
    defaults: { path: "/" },
    computed: {
      arn: ({ accountId, inputs, id }) =>
        `arn:aws:iam::${accountId}:instance-profile${textAt(inputs, "path") ?? "/"}${id}`,
      createDate: now,
      uniqueId: () => iamUniqueId("AIPA"),
    },
    replaces: ["name", "namePrefix", "path"],
  },
};

function now(): Value {
  return new Date().toISOString();
}
