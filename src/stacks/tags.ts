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
    const urn = `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${qualifiedType}::${name}`;
    if (type === GROUP && isGroup(inputs)) {
      return { props: { ...inputs, tags: [...inputs.tags, ...groupTags(standard, tapctlId(urn))] }, opts };
    }
    if (!isTaggable(inputs)) return undefined;
    return { props: { ...inputs, tags: { ...standard, ...inputs.tags, [ID_TAG]: tapctlId(urn) } }, opts };
  };
}

/** Its tags are a list, to which the provider adds none of its default ones. */
const GROUP = "aws:autoscaling/group:Group";

interface GroupTag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

/** An instance is not the resource whose id it would carry. */
function groupTags(standard: StandardTags, id: string): readonly GroupTag[] {
  const shared = Object.entries(standard).map(([key, value]) => ({
    key,
    value: String(value),
    propagateAtLaunch: true,
  }));
  return [...shared, { key: ID_TAG, value: id, propagateAtLaunch: false }];
}

function isGroup(inputs: unknown): inputs is { readonly tags: readonly GroupTag[] } {
  return typeof inputs === "object" && inputs !== null && "tags" in inputs && Array.isArray(inputs.tags);
}

/** The provider's classes list a `tagsAll` output on exactly what AWS can tag. */
function isTaggable(inputs: unknown): inputs is { readonly tags?: Readonly<Record<string, string>> } {
  return typeof inputs === "object" && inputs !== null && "tagsAll" in inputs;
}
