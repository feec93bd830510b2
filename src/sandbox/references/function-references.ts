import type { NamedReference, ReferenceKind } from "./reference-kind.js";

export const FUNCTION_KINDS: readonly ReferenceKind[] = [
  {
    pattern: /^arn:aws:lambda:[^:]+:\d{12}:function:[^:]+$/,
    types: ["aws:lambda/function:Function"],
    code: "ResourceNotFoundException",
    status: 404,
    message: (arn) => `Function not found: ${arn}`,
  },
  {
    pattern: /^arn:aws:sqs:[^:]+:\d{12}:[^:]+$/,
    types: ["aws:sqs/queue:Queue"],
    code: "InvalidParameterValueException",
    message: (arn) => `The target queue does not exist: ${arn}`,
  },
  {
    pattern: /^arn:aws:events:[^:]+:\d{12}:rule\/.+$/,
    types: ["aws:cloudwatch/eventRule:EventRule"],
    code: "ResourceNotFoundException",
    message: (arn) => `Rule ${arn.split("/").at(-1) ?? ""} does not exist on EventBus default.`,
  },
];

export const FUNCTION_NAMES: Readonly<Record<string, readonly NamedReference[]>> = {
  "aws:lambda/permission:Permission": [
    {
      property: "function",
      types: ["aws:lambda/function:Function"],
      code: "ResourceNotFoundException",
      status: 404,
      message: (name) => `Function not found: ${name}`,
    },
  ],
  "aws:sqs/queuePolicy:QueuePolicy": [
    {
      property: "queueUrl",
      types: ["aws:sqs/queue:Queue"],
      code: "AWS.SimpleQueueService.NonExistentQueue",
      message: () => "The specified queue does not exist.",
    },
  ],
};
