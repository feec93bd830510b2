import { randomUUID } from "node:crypto";
import { textAt } from "../../properties.js";
import type { Shape, Shapes } from "../shape.js";

const TOPIC: Shape = {
  service: "SNS",
  noun: "SNS Topic",
  operations: { update: "SetTopicAttributes" },
  id: ({ region, accountId, inputs }) => `arn:aws:sns:${region}:${accountId}:${textAt(inputs, "name") ?? ""}`,
  nameProperty: "name",
  defaults: { contentBasedDeduplication: false, fifoTopic: false },
  computed: {
    arn: ({ id }) => id,
    beginningArchiveTime: () => "",
    displayName: () => "",
    owner: ({ accountId }) => accountId,
    policy: () => undefined,
    signatureVersion: () => 1,
    tracingConfig: () => "PassThrough",
  },
  replaces: ["name", "namePrefix", "fifoTopic"],
};

/** Protocols whose subscriptions wait until somebody confirms them. */
const CONFIRMED_BY_PEOPLE = ["email", "email-json", "http", "https"];

const SUBSCRIPTION: Shape = {
  service: "SNS",
  noun: "SNS Topic Subscription",
  operations: { create: "Subscribe", update: "SetSubscriptionAttributes", delete: "Unsubscribe" },
  id: ({ inputs }) => `${textAt(inputs, "topic") ?? ""}:${randomUUID()}`,
  defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
  computed: {
    arn: ({ id }) => id,
    confirmationWasAuthenticated: () => false,
    filterPolicyScope: () => "MessageAttributes",
    ownerId: ({ accountId }) => accountId,
    pendingConfirmation: ({ inputs }) => CONFIRMED_BY_PEOPLE.includes(textAt(inputs, "protocol") ?? ""),
  },
  replaces: ["topic", "protocol", "endpoint", "subscriptionRoleArn"],
};

export const SNS_SHAPES: Shapes = {
  "aws:sns/topic:Topic": TOPIC,
  "aws:sns/topicSubscription:TopicSubscription": SUBSCRIPTION,
  "aws:sns/topicPolicy:TopicPolicy": {
    service: "SNS",
    noun: "SNS Topic Policy",
    operations: { create: "SetTopicAttributes", update: "SetTopicAttributes", delete: "SetTopicAttributes" },
    id: ({ inputs }) => textAt(inputs, "arn") ?? "",
    put: true,
    computed: { owner: ({ accountId }) => accountId },
    replaces: ["arn"],
  },
};
