import { oneLine } from "./plain-text.js";

const SPECIAL = /[\\`*_{}[\]#|~!]/g;

/** Text that GitHub shows as it is: no markup, no HTML, no broken table, and nobody is mentioned by a provider's message. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(SPECIAL, "\\$&")
    .replaceAll("@", "@\u200b");
}
