import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { assertOrRaise, TapStackError } from "../../errors.js";
import { fieldsOf, isObject, isText, readJson } from "./read-json.js";
import type { StateStore } from "./state-store.js";

/** What a state says about itself, so that sandbox and real state never mix. */
interface Deed {
  readonly target: string;
  readonly account: string;
  /** By environment: it cannot be moved once something is deployed. */
  readonly primaries: Readonly<Record<string, string>>;
}

interface Claim {
  readonly store: StateStore;
  readonly target: string;
  readonly account: string;
  readonly environment: string;
  readonly primary: string;
}

/** Refuses a state that belongs to another target or account, or an environment whose primary was moved. */
export async function checkDeed({ store, target, account, environment, primary }: Claim): Promise<void> {
  const deed = await readDeed(store);
  if (deed === undefined) return;
  const moved = `Cannot use the state in "${store.locate("")}": it belongs to`;
  const other = store.shared ? "another backend" : "another folder with TAPCTL_HOME";
  const hint = `Choose ${other}, or the configuration that this state was made with`;
  assertOrRaise(deed.target === target, { code: "STATE", message: `${moved} the target ${deed.target}`, hint });
  const recorded = deed.primaries[environment];
  if (recorded === undefined) return;
  assertOrRaise(deed.account === account, { code: "STATE", message: `${moved} account ${deed.account}`, hint });
  assertOrRaise(recorded === primary, {
    code: "CONFIGURATION",
    message: `Cannot move the primary of "${environment}" to ${primary}`,
    hint: `Set it back to ${recorded}, or destroy the environment before you deploy it elsewhere`,
  });
}

export async function recordDeed({ store, target, account, environment, primary }: Claim): Promise<void> {
  const earlier = (await readDeed(store))?.primaries ?? {};
  const deed: Deed = { target, account, primaries: { ...earlier, [environment]: primary } };
  await store.write(DEED, `${JSON.stringify(deed, null, 1)}\n`);
}

/** The engine goes on with the layout that it finds: https://www.pulumi.com/docs/iac/cli/commands/pulumi_state_upgrade/ */
export async function checkLayout(store: StateStore): Promise<void> {
  if ((await store.read(".pulumi/meta.yaml")) !== undefined) return;
  const stacks = (await store.list(".pulumi/stacks")).filter((name) => name.endsWith(".json"));
  if (stacks.length === 0) return;
  const where = store.locate("");
  throw new TapStackError("STATE", `Cannot use the state in "${where}": its stacks are not sorted by project`, {
    hint: "Choose another prefix for backend, or sort them with: pulumi state upgrade",
  });
}

/** For the sandbox tapctl chooses the passphrase itself, and keeps it in a file. */
export async function ownPassphrase(folder: string): Promise<string> {
  const path = join(folder, "passphrase");
  await makeFolder(folder);
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
    // Never overwritten: whoever comes second uses what the first one wrote, and finds it whole.
    await link(draft, path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw unwritable(path, error);
  } finally {
    await rm(draft, { force: true });
  }
  return await readFile(path, "utf8");
}

/**
 * A home for the engine, so that a simulated account leaves nothing in the user's own. The engine logs every detail of
 * every command in `logs` of its home, a tenth of its CPU; a file that lies in that place keeps it from doing so.
 */
export async function quietEngineHome(folder: string): Promise<string> {
  await makeFolder(folder);
  await writeFile(join(folder, "logs"), "", { mode: 0o600 });
  return folder;
}

/** Readable by its owner only; a folder that cannot be made is the user's to mend. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdirStepwise(path);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Node's own recursive form never returns where a file system answers ENOENT to everything, as /proc does. */
async function mkdirStepwise(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (isCode(error, "EEXIST") && (await stat(path)).isDirectory()) return;
    if (!isCode(error, "ENOENT") || (await isFolder(dirname(path)))) throw error;
    await mkdirStepwise(dirname(path));
    await mkdir(path, { mode: 0o700 }).catch((again: unknown) => {
      if (!isCode(again, "EEXIST")) throw again;
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

const DEED = "tapctl/state.json";

async function readDeed(store: StateStore): Promise<Deed | undefined> {
  const hint = "Make sure whose state this is, then delete that file: the next run writes it again";
  return await readJson(store, DEED, isDeed, hint);
}

function isDeed(value: unknown): value is Deed {
  const fields = fieldsOf(value);
  const primaries = fields.get("primaries");
  const named = isObject(primaries) && Object.values(primaries).every(isText);
  return named && ["target", "account"].every((key) => isText(fields.get(key)));
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function unwritable(path: string, cause: unknown): TapStackError {
  // Node writes `EROFS: read-only file system, mkdir '…'`.
  const said = cause instanceof Error ? /^[A-Z]+: ([^,]+)/.exec(cause.message)?.[1] : undefined;
  const reason = said ?? "it cannot be written";
  return new TapStackError("STATE", `Cannot write to "${path}": ${reason}`, {
    hint: "Make it writable, or choose another folder with TAPCTL_HOME",
    cause,
  });
}
