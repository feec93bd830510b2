/** Markup that is safe to be part of a page. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[];

/** Whatever is put into it is text, unless it is markup that this function made. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const last = strings.at(-1) ?? "";
  return { markup: parts.map((part, at) => `${strings[at] ?? ""}${markupOf(part)}`).join("") + last };
}

export const NOTHING: Html = { markup: "" };

function markupOf(part: Part): string {
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Only addresses of pages: anything else could run when it is clicked. */
export function safeUrl(url: string): string {
  return /^https:\/\//.test(url) ? url : "about:blank";
}
