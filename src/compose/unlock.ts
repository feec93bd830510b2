import {
  describeEngine,
  readEngineLocks,
  removeDeadEngineLocks,
  removeEngineLock,
} from "../automation/locks/engine-lock.js";
import { lockKey, readLock } from "../automation/locks/lock-record.js";
import { stateOf } from "../automation/locks/owner.js";
import { describe } from "../automation/locks/run-lock.js";
import type { StateStore } from "../automation/state/state-store.js";
import type { FoundLock, Project } from "../commands/deps.js";
import type { Step } from "../deployment/stack.js";
import { TapStackError } from "../errors.js";
import { accessTo, backendName } from "./access.js";
import { loaded } from "./project.js";

/** Removes the locks whose owner is certainly dead, or all of them where somebody vouches for that. */
export async function unlockStacks(
  project: Project,
  steps: readonly Step[],
  vouched: boolean,
): Promise<readonly FoundLock[]> {
  const { environment } = loaded(project);
  const { store } = (await accessTo(environment)).backend;
  if (store === undefined) throw foreignLocks(backendName(environment));
  const found = await Promise.all(steps.map(({ stack }) => unlockStack(store, stack, vouched)));
  return found.flat();
}

async function unlockStack(store: StateStore, stack: string, vouched: boolean): Promise<readonly FoundLock[]> {
  const record = await readLock(store, stack);
  const dead = record !== undefined && (vouched || (await stateOf(record, store.shared)) === "dead");
  if (dead) await store.remove(lockKey(stack));
  const own = record === undefined ? [] : [{ stack, owner: describe(record), removed: dead }];

  const engines = await readEngineLocks(store, stack);
  const left = await removeDeadEngineLocks(store, stack, dead ? record : undefined);
  if (vouched) for (const lock of left) await removeEngineLock(store, lock);
  const kept = new Set(left.map((lock) => lock.key));
  return [
    ...own,
    ...engines.map((lock) => ({ stack, owner: describeEngine(lock), removed: vouched || !kept.has(lock.key) })),
  ];
}

function foreignLocks(backend: string): TapStackError {
  return new TapStackError("STATE", `Cannot look at the locks in "${backend}": only the engine knows them`, {
    hint: "If no deployment is running for certain, type: pulumi cancel",
  });
}
