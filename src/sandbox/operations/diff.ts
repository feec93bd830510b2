import { isDeepStrictEqual } from "node:util";
import { allTags } from "../identity/tags.js";
import { textAt, type Properties } from "../properties.js";
import { INVENTED } from "./check.js";
import { differences, type DifferenceKind } from "./difference.js";
import { place, type Peer, type Placed, type Sandbox } from "./sandbox.js";

export interface DiffRequest {
  readonly type: string;
  readonly id: string;
  readonly oldInputs: Properties;
  readonly oldOutputs: Properties;
  readonly news: Properties;
}

export interface PropertyChange {
  readonly path: string;
  readonly kind: DifferenceKind;
  readonly replaces: boolean;
  /** Of two inputs; otherwise of the state with what the inputs amount to. */
  readonly ofInputs: boolean;
}

export interface DiffResult {
  readonly changes: readonly PropertyChange[];
  /** The inputs that differ. */
  readonly properties: readonly string[];
  /** Those of them that need another resource. */
  readonly replaces: readonly string[];
  /** The old one is in the new one's way: they have the same name. */
  readonly deleteBeforeReplace: boolean;
}

/** Inputs that name a thing or place it, whatever the type. */
const ALWAYS_REPLACE: readonly string[] = ["region", "namePrefix"];

export function diff(sandbox: Sandbox, peer: Peer, request: DiffRequest): DiffResult {
  const placed = place(sandbox, peer, request.type, request.news);
  const replacing = [...ALWAYS_REPLACE, ...(placed.shape.replaces ?? [placed.shape.nameProperty ?? "name"])];
  const changed = differences(request.oldInputs, request.news);
  const changes = [
    ...changed.map(({ path, property, kind }) => ({
      path,
      kind,
      replaces: replacing.includes(property),
      ofInputs: true,
    })),
    ...derivedChanges(placed, peer, request, new Set(changed.map(({ property }) => property))),
  ];
  const rootOf = (path: string) => path.split(/[.[]/)[0] ?? path;
  const replaces = [...new Set(changes.filter((change) => change.replaces).map(({ path }) => rootOf(path)))];
  return {
    changes,
    properties: [...new Set(changes.map(({ path }) => rootOf(path)))],
    replaces,
    deleteBeforeReplace: replaces.length > 0 && inTheWay(sandbox, placed, request),
  };
}

/** What another region or other default tags of the provider amount to. */
function derivedChanges(
  placed: Placed,
  peer: Peer,
  request: DiffRequest,
  changed: ReadonlySet<string>,
): PropertyChange[] {
  const { described, region } = placed;
  const tagsAll = allTags(described, peer.defaultTags, request.news);
  const moved = described.inputs.has("region") && (textAt(request.oldOutputs, "region") ?? region) !== region;
  const retagged = tagsAll !== undefined && !isDeepStrictEqual(request.oldOutputs["tagsAll"] ?? {}, tagsAll);
  return [
    ...(moved && !changed.has("region")
      ? [{ path: "region", kind: "update" as const, replaces: true, ofInputs: false }]
      : []),
    ...(retagged ? [{ path: "tagsAll", kind: "update" as const, replaces: false, ofInputs: false }] : []),
  ];
}

/** Names that the provider invented change with the replacement; all others stay. */
function inTheWay(sandbox: Sandbox, { type, shape, region }: Placed, { id, oldInputs, news }: DiffRequest): boolean {
  if (INVENTED in news) return false;
  const name = shape.nameProperty;
  if (name !== undefined && oldInputs[name] === news[name]) return true;
  const { accountId, store } = sandbox;
  return store.read((account) => shape.id({ type, accountId, region, inputs: news, account })) === id;
}
