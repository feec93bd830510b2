import type { Draft, Finding } from "../finding.js";
import { shown } from "../text/secret-text.js";

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const MAX_LENGTH = 256;
const MANAGERS = ["pulumi", "tapctl"];

/** V03. Absent tags are found by the schema. */
export function tagFindings({ tags }: Draft): readonly Finding[] {
  return Object.entries(tags).flatMap(([key, value = ""]) => {
    const complaint = valueComplaint(key, value);
    const hint =
      key === "ManagedBy"
        ? "Write ManagedBy: tapctl"
        : `Write ${key}: followed by a value such as ${key.toLowerCase()}-1`;
    return complaint === undefined
      ? []
      : [{ path: ["tags", key], message: `tags.${key} is ${shown(value)}: wanted ${complaint}`, hint }];
  });
}

function valueComplaint(key: string, value: string): string | undefined {
  if (value.trim() === "") return "a value that is not empty";
  if (value.length > MAX_LENGTH) return `at most ${MAX_LENGTH} characters, found ${value.length}`;
  if (/^aws:/i.test(value)) return "a value that does not begin with aws:, which AWS keeps for itself";
  if (!ALLOWED.test(value)) return "only letters, digits, spaces and _ . : / = + - @";
  return key === "ManagedBy" && !MANAGERS.includes(value) ? "pulumi or tapctl" : undefined;
}
