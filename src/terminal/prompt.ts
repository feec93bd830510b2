import { createInterface } from "node:readline/promises";
import type { TerminalWorld } from "./world.js";

/** One line of what was typed; undefined where the input ended, Ctrl-C was pressed or `signal` was aborted instead. */
export async function ask(
  question: string,
  { stdin, stderr }: TerminalWorld,
  signal: AbortSignal,
): Promise<string | undefined> {
  const prompt = createInterface({ input: stdin, output: stderr, terminal: stderr.isTTY === true, historySize: 0 });
  const ended = new Promise<undefined>((resolve) => {
    prompt.once("close", () => {
      resolve(undefined);
    });
    prompt.once("SIGINT", () => {
      resolve(undefined);
    });
  });
  // Left open, it would keep the process alive.
  signal.addEventListener("abort", () => {
    prompt.close();
  });
  try {
    const answer = await Promise.race([prompt.question(question), ended]);
    // Without an answer the cursor still stands behind the question.
    if (answer === undefined) stderr.write("\n");
    return answer;
  } finally {
    prompt.close();
  }
}

export function isYes(answer: string | undefined): boolean {
  return /^y(es)?$/i.test(answer?.trim() ?? "");
}
