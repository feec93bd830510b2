import type { Properties } from "../properties.js";
import type { Account, Resource } from "../store/account.js";
import { place, type Peer, type Placed, type Sandbox } from "./sandbox.js";

export interface ReadRequest {
  readonly type: string;
  /** Of a refresh the resource's id; of an import what a person typed, maybe with a region: `vpc-0123@us-west-2`. */
  readonly id: string;
  readonly outputs: Properties;
}

export interface Found {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** Undefined when it is gone. */
export function read(sandbox: Sandbox, peer: Peer, request: ReadRequest): Found | undefined {
  const [id, region] = splitRegion(request.id);
  const placed = place(sandbox, peer, request.type, region === undefined ? request.outputs : { region });
  const resource = sandbox.store.read((account) => look(account, placed, id));
  if (resource === undefined) return undefined;
  const told = (properties: Properties) => asTold(placed, properties, request.outputs);
  return { id: resource.id, inputs: told(resource.inputs), outputs: told(resource.outputs) };
}

function look(account: Account, { type, home, shape }: Placed, id: string): Resource | undefined {
  const { importId } = shape;
  const byId = account.find(type, home, id);
  if (byId !== undefined || importId === undefined) return byId;
  return account.ofType(type, home).find(({ inputs }) => importId(inputs) === id);
}

function asTold({ shape }: Placed, properties: Properties, known: Properties): Properties {
  const kept = Object.entries(known).filter(([key]) => shape.untold?.includes(key));
  return { ...properties, ...Object.fromEntries(kept) };
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support */
function splitRegion(id: string): readonly [string, string?] {
  const [, plain, region] = /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d)$/.exec(id) ?? [];
  return plain === undefined || region === undefined ? [id] : [plain, region];
}
