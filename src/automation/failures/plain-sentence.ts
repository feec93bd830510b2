/** Marks that the engine leaves in messages where a terminal would show colours. */
const COLOR_TAGS = /<\{%[^%]*%\}>/g;

/** Prefixes that say nothing, request ids that nobody can use, stack frames. */
const NOISE: readonly RegExp[] = [
  /^(error|warning):\s*/i,
  /^\d+ errors? occurred:\s*\*?\s*/,
  /^\* /,
  // One for each property on the way from what failed to whoever waited for it, hundreds in a row.
  /^(error serializing property "[^"]*": )+/,
  /,? ?RequestID: [\w-]+,?/g,
  /https response error StatusCode: \d+,?\s*/g,
  /^Unhandled exception: (Error: )?/,
];

/** What a provider or the engine said, in one line; the raw text is in the stack's log. */
export function plainSentence(message: string): string {
  const lines = message
    .replaceAll(COLOR_TAGS, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^at .+[:(]\d/.test(line) && !/^\d+ errors? occurred:$/.test(line));
  const first = lines[0] ?? "";
  return NOISE.reduce((text, noise) => text.replace(noise, ""), first).trim();
}
