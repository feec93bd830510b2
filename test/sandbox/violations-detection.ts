import { allow, bucketIn, policy, TYPE } from "./platform.js";
import type { Connection, Inputs } from "./sandbox-client.js";
import type { Violation } from "./violation.js";

const ROLE = "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";

const recorderIn = (aws: Connection, name = "default") => aws.create(TYPE.recorder, { name, roleArn: ROLE });

async function deliveryBucketIn(aws: Connection, actions: readonly string[] = ["s3:GetBucketAcl", "s3:PutObject"]) {
  await bucketIn(aws, "history");
  const statement = allow({ Service: "config.amazonaws.com" }, actions, "arn:aws:s3:::history/*");
  await aws.create(TYPE.bucketPolicy, { bucket: "history", policy: policy(statement) });
}

const channelIn = (aws: Connection, inputs: Inputs = {}) =>
  aws.create(TYPE.channel, { name: "default", s3BucketName: "history", ...inputs });

async function recordingIn(aws: Connection) {
  await recorderIn(aws);
  await deliveryBucketIn(aws);
  const channel = await channelIn(aws);
  await aws.create(TYPE.recorderStatus, { name: "default", isEnabled: true });
  return channel;
}

const ruleIn = (aws: Connection, sourceIdentifier: string, inputs: Inputs = {}) =>
  aws.create(TYPE.configRule, { name: "rule", source: { owner: "AWS", sourceIdentifier }, ...inputs });

const featureIn = (aws: Connection, detectorId: string, name: string) =>
  aws.create(TYPE.detectorFeature, { detectorId, name, status: "ENABLED" });

const standardOf = (region: string) => `arn:aws:securityhub:${region}::standards/cis-aws-foundations-benchmark/v/5.0.0`;
const aggregatorIn = (aws: Connection) => aws.create(TYPE.findingAggregator, { linkingMode: "ALL_REGIONS" });

export const DETECTION_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a second configuration recorder in a region": {
    async attempt({ east, west }) {
      await recorderIn(west, "other");
      await recorderIn(east);
      await recorderIn(east);
      await recorderIn(east, "other");
    },
    message:
      /^Failed to put configuration recorder 'other' because the maximum number of configuration recorders: 1 is reached\.$/,
  },
  "a second delivery channel in a region": {
    async attempt({ east }) {
      await recordingIn(east);
      await channelIn(east, { name: "other" });
    },
    message: /^Failed to put delivery channel 'other' because the maximum number of delivery channels: 1 is reached\.$/,
  },
  "a delivery channel without a recorder": {
    async attempt({ east }) {
      await deliveryBucketIn(east);
      await channelIn(east);
    },
    message: /^Configuration recorder is not available to put delivery channel\.$/,
  },
  "a rule of AWS Config's without a recorder": {
    async attempt({ east, west }) {
      await recorderIn(west);
      await ruleIn(west, "ENCRYPTED_VOLUMES");
      await ruleIn(east, "ENCRYPTED_VOLUMES");
    },
    message: /^Configuration recorder is not available to put config rule\.$/,
  },
  "a delivery channel to a bucket that does not let AWS Config write": {
    async attempt({ east }) {
      await recorderIn(east);
      await deliveryBucketIn(east, ["s3:GetBucketAcl"]);
      await channelIn(east);
    },
    message:
      /^Insufficient delivery policy to s3 bucket: history, unable to write to bucket, provided s3 key prefix is 'null', provided kms key is 'null'\.$/,
  },
  "starting a recorder without a delivery channel": {
    async attempt({ east }) {
      await recorderIn(east);
      await east.create(TYPE.recorderStatus, { name: "default", isEnabled: false });
      await east.create(TYPE.recorderStatus, { name: "default", isEnabled: true });
    },
    message: /^Delivery channel is not available to start configuration recorder\.$/,
  },
  "deleting the delivery channel of a recorder that runs": {
    async attempt({ east }) {
      const { id } = await recordingIn(east);
      await east.delete(TYPE.channel, id);
    },
    message:
      /^Failed to delete last specified delivery channel with name 'default', because there is a running configuration recorder\.$/,
  },
  "a managed rule that AWS Config does not have": {
    async attempt({ east }) {
      await recorderIn(east);
      await ruleIn(east, "ENCRYPTED_VOLUME");
    },
    message: /^The sourceIdentifier ENCRYPTED_VOLUME is invalid\. Please refer to the documentation/,
  },
  "a frequency of a rule that looks when something changes": {
    async attempt({ east }) {
      await recorderIn(east);
      const daily = { maximumExecutionFrequency: "TwentyFour_Hours" };
      await ruleIn(east, "VPC_FLOW_LOGS_ENABLED", daily);
      await ruleIn(east, "ENCRYPTED_VOLUMES", daily);
    },
    message: /^MaximumExecutionFrequency is not applicable for rules that are triggered by configuration changes\.$/,
  },
  "a second detector in a region": {
    async attempt({ east, west }) {
      await west.create(TYPE.detector, {});
      await east.create(TYPE.detector, {});
      await east.create(TYPE.detector, {});
    },
    message: /^The request is rejected because a detector already exists for the current account\.$/,
  },
  "both kinds of runtime monitoring on a detector": {
    async attempt({ east }) {
      const { id } = await east.create(TYPE.detector, {});
      await featureIn(east, id, "RUNTIME_MONITORING");
      await featureIn(east, id, "EKS_RUNTIME_MONITORING");
    },
    message: /^The request is rejected because an invalid or out-of-range value is specified as an input parameter\.$/,
  },
  "Security Hub in a region that has it": {
    async attempt({ east, west }) {
      await west.create(TYPE.securityHub, {});
      await east.create(TYPE.securityHub, {});
      await east.create(TYPE.securityHub, {});
    },
    message: /^Account is already subscribed to Security Hub$/,
  },
  "a standard before Security Hub": {
    async attempt({ east, west }) {
      await west.create(TYPE.securityHub, {});
      await east.create(TYPE.standard, { standardsArn: standardOf("us-east-1") });
    },
    message: /^Account 111122223333 is not subscribed to AWS Security Hub$/,
  },
  "an aggregator of findings before Security Hub": {
    attempt: ({ east }) => aggregatorIn(east),
    message: /^Account 111122223333 is not subscribed to AWS Security Hub$/,
  },
  "a standard of another region": {
    async attempt({ east }) {
      await east.create(TYPE.securityHub, {});
      await east.create(TYPE.standard, { standardsArn: standardOf("us-east-1") });
      await east.create(TYPE.standard, { standardsArn: standardOf("us-west-2") });
    },
    message: /^Invalid parameter: StandardsArn arn:aws:securityhub:us-west-2::standards\/cis\S+$/,
  },
  "a second aggregator of findings in an account": {
    async attempt({ east, west }) {
      await east.create(TYPE.securityHub, {});
      await west.create(TYPE.securityHub, {});
      await aggregatorIn(east);
      await aggregatorIn(west);
    },
    message: /^A finding aggregator already exists for this account\.$/,
  },
  "a second analyzer of an account's region": {
    async attempt({ east, west }) {
      await west.create(TYPE.analyzer, { analyzerName: "one" });
      await east.create(TYPE.analyzer, { analyzerName: "one" });
      await east.create(TYPE.analyzer, { analyzerName: "two" });
    },
    message: /^The maximum number of analyzers \(1\) for the account is reached\.$/,
  },
};
