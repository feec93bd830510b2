import type { ResourceState } from "../state/ledger.js";

/** The engine's mark on what stands encrypted in a checkpoint, and what its events show instead. */
const SECRET = /4dabf18193072939515e22adb298388d|"\[secret\]"/;

/**
 * A planned resource as if it were made; what the cloud has in its place must be read before anything relies on it. It
 * has no outputs, so that the provider reads it as it does for an import: by the id that its documentation tells, and
 * the region after it. https://pkg.go.dev/github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge#Provider.Read
 */
export function asAdopted(planned: ResourceState, id: string): ResourceState {
  const region = planned.inputs?.["region"];
  return { ...planned, id: typeof region === "string" ? `${id}@${region}` : id, outputs: {} };
}

/** Was adopted and never read, since that run was killed too, or a read failed. */
export function isUnread({ type, custom, id, outputs = {} }: ResourceState): boolean {
  return custom === true && id !== undefined && !type.startsWith("pulumi:") && Object.keys(outputs).length === 0;
}

/** Inputs that can be compared with what the cloud says. */
export function withoutSecrets(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(inputs).filter(([key, value]) => key !== "__defaults" && !SECRET.test(JSON.stringify(value))),
  );
}
