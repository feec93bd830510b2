import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { TapStackError } from "../../errors.js";
import type { ResourceState } from "../state/ledger.js";
import { exportResources } from "./adopt.js";
import { NO_ORIGINS } from "./origins.js";
import type { EngineOptions } from "./operation-context.js";
import type { ProgramRun } from "./program-run.js";
import { propertyChanges } from "./property-changes.js";
import { kindOf } from "./step-kind.js";

/** What an `up` may change before a destroy; these take effect only when they are written. */
const LIFTED: ReadonlySet<string> = new Set([
  "forceDestroy",
  "deletionProtection",
  "deletionProtectionEnabled",
  "enableDeletionProtection",
  // Of a secret: while it waits for its end, no other can have its name.
  "recoveryWindowInDays",
]);

/** True when some resource would refuse to go, or would go although it is to stay, or the other way round. */
export function needsLifting(resources: readonly ResourceState[], purgeKeys: boolean): boolean {
  return resources.some(({ protect, retainOnDelete, inputs, type }) => {
    const keptForNothing = purgeKeys && retainOnDelete === true && type.startsWith("aws:kms/");
    const refuses = inputs !== undefined && [...LIFTED].some((key) => inputs[key] === (key !== "forceDestroy"));
    return protect === true || keptForNothing || (refuses && retainOnDelete !== true);
  });
}

/** An `up` of what is in the state already, and of nothing but its protection; any other planned change stops it. */
export async function liftProtection(
  stack: Stack,
  lifted: ProgramRun,
  resources: readonly ResourceState[],
  options: EngineOptions,
): Promise<void> {
  const target = resources.map(({ urn }) => urn).filter((urn) => !urn.includes("::pulumi:pulumi:Stack::"));
  const others: string[] = [];
  const onEvent = (event: EngineEvent): void => {
    options.onEvent(event);
    if (event.resourcePreEvent !== undefined) others.push(...beyondProtection(event.resourcePreEvent));
  };
  await stack.preview({ ...options, onEvent, target, program: lifted.run });
  if (others.length > 0) throw unexpectedChange(others);
  await stack.up({ ...options, target, program: lifted.run });
}

/** The same of what lies in regions that are about to leave a stack which stays. */
export async function liftProtectionIn(
  regions: readonly string[],
  stack: Stack,
  lifted: ProgramRun,
  options: EngineOptions,
): Promise<void> {
  const there = (await exportResources(stack)).filter(({ inputs }) => regions.includes(String(inputs?.["region"])));
  if (needsLifting(there, false)) await liftProtection(stack, lifted, there, options);
}

function beyondProtection({ metadata }: NonNullable<EngineEvent["resourcePreEvent"]>): readonly string[] {
  const kind = kindOf(metadata);
  if (kind === undefined || kind === "same") return [];
  const name = metadata.urn.split("::").at(-1) ?? metadata.urn;
  if (kind !== "update") return [`${kind} ${name}`];
  return (
    propertyChanges(metadata, NO_ORIGINS)
      // A replica of a table has a protection of its own: replicas[0].deletionProtectionEnabled.
      .filter(({ path }) => !LIFTED.has(path.split(".").at(-1) ?? path))
      .map(({ path }) => `${path} of ${name}`)
  );
}

function unexpectedChange(changes: readonly string[]): TapStackError {
  return new TapStackError("STACK_FAILED", `Cannot lift protection: that would also change ${changes.join(", ")}`, {
    hint: "Run tapctl up first, so that the account is as the configuration says, then tapctl destroy",
  });
}
