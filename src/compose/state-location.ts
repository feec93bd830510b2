import { fileURLToPath } from "node:url";
import type { Folders } from "../automation/folders.js";
import type { StateLocation } from "../automation/state/state-store.js";
import { emulatorReach } from "../cloud/emulator.js";
import type { Environment } from "../configuration/environment.js";

/** Undefined where the engine alone can read and write the state. */
export function stateLocation({ backend, endpoint }: Environment, { state }: Folders): StateLocation | undefined {
  if (backend === undefined) return { kind: "files", folder: state };
  // The engine takes any other path relative to where it runs, or to a user's home.
  if (backend.startsWith("file:///")) return { kind: "files", folder: fileURLToPath(backend) };
  if (!backend.startsWith("s3://")) return undefined;
  // The SDK for JavaScript knows the first of them only, the engine both.
  const region = process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"];
  return {
    ...{ kind: "s3", url: backend },
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : emulatorReach(endpoint, process.env)),
  };
}
