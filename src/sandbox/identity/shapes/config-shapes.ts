import { randomBytes } from "node:crypto";
import { textAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

/** What an account has once in a region: everybody calls it `default`, and putting it again changes it. */
function single(noun: string, operation: string): Shape {
  return {
    service: "Config Service",
    noun: `ConfigService ${noun}`,
    operations: { create: `Put${operation}`, update: `Put${operation}`, delete: `Delete${operation}` },
    id: ({ inputs }) => textAt(inputs, "name") ?? "default",
    put: true,
    computed: { name: () => "default" },
    replaces: ["name"],
  };
}

const suffix = () => randomBytes(3).toString("hex");

const STATUS: Shape = {
  ...single("Configuration Recorder Status", "ConfigurationRecorder"),
  operations: {
    create: "StartConfigurationRecorder",
    update: "StartConfigurationRecorder",
    delete: "StopConfigurationRecorder",
  },
};

const RULE: Shape = {
  service: "Config Service",
  noun: "ConfigService Config Rule",
  operations: { create: "PutConfigRule", update: "PutConfigRule", delete: "DeleteConfigRule" },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  put: true,
  computed: {
    arn: ({ region, accountId }) => `arn:aws:config:${region}:${accountId}:config-rule/config-rule-${suffix()}`,
    evaluationModes: () => [{ mode: "DETECTIVE" }],
    ruleId: () => `config-rule-${suffix()}`,
  },
  replaces: ["name"],
};

const AGGREGATOR: Shape = {
  service: "Config Service",
  noun: "ConfigService Configuration Aggregator",
  operations: {
    create: "PutConfigurationAggregator",
    update: "PutConfigurationAggregator",
    delete: "DeleteConfigurationAggregator",
  },
  id: ({ inputs }) => textAt(inputs, "name") ?? "",
  nameProperty: "name",
  put: true,
  computed: {
    arn: ({ region, accountId }) =>
      `arn:aws:config:${region}:${accountId}:config-aggregator/config-aggregator-${suffix()}`,
  },
  replaces: ["name"],
};

export const CONFIG_SHAPES: Shapes = {
  "aws:cfg/recorder:Recorder": single("Configuration Recorder", "ConfigurationRecorder"),
  "aws:cfg/deliveryChannel:DeliveryChannel": single("Delivery Channel", "DeliveryChannel"),
  "aws:cfg/recorderStatus:RecorderStatus": STATUS,
  "aws:cfg/retentionConfiguration:RetentionConfiguration": single("Retention Configuration", "RetentionConfiguration"),
  "aws:cfg/rule:Rule": RULE,
  "aws:cfg/configurationAggregator:ConfigurationAggregator": AGGREGATOR,
};
