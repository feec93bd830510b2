import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { ChangeKind } from "../../deployment/changes.js";

/** The engine's operations by what a person calls them; the three steps of a replacement count once, at `replace`. */
const KINDS: Readonly<Record<string, ChangeKind>> = {
  create: "create",
  update: "update",
  delete: "delete",
  replace: "replace",
  import: "import",
  "import-replacement": "replace",
  same: "same",
  read: "same",
  refresh: "same",
};

/** Undefined for what is no change of its own: components, providers, the stack, the parts of a replacement. */
export function kindOf(step: StepEventMetadata): ChangeKind | undefined {
  const state = step.new ?? step.old;
  if (state?.custom !== true || step.type.startsWith("pulumi:")) return undefined;
  const kind = KINDS[step.op];
  if (kind === "delete" && step.old?.retainOnDelete === true) return "retain";
  if (kind === "same" && optionsChanged(step)) return "update";
  return kind;
}

/** The engine calls it `same` when only its own options change, yet the next destroy depends on them. */
export function optionsChanged({ op, old, new: now }: StepEventMetadata): boolean {
  if (op !== "same" || old === undefined || now === undefined) return false;
  return Boolean(old.protect) !== Boolean(now.protect) || Boolean(old.retainOnDelete) !== Boolean(now.retainOnDelete);
}
