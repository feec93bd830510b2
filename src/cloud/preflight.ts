import { TapStackError, type Problem } from "../errors.js";
import type { AwsAccount, Credentials, Identity, SingletonKind } from "./aws-account.js";
import { checkCredentials } from "./credentials.js";
import { SINGLETONS } from "./singletons.js";

export interface Expectations {
  readonly account: string;
  /** Of the stacks that will run. */
  readonly regions: readonly string[];
  readonly endpoint: string | undefined;
  readonly allowRemote: boolean;
  /** In ms: what a temporary session must still last. */
  readonly minSession: number;
  /** Ms since 1970. */
  readonly now: number;
  /** What would be made and is in no state yet. */
  readonly singletons: readonly Wanted[];
}

export interface Wanted {
  readonly kind: SingletonKind;
  readonly region: string;
  /** What is to be imported instead of made, and where the configuration says so. */
  readonly imported?: { readonly id: string; readonly setting: string } | undefined;
}

/** Everything that would stop a deployment half-way, asked before it starts; changes nothing. */
export async function preflight(aws: AwsAccount, expected: Expectations): Promise<void> {
  const { account, endpoint, allowRemote } = expected;
  const credentials = await aws.credentials();
  checkCredentials({ accessKeyId: credentials.accessKeyId, endpoint, allowRemote });
  checkAccount(await aws.identity(), account);
  checkSession(credentials, expected);
  checkRegions(await aws.enabledRegions(), expected);
  const looked = await Promise.all(expected.singletons.map((wanted) => singletonProblems(aws, wanted)));
  const problems = looked.flat();
  if (problems.length === 0) return;
  throw new TapStackError(
    "CONFIGURATION",
    `Cannot deploy to account ${account}: what it has one of is not as the configuration has it`,
    { problems },
  );
}

function checkAccount(identity: Identity, account: string): void {
  if (identity.account === account) return;
  throw new TapStackError(
    "CREDENTIALS",
    `Cannot deploy to account ${account}: the credentials are those of ${identity.arn}`,
    {
      hint: "Sign in to the configured account, for example: aws sso login --profile <name>; export AWS_PROFILE=<name>",
    },
  );
}

function checkSession({ expiration }: Credentials, { minSession, now }: Expectations): void {
  if (expiration === undefined) return;
  const left = expiration.getTime() - now;
  if (left >= minSession) return;
  const minutes = Math.max(0, Math.floor(left / 60_000));
  throw new TapStackError(
    "CREDENTIALS",
    `Cannot start: the session ends in ${minutes} ${minutes === 1 ? "minute" : "minutes"}, wanted at least ${minSession / 60_000}`,
    { hint: "Sign in again, for example: aws sso login; or accept less with --min-session 1m" },
  );
}

function checkRegions(enabled: readonly string[], { account, regions }: Expectations): void {
  const problems = regions
    .filter((region) => !enabled.includes(region))
    .map((region) => ({
      rule: "region",
      severity: "critical" as const,
      message: `Region ${region} is not enabled in account ${account}`,
      hint: `Enable it: aws account enable-region --region-name ${region}; or leave it out with --regions`,
    }));
  if (problems.length === 0) return;
  throw new TapStackError("CONFIGURATION", `Cannot deploy to account ${account}: it cannot use all regions`, {
    problems,
  });
}

async function singletonProblems(aws: AwsAccount, { kind, region, imported }: Wanted): Promise<readonly Problem[]> {
  const found = await aws.singleton(kind, region);
  if (found === imported?.id) return [];
  const { title, remedy } = SINGLETONS[kind];
  const problem = (message: string, hint: string) => [
    { rule: "singleton", severity: "critical" as const, message, hint },
  ];
  if (imported === undefined) {
    return problem(`${title} is there already in ${region}: ${found ?? ""}`, remedy(found ?? "", region));
  }
  const { setting, id } = imported;
  return found === undefined
    ? problem(`${setting} names ${id}, but there is none in ${region}`, "Remove the line, and one is made")
    : problem(`${setting} names ${id}, but the one in ${region} is ${found}`, `Write ${found}`);
}
