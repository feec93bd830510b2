import { propertiesAt, textAt } from "../../properties.js";
import type { Rule } from "../rule.js";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const QUEUE = "aws:sqs/queue:Queue";
/** `rate(1 day)`, `rate(5 minutes)`, `cron(0 5 * * ? *)` */
const SCHEDULE = /^(rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))\)|cron\(\S+( \S+){5}\))$/;

export const SCHEDULE_RULES: readonly Rule[] = [
  {
    title: "a rule with a schedule that is none",
    types: [RULE],
    on: ["create", "update"],
    code: "ValidationException",
    documentation: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
    refuses({ inputs }) {
      const schedule = textAt(inputs, "scheduleExpression");
      return schedule === undefined || SCHEDULE.test(schedule)
        ? undefined
        : "Parameter ScheduleExpression is not valid.";
    },
  },
  {
    title: "a target whose queue of what failed is in another region",
    types: [TARGET],
    on: ["create", "update"],
    code: "ValidationException",
    documentation: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
    refuses({ inputs, region }) {
      const queue = textAt(propertiesAt(inputs, "deadLetterConfig"), "arn");
      return queue === undefined || queue.split(":")[3] === region
        ? undefined
        : `Parameter ${queue} is not valid. Reason: The dead-letter queue must be in the same region as the rule.`;
    },
  },
  {
    title: "a queue name that the region has already, with other attributes",
    types: [QUEUE],
    on: ["create"],
    code: "QueueAlreadyExists",
    documentation: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
    refuses: ({ existing }) =>
      existing === undefined
        ? undefined
        : "A queue already exists with the same name and a different value for attribute",
  },
];
