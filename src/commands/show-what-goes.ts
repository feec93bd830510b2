import type { StackState } from "./stack-state.js";
import type { Terminal } from "./terminal.js";

/** Every stack that a destruction touches, and every protected resource in it by name. */
export function showWhatGoes(terminal: Terminal, stacks: readonly StackState[], leaving: readonly string[]): void {
  for (const { step, resources, protectedResources } of stacks) {
    const stays = step.kind === "global" && leaving.length > 0;
    terminal.say(`${step.label}: ${stays ? `stays, without ${leaving.join(", ")}` : fate(resources)}`);
    for (const name of stays ? [] : protectedResources) terminal.say(`  protected: ${name}`);
  }
}

function fate(resources: number): string {
  if (resources === 0) return "nothing is deployed";
  return `${resources} ${resources === 1 ? "resource" : "resources"} would go`;
}
