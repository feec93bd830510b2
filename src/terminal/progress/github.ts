import type { RunEvent } from "../../deployment/events.js";
import type { StackResult } from "../../deployment/result.js";
import { describeUrn, labelOf } from "../../reporting/resource-name.js";
import { END_GROUP, errorCommand, groupCommand } from "../github-command.js";
import type { Print, Progress } from "./progress.js";

/** A group a stage, since stacks speak at the same time and groups do not nest; errors follow where nothing hides them. */
export function githubProgress(plain: Progress, command: Print): Progress {
  let open = false;
  let errors: string[] = [];
  const endGroup = (): void => {
    if (open) command([END_GROUP]);
    open = false;
    if (errors.length > 0) command(errors);
    errors = [];
  };
  const listen = (event: RunEvent): void => {
    if (event.type === "stage-started" || event.type === "run-finished") endGroup();
    if (event.type === "stage-started") {
      command([groupCommand(`${event.operation}: ${event.stacks.map(labelOf).join(", ")}`)]);
      open = true;
    }
    plain.listen(event);
    if (event.type === "stack-finished") errors.push(...annotate(event.result));
  };
  const aside = <T>(work: () => T): T => {
    endGroup();
    return plain.aside(work);
  };
  const close = (): void => {
    endGroup();
    plain.close();
  };
  return { listen, aside, close };
}

function annotate({ label, operation, verdict, reason, failures }: StackResult): readonly string[] {
  if (verdict !== "failed") return [];
  if (failures.length === 0) return [errorCommand({ title: label, message: reason ?? `The ${operation} failed` })];
  return failures.map(({ urn, message, remedy }) =>
    errorCommand({
      title: urn === undefined ? label : describeUrn(urn),
      message: remedy === undefined ? message : `${message}. ${remedy}`,
    }),
  );
}
