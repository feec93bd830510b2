/** What can be said of something that may not be known yet. */
export type Answer = "yes" | "no" | "unknown";

export function answer(is: boolean): Answer {
  return is ? "yes" : "no";
}

export function invert(given: Answer): Answer {
  return given === "unknown" ? given : answer(given === "no");
}

/** One "no" decides, whatever is not known of the others. */
export function every(answers: readonly Answer[]): Answer {
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/** One "yes" decides, whatever is not known of the others. */
export function some(answers: readonly Answer[]): Answer {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}
