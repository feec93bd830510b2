import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { EnvironmentRequest } from "../environment.js";
import type { Passphrase } from "../finding.js";

/** Looks where Pulumi looks: https://www.pulumi.com/docs/iac/cli/environment-variables/ */
export async function findPassphrase({ variables, cwd }: EnvironmentRequest): Promise<Passphrase> {
  const value = variables["PULUMI_CONFIG_PASSPHRASE"] ?? "";
  if (value !== "") return { value };
  const file = variables["PULUMI_CONFIG_PASSPHRASE_FILE"] ?? "";
  if (file === "") return { complaint: "PULUMI_CONFIG_PASSPHRASE is not set" };
  return passphraseIn(resolve(cwd, file));
}

async function passphraseIn(path: string): Promise<Passphrase> {
  try {
    const content = (await readFile(path, "utf8")).trim();
    return content === ""
      ? { complaint: "the file that PULUMI_CONFIG_PASSPHRASE_FILE names is empty" }
      : { value: content };
  } catch {
    // Whatever the reason, the remedy is to name another file.
    return { complaint: "the file that PULUMI_CONFIG_PASSPHRASE_FILE names cannot be read" };
  }
}
