import { createdOutputs, knownOutputs, plannedOutputs } from "../identity/outputs.js";
import { withoutWriteOnly } from "../identity/write-only.js";
import { textAt, type Properties } from "../properties.js";
import { HalfMade } from "../refusal.js";
import type { Account } from "../store/account.js";
import { admit, thingOf } from "./admit.js";
import { place, type Peer, type Placed, type Sandbox } from "./sandbox.js";

export interface CreateRequest {
  readonly type: string;
  readonly urn: string;
  readonly inputs: Properties;
  readonly preview: boolean;
}

export interface Created {
  /** Empty in a preview. */
  readonly id: string;
  readonly outputs: Properties;
}

/** Commits first and answers after the latency: whoever is killed while waiting leaves an orphan, as with AWS. */
export async function create(sandbox: Sandbox, peer: Peer, request: CreateRequest): Promise<Created> {
  const placed = place(sandbox, peer, request.type, request.inputs);
  const context = { ...placed, defaultTags: peer.defaultTags };
  if (request.preview) return { id: "", outputs: plannedOutputs(context, request.inputs) };

  const cut = sandbox.faults.cuts.find(({ type, region }) => type === request.type && region === placed.region);
  const made = { ...request, inputs: without(request.inputs, cut?.without ?? []) };
  const created = sandbox.store.transaction((account) => commit(sandbox, peer, placed, made, account));
  await sandbox.settle(request.type, "create");
  if (cut === undefined) return created;
  const { message = "context canceled" } = cut;
  const believed = knownOutputs({ ...placed, defaultTags: peer.defaultTags }, request.inputs);
  throw new HalfMade(`waiting for ${thingOf(placed.shape)} (${created.id}) create: ${message}`, {
    id: created.id,
    outputs: { ...created.outputs, ...believed },
  });
}

function without(inputs: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.includes(name)));
}

function commit(sandbox: Sandbox, peer: Peer, placed: Placed, request: CreateRequest, account: Account): Created {
  const { type, inputs } = request;
  const subject = { type, accountId: sandbox.accountId, region: placed.region, inputs, account };
  const born = { ...subject, id: placed.shape.id(subject) };
  const existing = account.find(type, placed.home, born.id);
  const change = { ...subject, action: "create" as const, home: placed.home, id: born.id, urn: request.urn, existing };
  const dependencies = admit(sandbox, placed.shape, change);
  const outputs = createdOutputs({ ...placed, defaultTags: peer.defaultTags }, born);
  const seq = put(placed, request, account, { id: born.id, outputs });
  account.dependOn(seq, dependencies);
  bring(placed, account, seq, outputs);
  return { id: born.id, outputs };
}

function put(placed: Placed, request: CreateRequest, account: Account, { id, outputs }: Created): number {
  const { type, urn } = request;
  const inputs = withoutWriteOnly(request.inputs);
  const arn = textAt(outputs, "arn");
  const existing = account.find(type, placed.home, id);
  if (existing !== undefined) {
    account.update({ ...existing, arn, urn, inputs, outputs });
    return existing.seq;
  }
  const owner = account.withId(id).find((other) => other.region === placed.home)?.owner;
  return account.insert({ type, region: placed.home, id, arn, urn, owner, inputs, outputs, hidden: {} });
}

/** What AWS makes along with it exists from the same moment, and goes with it. */
function bring({ shape, home }: Placed, account: Account, owner: number, outputs: Properties): void {
  for (const [output, type] of Object.entries(shape.brings ?? {})) {
    const id = textAt(outputs, output);
    if (id === undefined || account.find(type, home, id) !== undefined) continue;
    account.insert({ type, region: home, id, arn: undefined, urn: "", owner, inputs: {}, outputs: {}, hidden: {} });
  }
}
