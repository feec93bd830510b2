import { execFile } from "node:child_process";
import { access, constants, stat } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { TapStackError } from "../../errors.js";

const NAME = "pulumi-resource-aws";

export interface PluginWorld {
  /** The one that belongs to the version of `@pulumi/aws`. */
  readonly version: string;
  /** TAPCTL_AWS_PLUGIN: the plugin's file or its folder. */
  readonly named: string | undefined;
  readonly path: string;
  /** PULUMI_HOME, or `~/.pulumi`. */
  readonly pulumiHome: string;
}

export interface AwsPlugin {
  readonly file: string;
  readonly source: "TAPCTL_AWS_PLUGIN" | "PATH" | "PULUMI_HOME";
}

/** Where the engine would find it too; what is named goes before all else. */
export async function findAwsPlugin({ version, named, path, pulumiHome }: PluginWorld): Promise<AwsPlugin | undefined> {
  if (named !== undefined) return { file: await namedFile(named), source: "TAPCTL_AWS_PLUGIN" };
  for (const folder of path.split(delimiter).filter((part) => part !== "")) {
    if (await isExecutable(join(folder, NAME))) return { file: join(folder, NAME), source: "PATH" };
  }
  const file = join(pulumiHome, "plugins", `resource-aws-v${version}`, NAME);
  return (await isExecutable(file)) ? { file, source: "PULUMI_HOME" } : undefined;
}

/** The engine prefers what is on the PATH. */
export function pluginEnvironment({ file, source }: AwsPlugin, path: string): Record<string, string> {
  return source === "TAPCTL_AWS_PLUGIN" ? { PATH: `${dirname(file)}${delimiter}${path}` } : {};
}

interface Installer {
  /** The engine. */
  readonly command: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Once, before any stack: two engines that install it at once collide (https://github.com/pulumi/pulumi/issues/22784). */
export async function installAwsPlugin(version: string, { command, environment }: Installer): Promise<void> {
  try {
    await promisify(execFile)(command, ["plugin", "install", "resource", "aws", version], { env: environment });
  } catch (cause) {
    throw new TapStackError("ENGINE", `Cannot install the AWS plugin ${version} from Pulumi's servers`, {
      hint: `Install it where they can be reached: pulumi plugin install resource aws ${version}; or name its file with TAPCTL_AWS_PLUGIN`,
      cause,
    });
  }
}

async function namedFile(named: string): Promise<string> {
  const folder = await stat(named).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const file = folder ? join(named, NAME) : named;
  if (file.endsWith(NAME) && (await isExecutable(file))) return file;
  throw new TapStackError("ENGINE", `Cannot use "${named}" as the AWS plugin: it is no program named ${NAME}`, {
    hint: "Correct TAPCTL_AWS_PLUGIN, or unset it",
  });
}

async function isExecutable(file: string): Promise<boolean> {
  return await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
