import { textAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

const RULE: Shape = {
  service: "EventBridge",
  noun: "EventBridge Rule",
  operations: { create: "PutRule", update: "PutRule", delete: "DeleteRule" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  put: true,
  defaults: { eventBusName: "default", forceDestroy: false },
  computed: {
    arn: ({ region, accountId, id }) => `arn:aws:events:${region}:${accountId}:rule/${id}`,
    state: () => "ENABLED",
  },
  replaces: ["name", "namePrefix", "eventBusName"],
};

const TARGET: Shape = {
  service: "EventBridge",
  noun: "EventBridge Target",
  operations: { create: "PutTargets", update: "PutTargets", delete: "RemoveTargets" },
  id: ({ inputs }) => `${textAt(inputs, "rule") ?? ""}-${textAt(inputs, "targetId") ?? ""}`,
  nameProperty: "targetId",
  put: true,
  defaults: { eventBusName: "default", forceDestroy: false },
  replaces: ["rule", "targetId", "eventBusName"],
};

const METRIC_FILTER: Shape = {
  service: "CloudWatch Logs",
  noun: "CloudWatch Logs Metric Filter",
  operations: { create: "PutMetricFilter", update: "PutMetricFilter", delete: "DeleteMetricFilter" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  put: true,
  defaults: { applyOnTransformedLogs: false },
  importId: (inputs) => `${textAt(inputs, "logGroupName") ?? ""}:${textAt(inputs, "name") ?? ""}`,
  replaces: ["name", "logGroupName"],
};

export const EVENT_SHAPES: Shapes = {
  "aws:cloudwatch/eventRule:EventRule": RULE,
  "aws:cloudwatch/eventTarget:EventTarget": TARGET,
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": METRIC_FILTER,
};
