import type { AwsAccount, SingletonKind } from "../cloud/aws-account.js";
import { emulatorReach } from "../cloud/emulator.js";
import { preflight, type Wanted } from "../cloud/preflight.js";
import { sdkAccount } from "../cloud/sdk-account.js";
import { ensureServiceRoles } from "../cloud/service-roles.js";
import { SINGLETONS } from "../cloud/singletons.js";
import { readCheckpoint, type BackendAccess } from "../automation/state/checkpoint.js";
import type { ProjectFlags } from "../commands/deps.js";
import type { Listener } from "../deployment/events.js";
import type { Environment } from "../configuration/environment.js";
import { importTargets } from "../stacks/importable.js";
import type { Access } from "./access.js";

/** The account that an environment is deployed to, AWS's or an emulator's. */
export function accountOf({ endpoint, primary }: Environment): AwsAccount {
  return sdkAccount({ primary, ...(endpoint === undefined ? {} : emulatorReach(endpoint, process.env)) });
}

/** Refuses to start what AWS would stop half-way. */
export async function examineAccount(aws: AwsAccount, access: Access, flags: ProjectFlags, command: string) {
  const { environment, backend } = access;
  const { account, endpoint, run } = environment;
  const regions = selectedRegions(environment, flags);
  const makes = command === "up" || command === "preview";
  await preflight(aws, {
    account,
    regions,
    endpoint,
    allowRemote: flags.allowRemoteEndpoint === true,
    minSession: run.minSession,
    now: Date.now(),
    singletons: makes ? await unmade(backend, environment, [...regions, "global"]) : [],
  });
}

/** What an environment would make, and AWS allows once; stacks are named by region. */
function singletonsOf(environment: Environment, stacks: readonly string[]): readonly Wanted[] {
  const { baseline, ci, features, primary } = environment;
  const kinds = (["config", "guardDuty", "securityHub"] as const).filter((kind) => features[kind]);
  const regional = kinds.flatMap((kind) => (kind === "config" ? ([kind, "deliveryChannel"] as const) : [kind]));
  return stacks.flatMap((stack): readonly Wanted[] => {
    const targets = importTargets(environment, stack);
    const wanted = (kind: SingletonKind, region: string): Wanted => {
      const target = targets.find(({ type }) => type === SINGLETONS[kind].type);
      return { kind, region, imported: target && { ...target, id: expectedId(kind, target.id, environment, region) } };
    };
    if (stack !== "global") return baseline.region === "manage" ? regional.map((kind) => wanted(kind, stack)) : [];
    return baseline.account === "manage" && ci.manageRole ? [wanted("ciProvider", primary)] : [];
  });
}

/** As the account names it: Security Hub has an ARN, and no id of its own. */
function expectedId(kind: SingletonKind, id: string, { account }: Environment, region: string): string {
  return kind === "securityHub" ? `arn:aws:securityhub:${region}:${account}:hub/default` : id;
}

/** Makes what no stack may own, where it is missing. */
export function roleMaker(aws: AwsAccount | undefined, environment: Environment, listen: Listener) {
  const say = (severity: "info" | "warning", message: string): void => {
    listen({ type: "notice", severity, message });
  };
  return async (): Promise<void> => {
    if (aws !== undefined) await ensureServiceRoles(aws, featuresWithRoles(environment), say);
  };
}

/** The features that use roles of services, which no stack owns. */
function featuresWithRoles({ alerts, baseline, features }: Environment): readonly string[] {
  const watched = ["config", "guardDuty", "securityHub", "accessAnalyzer", "inspector"];
  const on = Object.entries(features).flatMap(([name, chosen]) => (chosen ? [name] : []));
  const made = on.filter((name) => baseline.region === "manage" || !watched.includes(name));
  const used = made.filter((name) => name !== "waf" || features.loadBalancer);
  return alerts.slack === undefined ? used : [...used, "slack"];
}

async function unmade(backend: BackendAccess, environment: Environment, stacks: readonly string[]) {
  const found = stacks.map(async (stack) => {
    const wanted = singletonsOf(environment, [stack]);
    if (wanted.length === 0) return [];
    const made = await typesIn(backend, `${environment.name}-${stack}`);
    return wanted.filter(({ kind }) => !made.includes(SINGLETONS[kind].type));
  });
  return (await Promise.all(found)).flat();
}

async function typesIn(backend: BackendAccess, stack: string): Promise<readonly string[]> {
  return (await readCheckpoint(backend, stack))?.resources.map(({ type }) => type) ?? [];
}

function selectedRegions({ regions, selectedRegions: selected }: Environment, { only }: ProjectFlags) {
  if (only === undefined) return selected;
  return Object.keys(regions).filter((region) => only === "global" || region === only);
}
