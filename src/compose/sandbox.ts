import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Project, SandboxPort } from "../commands/deps.js";
import { listStacks, readCheckpoint, type BackendAccess } from "../automation/state/checkpoint.js";
import { readLedger, type ResourceState } from "../automation/state/ledger.js";
import type { RecordedResource } from "../sandbox/inventory/check-inventory.js";
import { accessTo, foldersFor } from "./access.js";
import { loaded } from "./project.js";

/** The account's store is opened here alone, and only when a sandbox command asks for it. */
export const sandboxPort: SandboxPort = {
  async inventory(project) {
    const { readInventory } = await import("../sandbox/inventory/read-inventory.js");
    return readInventory(accountFolder(project));
  },

  async check(project) {
    const { readInventory } = await import("../sandbox/inventory/read-inventory.js");
    const { checkInventory } = await import("../sandbox/inventory/check-inventory.js");
    const { backend } = await accessTo(loaded(project).environment);
    const found = checkInventory(readInventory(accountFolder(project)), await recordsOf(backend));
    return [
      ...found.orphans.map(({ region, type, name, id }) => `Orphan in ${region}: ${type} ${name} (${id})`),
      ...found.duplicates.map((twins) => `Duplicate: ${twins.map(({ id, name }) => `${name} (${id})`).join(" and ")}`),
      ...found.missing.map(({ urn, id }) => `Missing from the account: ${urn.split("::").at(-1) ?? urn} (${id})`),
    ];
  },

  async add(project, addition) {
    const { addResource } = await import("../sandbox/inventory/add-resource.js");
    return await addResource({ folder: accountFolder(project), accountId: project.account, ...addition });
  },

  async edit(project, id, path, value) {
    const { editResource } = await import("../sandbox/inventory/edit-resource.js");
    editResource(accountFolder(project), id, path, value);
  },

  async reset(project) {
    const { resetAccount } = await import("../sandbox/inventory/reset-account.js");
    const { state, work } = foldersFor(loaded(project).environment);
    resetAccount(accountFolder(project));
    await Promise.all([state, work].map((folder) => rm(folder, { recursive: true, force: true })));
  },
};

function accountFolder(project: Project): string {
  const { environment } = loaded(project);
  return join(foldersFor(environment).sandbox, environment.account);
}

async function recordsOf(backend: BackendAccess) {
  const stacks = await listStacks(backend);
  const checkpoints = await Promise.all(stacks.map((stack) => readCheckpoint(backend, stack)));
  const { store } = backend;
  const ledgers = store === undefined ? [] : await Promise.all(stacks.map((stack) => readLedger(store, stack)));
  return {
    checkpoints: checkpoints.flatMap((checkpoint) => (checkpoint?.resources ?? []).flatMap(record)),
    retained: ledgers.flatMap((ledger) => (ledger?.resources ?? []).flatMap(record)),
  };
}

function record({ type, id, urn, outputs }: ResourceState): readonly RecordedResource[] {
  if (id === undefined) return [];
  const region = outputs?.["region"];
  return [{ type, id, urn, ...(typeof region === "string" ? { region } : {}) }];
}
