import { policy, subnetIn, trust, TYPE, vpcIn } from "./platform.js";
import { ACCOUNT, type Connection, type Inputs, type Outputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const CODE = { runtime: "python3.12", handler: "index.handle" };

async function roleIn(aws: Connection, actions: readonly string[] = [], service = "lambda.amazonaws.com") {
  const role = await aws.create(TYPE.role, { name: "lambda", assumeRolePolicy: trust(service) });
  const statement = { Effect: "Allow", Action: actions, Resource: "*" };
  if (actions.length > 0) await aws.create(TYPE.rolePolicy, { role: role.id, name: "own", policy: policy(statement) });
  return role["arn"];
}

export async function functionIn(aws: Connection, inputs: Inputs = {}): Promise<Outputs> {
  const role = inputs["role"] ?? (await roleIn(aws));
  return aws.create(TYPE.function, { name: "maint", ...CODE, role, ...inputs });
}

const queueIn = (aws: Connection): Promise<Outputs> => aws.create(TYPE.queue, { name: "dlq" });
const ruleIn = (aws: Connection, inputs: Inputs = {}): Promise<Outputs> =>
  aws.create(TYPE.eventRule, { name: "daily", scheduleExpression: "rate(1 day)", ...inputs });

async function targetIn(aws: Connection, inputs: Inputs = {}): Promise<Outputs> {
  const called = await functionIn(aws);
  return aws.create(TYPE.eventTarget, { rule: "daily", targetId: "maint", arn: called["arn"], ...inputs });
}

export const FUNCTION_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a function name that the region has already": {
    async attempt({ east }) {
      const role = await roleIn(east);
      await functionIn(east, { role });
      await functionIn(east, { role, timeout: 30 });
    },
    message: /^Function already exist: maint$/,
  },
  "a function whose role Lambda cannot take on": {
    attempt: async ({ east }) => functionIn(east, { role: await roleIn(east, [], "ec2.amazonaws.com") }),
    message: /^The role defined for the function cannot be assumed by Lambda\.$/,
  },
  "a function in a VPC whose role may not make network interfaces": {
    async attempt({ east }) {
      const { id: vpcId } = await vpcIn(east);
      const subnet = await subnetIn(east, vpcId);
      const role = await roleIn(east, ["ec2:Describe*"]);
      await functionIn(east, { role, vpcConfig: { subnetIds: [subnet.id], securityGroupIds: [] } });
    },
    message: /^The provided execution role does not have permissions to call CreateNetworkInterface on EC2$/,
  },
  "a function whose role may not send to its queue of what failed": {
    async attempt({ east }) {
      const queue = await queueIn(east);
      const role = await roleIn(east, ["sqs:GetQueueAttributes"]);
      await functionIn(east, { role, deadLetterConfig: { targetArn: queue["arn"] } });
    },
    message: /^The provided execution role does not have permissions to call SendMessage on SQS$/,
  },
  "a function with a key of another region": {
    async attempt({ east, west }) {
      const key = await west.create(TYPE.key, { description: "elsewhere" });
      await functionIn(east, { kmsKeyArn: key["arn"] });
    },
    message: /^Lambda was unable to configure access to your environment variables .+ KMS Key: arn:aws:kms:us-west-2:/,
  },
  "a function in subnets of two VPCs": {
    async attempt({ east }) {
      const one = await vpcIn(east);
      const other = await vpcIn(east, { cidrBlock: "10.50.0.0/16" });
      const subnet = await subnetIn(east, one.id);
      const group = await east.create(TYPE.group, { name: "lambda", vpcId: other.id });
      const role = await roleIn(east, ["ec2:CreateNetworkInterface"]);
      await functionIn(east, { role, vpcConfig: { subnetIds: [subnet.id], securityGroupIds: [group.id] } });
    },
    message: /^Security Groups are required to be in the same VPC\.$/,
  },
  "a reserved concurrency that leaves the account too little": {
    async attempt({ east }) {
      const role = await roleIn(east);
      await functionIn(east, { role, reservedConcurrentExecutions: 899 });
      await functionIn(east, { role, name: "other", reservedConcurrentExecutions: 2 });
    },
    message: /^Specified ReservedConcurrentExecutions for function other decreases account's .+ value of \[100\]\.$/,
  },
  "a second statement with one id in a function's policy": {
    async attempt({ east }) {
      await functionIn(east);
      const daily = { function: "maint", statementId: "Daily", action: "lambda:InvokeFunction" };
      await east.create(TYPE.permission, { ...daily, principal: "events.amazonaws.com" });
      await east.create(TYPE.permission, { ...daily, principal: "secretsmanager.amazonaws.com" });
    },
    message: /^The statement id \(Daily\) provided already exists\. /,
  },
  "a rule with a schedule that is none": {
    attempt: ({ east }) => ruleIn(east, { scheduleExpression: "rate(1 days)" }),
    message: /^Parameter ScheduleExpression is not valid\.$/,
  },
  "a target whose queue of what failed is in another region": {
    async attempt({ east, west }) {
      await ruleIn(east);
      const queue = await queueIn(west);
      await targetIn(east, { deadLetterConfig: { arn: queue["arn"] } });
    },
    message: /^Parameter arn:aws:sqs:us-west-2:\d{12}:dlq is not valid\. Reason: /,
  },
  "a queue name that the region has already, with other attributes": {
    async attempt({ east }) {
      await queueIn(east);
      await east.create(TYPE.queue, { name: "dlq", delaySeconds: 5 });
    },
    message: /^A queue already exists with the same name and a different value for attribute$/,
  },
};

/** Names and ARNs of functions, queues and rules that nothing has. */
export const DANGLING_FUNCTIONS: readonly (readonly [what: string, type: string, inputs: Inputs, message: string])[] = [
  [
    "a permission for a function",
    TYPE.permission,
    { function: "gone", action: "lambda:InvokeFunction", principal: "events.amazonaws.com" },
    "api error ResourceNotFoundException: Function not found: gone",
  ],
  [
    "a target of a rule",
    TYPE.eventTarget,
    { rule: "gone", arn: "arn:aws:sns:us-east-1:000000000000:other" },
    "api error ResourceNotFoundException: Rule gone does not exist on EventBus default.",
  ],
  [
    "a policy of a queue",
    TYPE.queuePolicy,
    { queueUrl: `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/gone`, policy: policy() },
    "api error AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist.",
  ],
];
