import type { Project } from "./deps.js";

type Spoken = Pick<Project, "deployment" | "target">;

/** A command as the user would type it for the same environment and target, as in `tapctl outputs --env dev`. */
export function typedCommand({ deployment, target }: Spoken, command: string): string {
  const environment = deployment.name === "prod" ? "" : ` --env ${deployment.name}`;
  return `tapctl ${command}${environment}${target === "sandbox" ? " --target sandbox" : ""}`;
}
