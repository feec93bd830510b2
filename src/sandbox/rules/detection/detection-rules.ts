import { textAt } from "../../properties.js";
import type { Change, Rule } from "../rule.js";

const DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const HUB = "aws:securityhub/account:Account";
const STANDARD = "aws:securityhub/standardsSubscription:StandardsSubscription";
const AGGREGATOR = "aws:securityhub/findingAggregator:FindingAggregator";
const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";
const HUB_API = "https://docs.aws.amazon.com/securityhub/1.0/APIReference";

export const DETECTION_RULES: readonly Rule[] = [
  {
    title: "a second detector in a region",
    types: [DETECTOR],
    on: ["create"],
    code: "BadRequestException",
    documentation: "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html",
    refuses: (change) =>
      othersOf(change, DETECTOR) > 0
        ? "The request is rejected because a detector already exists for the current account."
        : undefined,
  },
  {
    title: "both kinds of runtime monitoring on a detector",
    types: [FEATURE],
    on: ["create", "update"],
    code: "BadRequestException",
    documentation: "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html",
    refuses({ account, inputs, region }) {
      const other = OTHER_RUNTIME[textAt(inputs, "name") ?? ""];
      const both = account
        .ofType(FEATURE, region)
        .some((feature) => feature.inputs["name"] === other && feature.inputs["status"] === "ENABLED");
      return both && inputs["status"] === "ENABLED"
        ? "The request is rejected because an invalid or out-of-range value is specified as an input parameter."
        : undefined;
    },
  },
  {
    title: "Security Hub in a region that has it",
    types: [HUB],
    on: ["create"],
    code: "ResourceConflictException",
    status: 409,
    documentation: `${HUB_API}/API_EnableSecurityHub.html`,
    refuses: ({ existing }) => (existing === undefined ? undefined : "Account is already subscribed to Security Hub"),
  },
  withoutHub("a standard before Security Hub", STANDARD, "API_BatchEnableStandards"),
  withoutHub("an aggregator of findings before Security Hub", AGGREGATOR, "API_CreateFindingAggregator"),
  {
    title: "a standard of another region",
    types: [STANDARD],
    on: ["create"],
    code: "InvalidInputException",
    documentation: `${HUB_API}/API_BatchEnableStandards.html`,
    refuses({ inputs, region }) {
      const arn = textAt(inputs, "standardsArn") ?? "";
      const own = [`arn:aws:securityhub:${region}::standards/`, "arn:aws:securityhub:::ruleset/"];
      return own.some((start) => arn.startsWith(start)) ? undefined : `Invalid parameter: StandardsArn ${arn}`;
    },
  },
  {
    title: "a second aggregator of findings in an account",
    types: [AGGREGATOR],
    on: ["create"],
    code: "ResourceConflictException",
    status: 409,
    documentation: `${HUB_API}/API_CreateFindingAggregator.html`,
    refuses: ({ account }) =>
      account.ofType(AGGREGATOR).length > 0 ? "A finding aggregator already exists for this account." : undefined,
  },
  {
    title: "a second analyzer of an account's region",
    types: [ANALYZER],
    on: ["create"],
    code: "ServiceQuotaExceededException",
    status: 402,
    documentation: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-quotas.html",
    refuses: (change) =>
      othersOf(change, ANALYZER) > 0 ? "The maximum number of analyzers (1) for the account is reached." : undefined,
  },
];

const OTHER_RUNTIME: Readonly<Record<string, string>> = {
  RUNTIME_MONITORING: "EKS_RUNTIME_MONITORING",
  EKS_RUNTIME_MONITORING: "RUNTIME_MONITORING",
};

function othersOf({ account, region }: Change, type: string): number {
  return account.ofType(type, region).length;
}

function withoutHub(title: string, type: string, page: string): Rule {
  return {
    title,
    types: [type],
    on: ["create"],
    code: "InvalidAccessException",
    status: 401,
    documentation: `${HUB_API}/${page}.html`,
    refuses: ({ account, accountId, region }) =>
      account.ofType(HUB, region).length === 0
        ? `Account ${accountId} is not subscribed to AWS Security Hub`
        : undefined,
  };
}
