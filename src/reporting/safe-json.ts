import { isSecret } from "../deployment/outputs.js";
import type { Tidy } from "./plain-text.js";

/**
 * JSON whose every string is tidied and whose secrets are masked. The text is never redacted as a whole: a secret such
 * as `true` or `1000` would leave something that no parser takes.
 */
export function safeJson(value: unknown, tidy: Tidy, indent?: number): string {
  return JSON.stringify(safeValue(value, tidy, ""), undefined, indent);
}

function safeValue(value: unknown, tidy: Tidy, key: string): unknown {
  if (typeof value === "string") return tidyBeside(key, value, tidy);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => safeValue(item, tidy, key));
  if (isSecret(value)) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [tidy(name), safeValue(child, tidy, name)]));
}

/** Some secrets are recognised only beside their name, as in `secretAccessKey=…`. */
function tidyBeside(key: string, value: string, tidy: Tidy): string {
  const prefix = tidy(`${key}=`);
  const together = tidy(`${key}=${value}`);
  return together.startsWith(prefix) ? together.slice(prefix.length) : tidy(value);
}
