import { cloudResources, listStacks, readCheckpoint, type BackendAccess } from "../automation/state/checkpoint.js";
import { checkDeed, checkLayout, makeFolder, recordDeed } from "../automation/state/prepare.js";
import type { Environment } from "../configuration/environment.js";
import { droppedRegionProblems } from "../configuration/validators/dropped.js";
import { targetName } from "../commands/deps.js";
import { TapStackError } from "../errors.js";
import type { Access } from "./access.js";

/** Makes the folders, and refuses a state that the configuration does not fit. */
export async function prepareState({ backend, environment, folders, state }: Access, writes: boolean): Promise<void> {
  const { store } = backend;
  await makeFolder(folders.work);
  if (store === undefined) {
    await refuseDroppedRegions(backend, environment);
    return;
  }
  if (state?.kind === "files") await makeFolder(state.folder);
  await checkLayout(store);
  const { account, name, primary } = environment;
  const claim = { store, target: targetName(environment), account, environment: name, primary };
  await checkDeed(claim);
  await refuseDroppedRegions(backend, environment);
  if (writes) await recordDeed(claim);
}

/** A region whose line is gone while its stack holds resources would lose its peerings and replicas in global. */
async function refuseDroppedRegions(backend: BackendAccess, environment: Environment): Promise<void> {
  const prefix = `${environment.name}-`;
  const own = (await listStacks(backend)).filter((stack) => stack.startsWith(prefix) && stack !== `${prefix}global`);
  const holding = await Promise.all(
    own.map(async (stack) => {
      const checkpoint = await readCheckpoint(backend, stack);
      const holds = checkpoint !== undefined && cloudResources(checkpoint).length > 0;
      return holds ? [{ stack, region: stack.slice(prefix.length) }] : [];
    }),
  );
  const problems = droppedRegionProblems(environment, holding.flat());
  if (problems.length === 0) return;
  throw new TapStackError("CONFIGURATION", `Cannot use ${environment.file}: it leaves out what is deployed`, {
    problems,
  });
}
