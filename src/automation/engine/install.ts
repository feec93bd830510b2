import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { TapStackError } from "../../errors.js";
import { engineRoot, findEngine, PINNED_VERSION, type Engine, type EngineWorld } from "./locate.js";

export interface InstallWorld extends EngineWorld {
  /** The folder of the Go module that pins the engine. */
  readonly goModule: string;
  readonly say: (line: string) => void;
}

/** The only thing in tapctl that downloads or builds an engine, and it says which of the two it does. */
export async function installEngine(world: InstallWorld): Promise<Engine> {
  const present = await findEngine(world);
  if (present !== undefined) return present;

  await mkdir(engineRoot(world), { recursive: true });
  if (!(await installOfficial(world))) await buildFromSource(world);
  const installed = await findEngine(world);
  if (installed === undefined) throw installFailed("the engine that was put in place does not answer `pulumi version`");
  return installed;
}

async function installOfficial(world: InstallWorld): Promise<boolean> {
  world.say(`Installing Pulumi ${PINNED_VERSION} with Pulumi's own installer (get.pulumi.com)`);
  const [{ PulumiCommand }, { SemVer }] = await Promise.all([
    import("@pulumi/pulumi/automation/index.js"),
    import("semver"),
  ]);
  try {
    await PulumiCommand.install({ root: engineRoot(world), version: new SemVer(PINNED_VERSION) });
    return true;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    world.say(`Pulumi's installer cannot be used here: ${reason}`);
    return false;
  }
}

async function buildFromSource(world: InstallWorld): Promise<void> {
  world.say(`Building Pulumi ${PINNED_VERSION} from tools/pulumi with Go: about three minutes, once for this machine`);
  // On the same file system as its place, so that the rename is atomic and two builds at once cannot collide.
  const draft = await mkdtemp(join(engineRoot(world), "build-"));
  try {
    await go(world, join(draft, "pulumi"));
    await chmod(join(draft, "pulumi"), 0o755);
    await mkdir(join(engineRoot(world), "bin"), { recursive: true });
    await rename(join(draft, "pulumi"), join(engineRoot(world), "bin", "pulumi"));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function go({ goModule, say }: InstallWorld, output: string): Promise<void> {
  const version = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${PINNED_VERSION}`;
  const flags = ["-mod=readonly", "-buildvcs=false", "-trimpath", "-ldflags", `-s -w ${version}`];
  const child = spawn("go", ["build", ...flags, "-o", output, "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"], {
    cwd: goModule,
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    for (const line of text.split("\n")) if (/^(go:|#)/.test(line) && !line.includes("downloading")) say(line);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", (cause) => {
      reject(noGo(cause));
    });
    child.once("close", resolve);
  });
  if (code !== 0) throw installFailed(`go build exited with status ${code ?? "none"}`);
}

function noGo(cause: Error): TapStackError {
  return new TapStackError("ENGINE", "Cannot build the Pulumi CLI: Go is not installed", {
    hint: `Install Go 1.25 or newer (https://go.dev/dl/), or put pulumi ${PINNED_VERSION} on the PATH`,
    cause,
  });
}

function installFailed(reason: string): TapStackError {
  return new TapStackError("ENGINE", `Cannot put the Pulumi CLI in place: ${reason}`, {
    hint: `Install Pulumi ${PINNED_VERSION} by hand (https://www.pulumi.com/docs/install/) and put it on the PATH`,
  });
}
