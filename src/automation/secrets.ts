// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go

/** The property by which the engine tells what JSON has no type for, such as secrets and archives. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** What is shown in a secret's place. */
export const MASK = "[secret]";

export function isMarkedSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && (value as Record<string, unknown>)[SIGNATURE] === SECRET;
}

/** The value with `[secret]` for every secret in it. */
function maskSecrets(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(maskSecrets);
  return isMarkedSecret(value) ? MASK : maskInputs(value as Record<string, unknown>);
}

export function maskInputs(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, maskSecrets(value)]));
}
