import { listAt, numberAt, propertiesAt, textAt, textsAt } from "../../properties.js";
import { matches, policyAt, statementsOf, words } from "../security/policy-document.js";
import { dependents, find, target, type Change, type Rule } from "../rule.js";

const FUNCTION = "aws:lambda/function:Function";
const PERMISSION = "aws:lambda/permission:Permission";
const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const API = "https://docs.aws.amazon.com/lambda/latest/api";
const GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg";
/** Of a new account, which keeps all of them unreserved: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const CONCURRENCY = 1000;
const UNRESERVED = 100;

export const FUNCTION_RULES: readonly Rule[] = [
  {
    title: "a function name that the region has already",
    types: [FUNCTION],
    on: ["create"],
    code: "ResourceConflictException",
    status: 409,
    documentation: `${API}/API_CreateFunction.html`,
    refuses: ({ account, inputs, region }) =>
      account.ofType(FUNCTION, region).some((other) => other.inputs["name"] === inputs["name"])
        ? `Function already exist: ${textAt(inputs, "name") ?? ""}`
        : undefined,
  },
  {
    title: "a function whose role Lambda cannot take on",
    types: [FUNCTION],
    on: ["create", "update"],
    code: "InvalidParameterValueException",
    documentation: `${GUIDE}/lambda-intro-execution-role.html`,
    refuses(change) {
      const role = target(change, "role", ROLE);
      return role === undefined || policyAt(role.inputs, "assumeRolePolicy").includes("lambda.amazonaws.com")
        ? undefined
        : "The role defined for the function cannot be assumed by Lambda.";
    },
  },
  lacks("a function in a VPC whose role may not make network interfaces", {
    documentation: `${GUIDE}/configuration-vpc.html`,
    applies: ({ inputs }) => textsAt(propertiesAt(inputs, "vpcConfig"), "subnetIds").length > 0,
    action: "ec2:CreateNetworkInterface",
    message: "The provided execution role does not have permissions to call CreateNetworkInterface on EC2",
  }),
  lacks("a function whose role may not send to its queue of what failed", {
    documentation: `${GUIDE}/invocation-async-retain-records.html`,
    applies: ({ inputs }) => (textAt(propertiesAt(inputs, "deadLetterConfig"), "targetArn") ?? "").includes(":sqs:"),
    action: "sqs:SendMessage",
    message: "The provided execution role does not have permissions to call SendMessage on SQS",
  }),
  {
    title: "a function with a key of another region",
    types: [FUNCTION],
    on: ["create", "update"],
    code: "InvalidParameterValueException",
    documentation: `${API}/API_CreateFunction.html`,
    refuses({ inputs, region }) {
      const key = textAt(inputs, "kmsKeyArn");
      return key === undefined || key.split(":")[3] === region
        ? undefined
        : `Lambda was unable to configure access to your environment variables because the KMS key used is in another region. KMS Key: ${key}`;
    },
  },
  {
    title: "a function in subnets of two VPCs",
    types: [FUNCTION],
    on: ["create", "update"],
    code: "InvalidParameterValueException",
    documentation: `${GUIDE}/configuration-vpc.html`,
    refuses(change) {
      const { subnetIds, securityGroupIds } = propertiesAt(change.inputs, "vpcConfig");
      const placed = [
        ...placedIn(change, subnetIds, "aws:ec2/subnet:Subnet"),
        ...placedIn(change, securityGroupIds, "aws:ec2/securityGroup:SecurityGroup"),
      ];
      return new Set(placed).size > 1 ? "Security Groups are required to be in the same VPC." : undefined;
    },
  },
  {
    title: "a reserved concurrency that leaves the account too little",
    types: [FUNCTION],
    on: ["create", "update"],
    code: "InvalidParameterValueException",
    documentation: `${GUIDE}/configuration-concurrency.html`,
    refuses({ account, inputs, region, id }) {
      const others = account.ofType(FUNCTION, region).filter((other) => other.id !== id);
      const reserved = [inputs, ...others.map((other) => other.inputs)].map((one) =>
        Math.max(numberAt(one, "reservedConcurrentExecutions") ?? 0, 0),
      );
      const left = CONCURRENCY - reserved.reduce((sum, one) => sum + one, 0);
      const name = textAt(inputs, "name") ?? "";
      return left < UNRESERVED
        ? `Specified ReservedConcurrentExecutions for function ${name} decreases account's UnreservedConcurrentExecution below its minimum value of [${UNRESERVED}].`
        : undefined;
    },
  },
  {
    title: "a second statement with one id in a function's policy",
    types: [PERMISSION],
    on: ["create"],
    code: "ResourceConflictException",
    status: 409,
    documentation: `${API}/API_AddPermission.html`,
    refuses(change) {
      const called = target(change, "function", FUNCTION);
      const id = textAt(change.inputs, "statementId");
      const held = called === undefined ? [] : change.account.dependentsOf(called.seq);
      return id !== undefined && held.some(({ type, inputs }) => type === PERMISSION && inputs["statementId"] === id)
        ? `The statement id (${id}) provided already exists. Please provide a new statement id, or remove the existing statement.`
        : undefined;
    },
  },
];

interface Lack {
  readonly documentation: string;
  readonly applies: (change: Change) => boolean;
  readonly action: string;
  readonly message: string;
}

/** Lambda tries it out, and says what its role lacks. */
function lacks(title: string, { documentation, applies, action, message }: Lack): Rule {
  return {
    ...{ title, types: [FUNCTION], on: ["create", "update"], code: "InvalidParameterValueException", documentation },
    refuses: (change) => (applies(change) && !mayDo(change, action) ? message : undefined),
  };
}

/** What AWS's own policies say is not known here: a role that has one may do anything. */
function mayDo(change: Change, action: string): boolean {
  const role = target(change, "role", ROLE);
  if (role === undefined) return true;
  if (dependents(change, role, [ATTACHMENT]).length > 0) return true;
  return dependents(change, role, ["aws:iam/rolePolicy:RolePolicy"])
    .flatMap(({ inputs }) => statementsOf(policyAt(inputs)))
    .filter((statement) => statement["Effect"] === "Allow")
    .some((statement) => words(statement["Action"]).some((pattern) => matches(pattern, action)));
}

function placedIn({ account, region }: Change, ids: unknown, type: string): readonly string[] {
  return listAt({ ids: Array.isArray(ids) ? ids : [] }, "ids").flatMap((id) => {
    const found = typeof id === "string" ? find(account, id, type, region) : undefined;
    return textAt(found?.inputs ?? {}, "vpcId") ?? [];
  });
}
