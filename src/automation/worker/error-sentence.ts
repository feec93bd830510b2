/** Marks that the engine leaves in messages where a terminal would show colours. */
const COLOR_TAGS = /<\{%[^%]*%\}>/g;

/** Prefixes that say nothing, request ids that nobody can use, stack frames. */
const NOISE: readonly RegExp[] = [
  /^(error|warning):\s*/i,
  /^\d+ errors? occurred:\s*\*?\s*/,
  /^\* /,
  /,? ?RequestID: [\w-]+,?/g,
  /https response error StatusCode: \d+,?\s*/g,
  /^Unhandled exception: (Error: )?/,
];

/** The engine's own remedy is a command of another tool. */
const PROTECTED = "It is protected: to turn a feature off, name it under unprotected and deploy that first";

/** What a provider or the engine said, in one line; the raw text is in the stack's log. */
export function sentenceOf(message: string): string {
  if (/ cannot be deleted\s+because it is protected/.test(message)) return PROTECTED;
  const lines = message
    .replaceAll(COLOR_TAGS, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^at .+[:(]\d/.test(line) && !/^\d+ errors? occurred:$/.test(line));
  const first = lines[0] ?? "";
  return NOISE.reduce((text, noise) => text.replace(noise, ""), first).trim();
}
