import * as pulumi from "@pulumi/pulumi";

import { ID_TAG, tapctlId } from "./identity.js";
import type { StandardTags } from "./settings.js";

/** What carries it is backed up every day. */
export const BACKUP_TAG: Readonly<Record<string, string>> = { BackupPlan: "daily" };

/**
 * Gives every taggable resource below a component its seven tags: the five standard ones, its own `Name`, and
 * `tapctl:id`. Parents are registered before their children, so the type that a URN is made of is known at once.
 */
export function applyTags(standard: StandardTags): pulumi.ResourceTransformation {
  const qualifiedTypes = new WeakMap<pulumi.Resource, string>();

  return ({ resource, type, name, props, opts }) => {
    const parentType = opts.parent === undefined ? undefined : qualifiedTypes.get(opts.parent);
    const qualifiedType = parentType === undefined ? type : `${parentType}$${type}`;
    qualifiedTypes.set(resource, qualifiedType);

    const inputs: unknown = props;
    if (!isTaggable(inputs)) return undefined;
    const urn = `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${qualifiedType}::${name}`;
    return { props: { ...inputs, tags: { ...standard, ...inputs.tags, [ID_TAG]: tapctlId(urn) } }, opts };
  };
}

/** The provider's classes list a `tagsAll` output on exactly what AWS can tag. */
function isTaggable(inputs: unknown): inputs is { readonly tags?: Readonly<Record<string, string>> } {
  return typeof inputs === "object" && inputs !== null && "tagsAll" in inputs;
}
