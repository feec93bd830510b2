import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { findAwsPlugin, installAwsPlugin, pluginEnvironment, type AwsPlugin } from "../automation/engine/aws-plugin.js";
import type { Listener } from "../deployment/events.js";
import type { Access } from "./access.js";

/** Puts the plugin in place where it is missing; returns what the engine needs to find it, and nothing else. */
export async function awsPluginEnvironment({ engine, backend }: Access, listen: Listener) {
  const plugin = await presentPlugin();
  if (plugin === undefined) {
    const version = pluginVersion();
    listen({ type: "notice", severity: "info", message: `Installing the AWS plugin ${version}` });
    await installAwsPlugin(version, { command: engine.command, environment: backend.environment });
  }
  return {
    ...(plugin === undefined ? {} : pluginEnvironment(plugin, process.env["PATH"] ?? "")),
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

export async function presentPlugin(): Promise<AwsPlugin | undefined> {
  const { PATH = "", PULUMI_HOME = "", TAPCTL_AWS_PLUGIN = "" } = process.env;
  return await findAwsPlugin({
    version: pluginVersion(),
    named: TAPCTL_AWS_PLUGIN === "" ? undefined : resolve(TAPCTL_AWS_PLUGIN),
    path: PATH,
    pulumiHome: PULUMI_HOME === "" ? join(homedir(), ".pulumi") : PULUMI_HOME,
  });
}

export function pluginVersion(): string {
  const { version } = createRequire(import.meta.url)("@pulumi/aws/package.json") as { version: string };
  return version;
}
