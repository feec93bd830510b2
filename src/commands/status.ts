import { Command } from "commander";
import { planUp } from "../deployment/plan.js";
import type { Deps } from "./deps.js";
import type { StackState } from "./stack-state.js";
import { selectionOf, withExamples, withStackOptions, type CommonFlags } from "./options.js";
import type { Table, Terminal } from "./terminal.js";

export function statusCommand(deps: Deps): Command {
  const command = withStackOptions(
    new Command("status").description("show every stack: resources, last result, what is pending, locked or retained"),
  ).action(async (flags: CommonFlags) => {
    const project = await deps.loadProject(flags);
    const terminal = await deps.createTerminal(flags);
    const { steps } = planUp(project.deployment, selectionOf(project, flags));
    const stacks = await deps.readStacks(project, steps);
    if (terminal.json) terminal.write(`${JSON.stringify({ stacks: stacks.map(asData) })}\n`);
    else showStacks(terminal, stacks);
    terminal.close();
  });
  return withExamples(command, {
    "tapctl status": "all stacks",
    "tapctl status --json": "for programs, with everything that was retained",
  });
}

function asData({ step, ...state }: StackState) {
  return { stack: step.stack, label: step.label, ...state };
}

function showStacks(terminal: Terminal, stacks: readonly StackState[]): void {
  terminal.writeTable(tableOf(stacks));
  for (const { step, pending, lock, unfinished, retained } of stacks) {
    // While its lock is held, it may yet come to its end.
    if (unfinished !== undefined && lock === undefined)
      terminal.warn(`${step.label} was left unfinished: ${unfinished}`);
    if (pending > 0) terminal.warn(`${step.label} was interrupted with ${pending} operations pending`);
    if (lock !== undefined) terminal.warn(`${step.label} is locked: ${lock}`);
    if (!terminal.verbose) continue;
    for (const { urn, id, reason } of retained) terminal.say(`${step.label} retained ${id} (${urn}): ${reason}`);
  }
}

function tableOf(stacks: readonly StackState[]): Table {
  const right = { align: "right" } as const;
  return {
    columns: [
      { title: "STACK" },
      { title: "RESOURCES", ...right },
      { title: "LAST RESULT" },
      { title: "CHANGED" },
      { title: "PENDING", ...right },
      { title: "LOCK" },
      { title: "RETAINED", ...right },
    ],
    rows: stacks.map(rowOf),
  };
}

function rowOf({ step, resources, pending, lock, retained, updatedAt, lastResult, lastRun }: StackState) {
  const last = lastRun === undefined ? lastResult : `${lastResult ?? "unknown"} in ${lastRun}`;
  const when = updatedAt ?? "never";
  const held = lock === undefined ? "-" : "held";
  return [step.label, `${resources}`, last ?? "-", when, `${pending}`, held, `${retained.length}`];
}
