import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { findAwsPlugin } from "../../../src/automation/engine/aws-plugin.js";

/** Whether the engine would find the AWS plugin without a download. */
export async function pluginIsThere(): Promise<boolean> {
  const { PATH = "", PULUMI_HOME, TAPCTL_AWS_PLUGIN } = process.env;
  const { version } = createRequire(import.meta.url)("@pulumi/aws/package.json") as { version: string };
  const pulumiHome = PULUMI_HOME ?? join(homedir(), ".pulumi");
  return (await findAwsPlugin({ version, named: TAPCTL_AWS_PLUGIN, path: PATH, pulumiHome })) !== undefined;
}
