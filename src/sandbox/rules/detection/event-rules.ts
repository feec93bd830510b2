import { textAt } from "../../properties.js";
import { allowsService, policyAt, readDocument } from "../security/policy-document.js";
import { find, type Rule } from "../rule.js";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const PATTERNS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html";

export const EVENT_RULES: readonly Rule[] = [
  {
    title: "an event pattern that is not JSON",
    types: [RULE],
    on: ["create", "update"],
    code: "InvalidEventPatternException",
    documentation: PATTERNS,
    refuses({ inputs }) {
      const pattern = textAt(inputs, "eventPattern");
      return pattern === undefined || readDocument(pattern) !== undefined
        ? undefined
        : "Event pattern is not valid. Reason: Filter is not an object";
    },
  },
  {
    title: "an event pattern whose values are not in lists",
    types: [RULE],
    on: ["create", "update"],
    code: "InvalidEventPatternException",
    documentation: PATTERNS,
    refuses({ inputs }) {
      const document = readDocument(textAt(inputs, "eventPattern") ?? "") ?? {};
      const bare = Object.entries(document).find(([, value]) => typeof value !== "object" || value === null);
      return bare === undefined
        ? undefined
        : `Event pattern is not valid. Reason: "${bare[0]}" must be an object or an array`;
    },
  },
  {
    title: "deleting an event rule that has targets",
    types: [RULE],
    on: ["delete"],
    code: "ValidationException",
    documentation: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html",
    refuses: ({ account, existing }) =>
      existing !== undefined && account.dependentsOf(existing.seq).some(({ type }) => type === TARGET)
        ? "Rule can't be deleted since it has targets."
        : undefined,
  },
  {
    // AWS takes the target, and drops every event for it without a word.
    title: "events for a topic that does not let EventBridge publish",
    types: [TARGET],
    on: ["create", "update"],
    code: "InvalidParameterValue",
    documentation:
      "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions",
    refuses({ account, inputs }) {
      const topic = find(account, textAt(inputs, "arn") ?? "", "aws:sns/topic:Topic");
      if (topic === undefined) return undefined;
      const policy = policyAt(find(account, topic.id, "aws:sns/topicPolicy:TopicPolicy")?.inputs ?? {});
      return allowsService(policy, "events.amazonaws.com", "sns:Publish")
        ? undefined
        : `The policy of the topic ${topic.id} does not let events.amazonaws.com publish.`;
    },
  },
  {
    title: "a metric filter whose pattern is malformed",
    types: [FILTER],
    on: ["create", "update"],
    code: "InvalidParameterException",
    documentation: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html",
    refuses: ({ inputs }) =>
      isBalanced(textAt(inputs, "pattern") ?? "") ? undefined : "Invalid metric filter pattern",
  },
  {
    title: "a metric filter whose pattern is longer than 1,024 characters",
    types: [FILTER],
    on: ["create", "update"],
    code: "InvalidParameterException",
    documentation: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html",
    refuses: ({ inputs }) =>
      (textAt(inputs, "pattern")?.length ?? 0) > 1024
        ? "1 validation error detected: Value at 'filterPattern' failed to satisfy constraint: Member must have length less than or equal to 1024"
        : undefined,
  },
];

const CLOSERS: Readonly<Record<string, string>> = { ")": "(", "}": "{", "]": "[" };

/** Brackets and quotation marks that open also close. */
function isBalanced(pattern: string): boolean {
  const open: string[] = [];
  const bare = pattern.replaceAll(/"[^"]*"/g, "");
  for (const character of bare) {
    if (Object.values(CLOSERS).includes(character)) open.push(character);
    else if (character in CLOSERS && open.pop() !== CLOSERS[character]) return false;
  }
  return open.length === 0 && !bare.includes('"');
}
