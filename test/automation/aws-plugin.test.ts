import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAwsPlugin, installAwsPlugin, pluginEnvironment } from "../../src/automation/engine/aws-plugin.js";

const NAME = "pulumi-resource-aws";
let scratch = "";

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "tapctl-plugin-"));
});

afterEach(async () => {
  await rm(scratch, { recursive: true, force: true });
});

const world = (more: { named?: string; path?: string } = {}) => ({
  version: "7.48.0",
  named: more.named,
  path: more.path ?? "",
  pulumiHome: join(scratch, "home"),
});

describe("the AWS plugin", () => {
  it("is found in PULUMI_HOME, in exactly its version", async () => {
    await program("home", "plugins", "resource-aws-v7.47.0", NAME);
    expect(await findAwsPlugin(world())).toBeUndefined();

    const file = await program("home", "plugins", "resource-aws-v7.48.0", NAME);

    expect(await findAwsPlugin(world())).toEqual({ file, source: "PULUMI_HOME" });
  });

  it("is taken from the PATH before that, as the engine does", async () => {
    await program("home", "plugins", "resource-aws-v7.48.0", NAME);
    const file = await program("bin", NAME);
    const path = [join(scratch, "empty"), dirname(file)].join(delimiter);

    const found = await findAwsPlugin(world({ path }));

    expect(found).toEqual({ file, source: "PATH" });
    expect(found === undefined ? {} : pluginEnvironment(found, path)).toEqual({});
  });

  it.each(["its file", "its folder"])("is the one that TAPCTL_AWS_PLUGIN names by %s before all", async (how) => {
    const file = await program("own", NAME);
    const path = dirname(await program("bin", NAME));

    const found = await findAwsPlugin(world({ named: how === "its file" ? file : dirname(file), path }));

    expect(found).toEqual({ file, source: "TAPCTL_AWS_PLUGIN" });
    expect(found === undefined ? {} : pluginEnvironment(found, path)).toEqual({ PATH: `${dirname(file)}:${path}` });
  });

  it("that is named but is none is refused", async () => {
    const named = join(scratch, "nothing");

    await expect(findAwsPlugin(world({ named }))).rejects.toMatchObject({
      code: "ENGINE",
      message: `Cannot use "${named}" as the AWS plugin: it is no program named ${NAME}`,
    });
  });

  it("is installed by the engine", async () => {
    const command = await program("engine");
    await writeFile(command, `#!/bin/sh\necho "$@" > ${join(scratch, "said")}\n`);

    await installAwsPlugin("7.48.0", { command, environment: {} });

    expect(await readFile(join(scratch, "said"), "utf8")).toBe("plugin install resource aws 7.48.0\n");
  });

  it("that cannot be installed is an error with a remedy", async () => {
    const command = await program("engine");
    await writeFile(command, "#!/bin/sh\nexit 1\n");

    await expect(installAwsPlugin("7.48.0", { command, environment: {} })).rejects.toMatchObject({
      code: "ENGINE",
      message: "Cannot install the AWS plugin 7.48.0 from Pulumi's servers",
    });
  });
});

async function program(...parts: readonly string[]): Promise<string> {
  const file = join(scratch, ...parts);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "");
  await chmod(file, 0o755);
  return file;
}
