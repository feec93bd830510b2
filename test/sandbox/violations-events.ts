import { allow, policy, TYPE } from "./platform.js";
import type { Connection, Inputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const ruleIn = (aws: Connection, eventPattern: string) => aws.create(TYPE.eventRule, { name: "rule", eventPattern });
const health = JSON.stringify({ source: ["aws.health"] });

async function targetIn(aws: Connection, service: string) {
  const rule = await ruleIn(aws, health);
  const topic = await aws.create(TYPE.topic, { name: "alerts" });
  const statement = allow({ Service: service }, "sns:Publish", topic["arn"]);
  await aws.create(TYPE.topicPolicy, { arn: topic["arn"], policy: policy(statement) });
  await aws.create(TYPE.eventTarget, { rule: "rule", targetId: "alerts", arn: topic["arn"] });
  return rule;
}

async function filterIn(aws: Connection, pattern: string) {
  await aws.create(TYPE.logGroup, { name: "/trail" });
  const metricTransformation: Inputs = { namespace: "TAP", name: "Root", value: "1" };
  await aws.create(TYPE.metricFilter, { name: "root", logGroupName: "/trail", pattern, metricTransformation });
}

export const EVENT_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "an event pattern that is not JSON": {
    async attempt({ east }) {
      await ruleIn(east, health);
      await ruleIn(east, "source = aws.health");
    },
    message: /^Event pattern is not valid\. Reason: Filter is not an object$/,
  },
  "an event pattern whose values are not in lists": {
    attempt: ({ east }) => ruleIn(east, JSON.stringify({ source: "aws.health" })),
    message: /^Event pattern is not valid\. Reason: "source" must be an object or an array$/,
  },
  "deleting an event rule that has targets": {
    async attempt({ east }) {
      const { id } = await targetIn(east, "events.amazonaws.com");
      await east.delete(TYPE.eventRule, id);
    },
    message: /^Rule can't be deleted since it has targets\.$/,
  },
  "events for a topic that does not let EventBridge publish": {
    attempt: ({ east }) => targetIn(east, "cloudwatch.amazonaws.com"),
    message: /^The policy of the topic arn:aws:sns:us-east-1:\d+:alerts does not let events\.amazonaws\.com publish\.$/,
  },
  "a metric filter whose pattern is malformed": {
    attempt: ({ east }) => filterIn(east, '{ ($.userIdentity.type = "Root") && (($.eventName = A) }'),
    message: /^Invalid metric filter pattern$/,
  },
  "a metric filter whose pattern is longer than 1,024 characters": {
    attempt: ({ east }) => filterIn(east, `{ $.eventName = ${"A".repeat(1010)} }`),
    message: /Member must have length less than or equal to 1024$/,
  },
};
