import { TapStackError } from "../../errors.js";
import type { Listener } from "../../deployment/events.js";
import type { OpenedSetup } from "../messages.js";
import { isCutShort, mendCheckpoint } from "../state/stored-checkpoint.js";

/** Makes a state of what is left of one that an unfinished run cut short, so that the engine can read it. */
export async function mend({ store, step, writes }: OpenedSetup, emit: Listener): Promise<void> {
  const { stack, label } = step;
  if (store === undefined || !(await isCutShort(store, stack))) return;
  if (!writes) {
    throw new TapStackError("STATE", `The state of ${label} was cut short by a run that did not finish`, {
      hint: "The next tapctl up mends it, and looks for what it does not tell",
    });
  }
  await mendCheckpoint(store, stack);
  const message = "An earlier run cut the state short: what is left of it is read again, and the rest looked for";
  emit({ type: "diagnostic", stack, label, severity: "warning", message });
}
