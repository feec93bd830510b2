import { rm } from "node:fs/promises";
import {
  describeEngine,
  readEngineLocks,
  removeDeadEngineLocks,
  removeEngineLock,
} from "../automation/locks/engine-lock.js";
import { lockPath, readLock } from "../automation/locks/lock-file.js";
import { stateOf } from "../automation/locks/owner.js";
import { describe } from "../automation/locks/run-lock.js";
import type { FoundLock, Project } from "../commands/deps.js";
import type { Step } from "../deployment/stack.js";
import { accessTo } from "./access.js";
import { loaded } from "./project.js";

/** Removes the locks whose owner is certainly dead, or all of them where somebody vouches for that. */
export async function unlockStacks(
  project: Project,
  steps: readonly Step[],
  vouched: boolean,
): Promise<readonly FoundLock[]> {
  const { stateFolder } = (await accessTo(loaded(project).environment)).backend;
  if (stateFolder === undefined) return [];
  const found = await Promise.all(steps.map(({ stack }) => unlockStack(stateFolder, stack, vouched)));
  return found.flat();
}

async function unlockStack(stateFolder: string, stack: string, vouched: boolean): Promise<readonly FoundLock[]> {
  const path = lockPath(stateFolder, stack);
  const record = await readLock(path);
  const dead = record !== undefined && (vouched || (await stateOf(record)) === "dead");
  if (dead) await rm(path, { force: true });
  const own = record === undefined ? [] : [{ stack, owner: describe(record), removed: dead }];

  const engines = await readEngineLocks(stateFolder, stack);
  const left = await removeDeadEngineLocks(stateFolder, stack, dead ? record : undefined);
  if (vouched) for (const lock of left) await removeEngineLock(lock);
  const kept = new Set(left.map((lock) => lock.path));
  return [
    ...own,
    ...engines.map((lock) => ({ stack, owner: describeEngine(lock), removed: vouched || !kept.has(lock.path) })),
  ];
}
