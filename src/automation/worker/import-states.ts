import { randomUUID } from "node:crypto";
import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { asAdopted, withoutSecrets } from "../recovery/adopted.js";
import { ancestors, providerUrn, type ResourceState } from "../state/ledger.js";
import { holdsUnknown } from "./property-changes.js";

/** Something that the configuration names, as src/stacks/importable.ts writes it. */
export interface ImportTarget {
  readonly type: string;
  /** The component that it is part of, where a stack has others of the type. */
  readonly within: string | undefined;
  readonly id: string;
  /** Where the configuration says so. */
  readonly setting: string;
}

interface ImportStates {
  /** What a checkpoint lacks, parents first: the resources with their ancestors and providers. */
  readonly resources: readonly ResourceState[];
  /** By URN. */
  readonly imported: ReadonlyMap<string, ImportTarget>;
}

export function isOf(
  { type, within }: ImportTarget,
  { urn, type: found }: Pick<ResourceState, "urn" | "type">,
): boolean {
  const types = urn.split("::")[2]?.split("$") ?? [];
  return found === type && (within === undefined || types.includes(within));
}

/** Entries for a checkpoint, made of what a preview tells of the resources that it would create. */
export function importStates(
  steps: readonly StepEventMetadata[],
  present: readonly ResourceState[],
  targets: readonly ImportTarget[],
): ImportStates {
  const there = new Map(present.map((resource) => [resource.urn, resource]));
  const planned = new Map(steps.flatMap((step) => (there.has(step.urn) ? [] : stateOf(step))));
  const ids = new Map([...planned.values()].filter(isProvider).map(({ urn }) => [urn, randomUUID()] as const));
  const known = new Map([...there, ...planned]);
  const imported = new Map(
    [...planned.values()].flatMap((state) => {
      const target = targets.find((one) => isOf(one, state));
      return target === undefined ? [] : [[state.urn, target] as const];
    }),
  );
  const chosen = [...planned.values()].filter(({ urn }) => imported.has(urn));
  const needed = new Set(chosen.flatMap((state) => [state.urn, ...ancestors(state, known)]));
  const resources = [...planned.values()].filter(({ urn }) => needed.has(urn));
  return {
    resources: resources.map((state) => {
      const target = imported.get(state.urn);
      const provider = ids.get(state.urn);
      if (provider !== undefined) return { ...state, id: provider, outputs: state.inputs ?? {} };
      const served = servedBy(state, ids);
      return target === undefined ? served : asAdopted(served, target.id);
    }),
    imported,
  };
}

function stateOf({ new: state }: StepEventMetadata): readonly (readonly [string, ResourceState])[] {
  if (state === undefined) return [];
  const { urn, type, custom = false, parent, provider, inputs, retainOnDelete, protect } = state;
  const known = Object.entries(withoutSecrets(inputs)).filter(([, value]) => !holdsUnknown(value));
  return [
    [
      urn,
      {
        ...{ urn, type, custom, inputs: Object.fromEntries(known) },
        ...(parent === "" ? {} : { parent }),
        ...(provider === "" ? {} : { provider }),
        ...(retainOnDelete === true ? { retainOnDelete } : {}),
        ...(protect === true ? { protect } : {}),
      },
    ],
  ];
}

function isProvider({ type }: ResourceState): boolean {
  return type.startsWith("pulumi:providers:");
}

/** A provider that is yet to be made has no id in a preview. */
function servedBy(state: ResourceState, ids: ReadonlyMap<string, string>): ResourceState {
  const urn = providerUrn(state);
  const id = urn === undefined ? undefined : ids.get(urn);
  return urn === undefined || id === undefined ? state : { ...state, provider: `${urn}::${id}` };
}
