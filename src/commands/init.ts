import { Command } from "commander";
import type { Deps } from "./deps.js";
import { notAnAccount, twoNames } from "./errors.js";
import { regionsOption, withExamples, withOutputOptions, type CommonFlags } from "./options.js";

interface InitFlags extends CommonFlags {
  readonly account?: string;
  readonly small?: boolean;
  readonly force?: boolean;
}

/** AWS's account for examples: the sandbox plays it, and `up` on AWS refuses it. */
const DOCUMENTATION_ACCOUNT = "111122223333";
const SEED_REGIONS = ["us-east-1", "us-west-2", "ap-south-1"];
const SMALL_REGIONS = ["us-east-1"];

export function initCommand(deps: Deps): Command {
  const command = withOutputOptions(
    new Command("init")
      .description("write a commented config/<name>.yaml to start from")
      .argument("[name]", "the environment's name, 2 to 8 lower-case letters and digits (default: prod)")
      .option("-e, --env <name>", "another way to write the name")
      .option("--account <id>", "the AWS account, 12 digits (default: the one that the sandbox plays)")
      .addOption(regionsOption())
      .option("--small", "cheap, and easily thrown away")
      .option("--force", "replace a file that exists"),
  ).action(async (name: string | undefined, flags: InitFlags) => {
    const { account = DOCUMENTATION_ACCOUNT, small = false, force = false } = flags;
    const environment = nameOf(name, flags);
    if (!/^\d{12}$/.test(account)) throw notAnAccount(account);
    const terminal = await deps.createTerminal(flags);
    const regions = flags.regions ?? (small ? SMALL_REGIONS : SEED_REGIONS);
    const size = small ? "small" : "full";
    const file = await deps.initEnvironment(environment, { account, regions, size, force });
    if (terminal.json) terminal.write(`${JSON.stringify({ file, environment })}\n`);
    else terminal.write(`Wrote ${file}. Check it with: tapctl validate --env ${environment}\n`);
    terminal.close();
  });
  return withExamples(command, {
    "tapctl init dev --small": "one region to try things in",
    "tapctl init prod --account 123456789012 -r eu-west-1,eu-central-1": "the first region is the primary",
  });
}

function nameOf(name: string | undefined, { env }: InitFlags): string {
  if (name !== undefined && env !== undefined && name !== env) throw twoNames(name, env);
  return name ?? env ?? "prod";
}
