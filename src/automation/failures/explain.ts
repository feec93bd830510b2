import { KNOWN_CONFLICTS } from "./known-conflicts.js";
import type { KnownFailure, Reaction } from "./known-failure.js";
import { KNOWN_FAILURES } from "./known-failures.js";
import { plainSentence } from "./plain-sentence.js";

export interface Explanation {
  /** One sentence; the raw text is in the stack's log. */
  readonly message: string;
  /** What to do about it, where that is known. */
  readonly remedy?: string;
  readonly reaction?: Reaction;
}

/** The engine's own remedy is a command of another tool. */
const PROTECTED: Explanation = {
  message: "It is protected",
  remedy: "To turn a feature off, name it under unprotected and deploy that first",
};

/** What a provider or the engine said, as a person can use it. */
export function explain(raw: string): Explanation {
  const text = raw.replaceAll(/\s+/g, " ");
  if (/ cannot be deleted because it is protected/.test(text)) return PROTECTED;
  for (const known of [...KNOWN_CONFLICTS, ...KNOWN_FAILURES]) {
    const found = known.says.exec(text);
    if (found !== null) return filled(known, found.groups ?? {});
  }
  return { message: plainSentence(raw) };
}

function filled({ sentence, remedy, reaction }: KnownFailure, groups: Readonly<Record<string, string>>): Explanation {
  const fill = (template: string): string =>
    template.replaceAll(/\{(\w+)\}/g, (all, name: string) => groups[name] ?? all);
  return { message: fill(sentence), remedy: fill(remedy), ...(reaction === undefined ? {} : { reaction }) };
}
