import { TapStackError } from "../../errors.js";
import type { Listener } from "../../deployment/events.js";
import type { OpenedSetup } from "../messages.js";
import { isCutShort, mendCheckpoint } from "../state/stored-checkpoint.js";

/** Goes back to the state before an unfinished run, where that left one that the engine cannot read. */
export async function mend({ store, step, writes }: OpenedSetup, emit: Listener): Promise<void> {
  const { stack, label } = step;
  if (store === undefined || !(await isCutShort(store, stack))) return;
  if (!writes) {
    throw new TapStackError("STATE", `The state of ${label} was cut short by a run that did not finish`, {
      hint: "The next tapctl up goes back to the one before that run, and looks for what was made since",
    });
  }
  await mendCheckpoint(store, stack);
  const message = "An earlier run cut the state short: the one before it is back, and all of it is read again";
  emit({ type: "diagnostic", stack, label, severity: "warning", message });
}
