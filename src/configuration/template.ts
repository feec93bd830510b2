import { usualZones } from "./known-regions.js";
import {
  alertsText,
  featuresText,
  networkText,
  policiesText,
  replicationText,
  storageText,
} from "./template-blocks.js";
import { accountText } from "./template-account.js";
import { tlsText } from "./template-compute.js";

/** What `tapctl init` asks for. */
export interface TemplateAnswers {
  readonly account: string;
  /** The first is the primary. */
  readonly regions: readonly [string, ...string[]];
  readonly owner: string;
  readonly costCenter: string;
  readonly project: string;
  /** `small` is cheap and can be thrown away; `full` is for production. */
  readonly size: "full" | "small";
  /** `manage` in one environment of an account. */
  readonly baseline: "manage" | "skip";
}

/** The seed's deployment, with AWS's documentation account. */
export const SEED_ANSWERS: TemplateAnswers = {
  account: "111122223333",
  regions: ["us-east-1", "us-west-2", "ap-south-1"],
  owner: "platform-team",
  costCenter: "CC-1001",
  project: "tap",
  size: "full",
  baseline: "manage",
};

/** A region of the same account, small enough to try things out. */
export const DEV_ANSWERS: TemplateAnswers = {
  ...SEED_ANSWERS,
  regions: ["us-east-1"],
  size: "small",
  baseline: "skip",
};

/** A commented config/<name>.yaml, which passes every validator of the sandbox as it is. */
export function environmentTemplate(name: string, answers: TemplateAnswers): string {
  const small = answers.size === "small";
  return [
    headText(name, answers),
    regionsText(name, answers),
    tagsText(name, answers),
    stateText(name, answers),
    featuresText(small),
    networkText(small),
    tlsText(small),
    storageText(small),
    replicationText(small, answers.regions.length),
    alertsText(answers.baseline),
    accountText(),
    policiesText(small),
  ].join("");
}

function headText(name: string, { account, regions }: TemplateAnswers): string {
  return `# yaml-language-server: $schema=./schema.json
#
# The environment "${name}": what tapctl deploys, and where. Only account, primary, regions and tags are required, and
# in prod tls; any other key may be left out and has the default that is said with it. Check a change with
# tapctl validate --env ${name}

# The AWS account, 12 digits in quotes. 111122223333 stands in AWS's documentation: the sandbox plays it
# (--target sandbox), a deployment to AWS refuses it. Yours: aws sts get-caller-identity --query Account
account: ${JSON.stringify(account)}

# The region of the database's primary, of the trail and of what exists once. It cannot be changed later.
primary: ${regions[0]}
`;
}

function regionsText(name: string, { regions, size }: TemplateAnswers): string {
  return `
# The regions, by AWS's name.
#   index  numbers a region's firewall rules: give each its own, and never change it while the region lives
#   cidr   the network's private addresses, /16 to /20; no two regions may overlap, for they are joined
#   zones  three availability zone ids; ids mean the same zones in every account, names (us-east-1a) do not
#          (aws ec2 describe-availability-zones --region <region> --query 'AvailabilityZones[].ZoneId')
# To remove a region, type: tapctl destroy --env ${name} --regions <region>, and only then delete its lines.
regions:
${regions.map((region, at) => regionText(region, at, secondByte(at, regions.length, size))).join("\n")}
`;
}

function tagsText(name: string, { owner, costCenter, project }: TemplateAnswers): string {
  return `
# On every resource.
tags:
  Environment: ${JSON.stringify(name)}
  Owner: ${JSON.stringify(owner)}
  CostCenter: ${JSON.stringify(costCenter)}
  Project: ${JSON.stringify(project)}
  ManagedBy: tapctl
`;
}

function stateText(name: string, { regions, size }: TemplateAnswers): string {
  return `
# Whether databases, buckets, tables and keys refuse to be deleted (default: on). In prod it must be on.
protection: ${size === "small" && name !== "prod" ? "off" : "on"}

# Where state is kept (default: files beside this folder). A team needs a shared place:
# backend: s3://my-state-bucket?region=${regions[0]}

# What encrypts the secrets in state: the passphrase in PULUMI_CONFIG_PASSPHRASE (default), or a KMS key:
# secretsProvider: awskms://alias/tapctl-state?region=${regions[0]}
`;
}

/** Small environments get addresses of their own, so that they can be joined to the others some day. */
function secondByte(at: number, count: number, size: TemplateAnswers["size"]): number {
  return (size === "small" ? 100 : 0) + (at + 1) * (count > 10 ? 3 : 10);
}

function regionText(region: string, at: number, second: number): string {
  return `  ${region}:
    index: ${at}
    cidr: 10.${second}.0.0/16
    zones: [${usualZones(region).join(", ")}]`;
}
