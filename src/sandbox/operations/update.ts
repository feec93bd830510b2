import { plannedUpdate, updatedOutputs } from "../identity/outputs.js";
import { withoutWriteOnly } from "../identity/write-only.js";
import { textAt, type Properties } from "../properties.js";
import { Refusal } from "../refusal.js";
import type { Account, Resource } from "../store/account.js";
import { admit } from "./admit.js";
import { diff } from "./diff.js";
import { place, type Peer, type Placed, type Sandbox } from "./sandbox.js";

export interface UpdateRequest {
  readonly type: string;
  readonly id: string;
  readonly oldOutputs: Properties;
  readonly oldInputs: Properties;
  readonly news: Properties;
  readonly preview: boolean;
}

export async function update(sandbox: Sandbox, peer: Peer, request: UpdateRequest): Promise<Properties> {
  const placed = place(sandbox, peer, request.type, request.news);
  if (request.preview) return sandbox.store.read((account) => outputsOf(sandbox, peer, placed, request, account));

  // The provider sends AWS only what differs from what it believes to be there.
  if (diff(sandbox, peer, request).changes.length === 0) {
    return sandbox.store.read((account) => present(placed, request, account).outputs);
  }
  const outputs = sandbox.store.transaction((account) => commit(sandbox, peer, placed, request, account));
  await sandbox.settle(request.type, "update");
  return outputs;
}

function present({ type, home, shape }: Placed, { id }: UpdateRequest, account: Account): Resource {
  const existing = account.find(type, home, id);
  if (existing === undefined) throw new Refusal(`updating ${shape.noun} (${id}): couldn't find resource`);
  return existing;
}

function commit(sandbox: Sandbox, peer: Peer, placed: Placed, request: UpdateRequest, account: Account): Properties {
  const existing = present(placed, request, account);
  const { type, id, news: inputs } = request;
  const asked = { action: "update" as const, type, id, inputs, urn: existing.urn, existing, account };
  const { home, region } = placed;
  account.dependOn(
    existing.seq,
    admit(sandbox, placed.shape, { ...asked, accountId: sandbox.accountId, home, region }),
  );
  const outputs = outputsOf(sandbox, peer, placed, request, account);
  account.update({ ...existing, arn: textAt(outputs, "arn"), inputs: withoutWriteOnly(inputs), outputs });
  return outputs;
}

function outputsOf(sandbox: Sandbox, peer: Peer, placed: Placed, request: UpdateRequest, account: Account): Properties {
  const { type, id, news, oldInputs, oldOutputs } = request;
  const born = { type, id, accountId: sandbox.accountId, region: placed.region, inputs: news, account };
  const old = { inputs: oldInputs, outputs: oldOutputs };
  const outputs = request.preview ? plannedUpdate : updatedOutputs;
  return outputs({ ...placed, defaultTags: peer.defaultTags }, born, old);
}
