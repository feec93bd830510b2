import type { Style } from "../text/style.js";

/** How a page may look. */
export interface Page {
  readonly width: number;
  readonly style: Style;
  readonly verbose: boolean;
}
