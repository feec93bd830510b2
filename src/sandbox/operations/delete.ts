import { textAt, type Properties } from "../properties.js";
import type { Account } from "../store/account.js";
import { removeWithParts } from "../references/parts.js";
import { admit } from "./admit.js";
import { place, type Peer, type Placed, type Sandbox } from "./sandbox.js";

export interface DeleteRequest {
  readonly type: string;
  readonly id: string;
  readonly outputs: Properties;
}

/** What is gone already is deleted already, as with the real provider. */
export async function remove(sandbox: Sandbox, peer: Peer, request: DeleteRequest): Promise<void> {
  const placed = place(sandbox, peer, request.type, request.outputs);
  sandbox.store.transaction((account) => {
    commit(sandbox, placed, request, account);
  });
  await sandbox.settle(request.type, "delete");
}

function commit(sandbox: Sandbox, placed: Placed, { type, id }: DeleteRequest, account: Account): void {
  const { home, region, shape } = placed;
  const existing = account.find(type, home, id);
  if (existing === undefined) return;
  const { inputs, urn } = existing;
  const { accountId } = sandbox;
  admit(sandbox, shape, { action: "delete", type, id, urn, inputs, existing, account, accountId, home, region });
  removeWithParts(account, existing);
  const remains = shape.leaves?.({ inputs, accountId, region });
  if (remains === undefined || account.find(remains.type, home, remains.id) !== undefined) return;
  const { listed, outputs } = remains;
  const kept = { type: remains.type, id: remains.id, outputs, hidden: { left: true }, urn: listed ? urn : "" };
  account.insert({ ...kept, region: home, arn: textAt(outputs, "arn"), owner: undefined, inputs: {} });
}
