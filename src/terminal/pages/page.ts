import type { Style } from "../text/style.js";

/** `brief` under `-q`: no values; `full` under `-v`: every property. */
export type Detail = "brief" | "normal" | "full";

/** How a page may look. */
export interface Page {
  readonly width: number;
  readonly style: Style;
  readonly detail: Detail;
}

/** An empty line between sections, none for those that are empty. Ends with a newline. */
export function layOut(sections: readonly (readonly string[])[]): string {
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

export function titled(title: string, lines: readonly string[], { style }: Page): readonly string[] {
  return lines.length === 0 ? [] : [style.strong(title), ...lines];
}
