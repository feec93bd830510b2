import { propertiesAt, textAt } from "../../properties.js";
import { allowsService, policyAt } from "../security/policy-document.js";
import { find, type Change, type Rule } from "../rule.js";
import { MANAGED_RULES } from "./managed-rules.js";

const RECORDER = "aws:cfg/recorder:Recorder";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const RULE = "aws:cfg/rule:Rule";
const CONFIG = "config.amazonaws.com";
const API = "https://docs.aws.amazon.com/config/latest/APIReference";

export const CONFIG_RULES: readonly Rule[] = [
  second(
    "a second configuration recorder in a region",
    RECORDER,
    "MaxNumberOfConfigurationRecordersExceededException",
    {
      page: "API_PutConfigurationRecorder",
      message: (name) =>
        `Failed to put configuration recorder '${name}' because the maximum number of configuration recorders: 1 is reached.`,
    },
  ),
  second("a second delivery channel in a region", CHANNEL, "MaxNumberOfDeliveryChannelsExceededException", {
    page: "API_PutDeliveryChannel",
    message: (name) =>
      `Failed to put delivery channel '${name}' because the maximum number of delivery channels: 1 is reached.`,
  }),
  withoutRecorder("a delivery channel without a recorder", CHANNEL, {
    page: "API_PutDeliveryChannel",
    message: "Configuration recorder is not available to put delivery channel.",
  }),
  withoutRecorder("a rule of AWS Config's without a recorder", RULE, {
    page: "API_PutConfigRule",
    message: "Configuration recorder is not available to put config rule.",
  }),
  {
    title: "a delivery channel to a bucket that does not let AWS Config write",
    types: [CHANNEL],
    on: ["create", "update"],
    code: "InsufficientDeliveryPolicyException",
    documentation: "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html",
    refuses({ account, inputs }) {
      const bucket = textAt(inputs, "s3BucketName") ?? "";
      const policy = policyAt(find(account, bucket, "aws:s3/bucketPolicy:BucketPolicy")?.inputs ?? {});
      const allowed = ["s3:GetBucketAcl", "s3:PutObject"].every((action) => allowsService(policy, CONFIG, action));
      const [prefix, key] = [textAt(inputs, "s3KeyPrefix") ?? "null", textAt(inputs, "s3KmsKeyArn") ?? "null"];
      return allowed
        ? undefined
        : `Insufficient delivery policy to s3 bucket: ${bucket}, unable to write to bucket, provided s3 key prefix is '${prefix}', provided kms key is '${key}'.`;
    },
  },
  {
    title: "starting a recorder without a delivery channel",
    types: [STATUS],
    on: ["create", "update"],
    code: "NoAvailableDeliveryChannelException",
    documentation: `${API}/API_StartConfigurationRecorder.html`,
    refuses: ({ account, inputs, region }) =>
      inputs["isEnabled"] === true && account.ofType(CHANNEL, region).length === 0
        ? "Delivery channel is not available to start configuration recorder."
        : undefined,
  },
  {
    title: "deleting the delivery channel of a recorder that runs",
    types: [CHANNEL],
    on: ["delete"],
    code: "LastDeliveryChannelDeleteFailedException",
    documentation: `${API}/API_DeleteDeliveryChannel.html`,
    refuses: ({ account, id, region }) =>
      account.ofType(STATUS, region).some(({ inputs }) => inputs["isEnabled"] === true)
        ? `Failed to delete last specified delivery channel with name '${id}', because there is a running configuration recorder.`
        : undefined,
  },
  {
    // The list holds what is likely to be used here; AWS has hundreds more.
    title: "a managed rule that AWS Config does not have",
    types: [RULE],
    on: ["create", "update"],
    code: "InvalidParameterValueException",
    documentation: "https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html",
    refuses(change) {
      const identifier = identifierOf(change);
      return identifier === undefined || identifier in MANAGED_RULES
        ? undefined
        : `The sourceIdentifier ${identifier} is invalid. Please refer to the documentation for a list of valid sourceIdentifiers that can be used when AWS is the Owner.`;
    },
  },
  {
    title: "a frequency of a rule that looks when something changes",
    types: [RULE],
    on: ["create", "update"],
    code: "InvalidParameterValueException",
    documentation: "https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-evaluation-mode.html",
    refuses(change) {
      const trigger = MANAGED_RULES[identifierOf(change) ?? ""];
      return "maximumExecutionFrequency" in change.inputs && trigger === "changes"
        ? "MaximumExecutionFrequency is not applicable for rules that are triggered by configuration changes."
        : undefined;
    },
  },
];

interface Words<Message> {
  readonly page: string;
  readonly message: Message;
}

/** The same name is no second one: AWS changes what is there. */
function second(title: string, type: string, code: string, { page, message }: Words<(name: string) => string>): Rule {
  return {
    title,
    types: [type],
    on: ["create"],
    code,
    documentation: `${API}/${page}.html`,
    refuses: ({ account, id, region }) =>
      account.ofType(type, region).some((other) => other.id !== id) ? message(id) : undefined,
  };
}

function withoutRecorder(title: string, type: string, { page, message }: Words<string>): Rule {
  return {
    title,
    types: [type],
    on: ["create"],
    code: "NoAvailableConfigurationRecorderException",
    documentation: `${API}/${page}.html`,
    refuses: ({ account, region }) => (account.ofType(RECORDER, region).length === 0 ? message : undefined),
  };
}

function identifierOf({ inputs }: Change): string | undefined {
  const source = propertiesAt(inputs, "source");
  return textAt(source, "owner") === "AWS" ? textAt(source, "sourceIdentifier") : undefined;
}
