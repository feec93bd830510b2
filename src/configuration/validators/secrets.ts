import type { Draft, Finding, Path } from "../finding.js";
import { holdsPlainSecret, secretKinds, shown } from "../text/secret-text.js";

const OUT =
  "Remove it and make a new one, since it has been written down; name an environment variable instead: { env: NAME }";

/** V16: nothing secret in the file. */
export function plaintextFindings({ text, raw }: Draft): readonly Finding[] {
  const lines = text.split("\n").flatMap((content, at) =>
    secretKinds(content).map((kind) => ({
      path: [],
      line: at + 1,
      message: `Line ${at + 1} holds what looks like ${kind}: wanted no secrets in the file`,
      hint: OUT,
    })),
  );
  return [...lines, ...secretKeys(raw, [])];
}

function secretKeys(node: unknown, path: Path): readonly Finding[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = [...path, Array.isArray(node) ? Number(key) : key];
    const expected = Array.isArray(node) || EXPECTED.includes(here.join("."));
    if (expected || !holdsPlainSecret(key, value)) return secretKeys(value, here);
    const message = `The key ${shown(key)} holds a secret in plain text: wanted no secrets in the file`;
    return [{ path: here, message, hint: OUT }];
  });
}

const EXPECTED: readonly string[] = ["secretsProvider", "alerts.webhookUrl"];

/** V16: secrets in state are encrypted by something that is at hand. The sandbox makes its own passphrase. */
export function passphraseFindings({ target, secretsProvider, passphrase, backend }: Draft): readonly Finding[] {
  const path = ["secretsProvider"];
  if (secretsProvider === "default" && backend?.startsWith("https://") !== true) {
    const message = 'secretsProvider is "default", which only Pulumi Cloud has: wanted passphrase or a key';
    return [{ path, message, hint: "Write secretsProvider: passphrase, or a backend such as https://api.pulumi.com" }];
  }
  if (target !== "aws" || secretsProvider !== "passphrase" || "value" in passphrase) return [];
  return [
    {
      path,
      code: "PASSPHRASE",
      message: `Secrets in state cannot be encrypted: ${passphrase.complaint}`,
      hint: "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE, or write secretsProvider: awskms://alias/<name>?region=<region>",
    },
  ];
}
