import type { Project } from "./deps.js";

type Spoken = Pick<Project, "deployment" | "target" | "endpoint">;

/** A command as the user would type it for the same environment and target, as in `tapctl outputs --env dev`. */
export function typedCommand({ deployment, target, endpoint }: Spoken, command: string): string {
  const environment = deployment.name === "prod" ? "" : ` --env ${deployment.name}`;
  const emulator = endpoint === undefined ? "" : ` --endpoint-url ${endpoint}`;
  return `tapctl ${command}${environment}${target === "sandbox" ? " --target sandbox" : emulator}`;
}
