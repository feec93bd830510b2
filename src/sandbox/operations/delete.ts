import type { Properties } from "../properties.js";
import type { Account } from "../store/account.js";
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
    commit(placed, request, account);
  });
  await sandbox.settle(request.type, "delete");
}

function commit({ home }: Placed, { type, id }: DeleteRequest, account: Account): void {
  const existing = account.find(type, home, id);
  if (existing !== undefined) account.remove(existing.seq);
}
