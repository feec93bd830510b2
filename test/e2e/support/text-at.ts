/** The value at a path such as `rules[0].destination.bucket`, written as a report writes it; keys may hold dots. */
export function textAt(value: unknown, path: string): string | undefined {
  if (path === "") return textOf(value);
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const step = Array.isArray(value) ? `[${key}]` : key;
    if (!path.startsWith(step)) continue;
    const found = textAt(child, path.slice(step.length).replace(/^\./, ""));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A report cuts long documents, and says of a secret only that it is one. */
function textOf(value: unknown): string {
  if (typeof value === "object" && value !== null && "ciphertext" in value) return "[secret]";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.slice(0, 2000);
}
