import type { Catalogue } from "../catalogue/catalogue.js";
import type { TypeShape } from "../catalogue/class-file.js";
import type { FaultPlan } from "../faults.js";
import { shapeOf } from "../identity/shape-of.js";
import type { Shape } from "../identity/shape.js";
import { textAt, type Properties } from "../properties.js";
import { Refusal } from "../refusal.js";
import type { AccountStore } from "../store/account-store.js";
import { GLOBAL } from "../store/account.js";

/** What every operation works with. */
export interface Sandbox {
  readonly accountId: string;
  readonly catalogue: Catalogue;
  readonly store: AccountStore;
  readonly faults: FaultPlan;
  /** How long AWS takes for it. */
  readonly settle: (type: string, operation: "create" | "update" | "delete") => Promise<void>;
}

/** One provider resource of a program, known by the connection that its requests come through. */
export interface Peer {
  readonly region: string;
  readonly defaultTags: Properties;
}

/** A type as it lies in one region. */
export interface Placed {
  readonly type: string;
  readonly described: TypeShape;
  readonly shape: Shape;
  /** Of the resource's own, or of its provider. */
  readonly region: string;
  /** Where the account keeps it: the region, or GLOBAL for a service that has none. */
  readonly home: string;
}

export function place({ catalogue }: Sandbox, peer: Peer, type: string, properties: Properties): Placed {
  const described = catalogue.describe(type);
  if (described === undefined) throw new Refusal(`The installed @pulumi/aws has no resource type "${type}"`);
  const region = textAt(properties, "region") ?? peer.region;
  const home = described.inputs.has("region") ? region : GLOBAL;
  return { type, described, shape: shapeOf(type, described), region, home };
}
