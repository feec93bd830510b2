import { isUnknown } from "../document.js";
import { UNKNOWN } from "../../planned-resource.js";

/** Tells of a problem at a place in the document. */
export type Complain = (at: string, message: string) => void;

/** One word or several, what is not known among them as the unknown word. */
export function wordsAt(value: unknown, at: string, complain: Complain): readonly string[] {
  if (isUnknown(value)) return [typeof value === "string" && value.includes(UNKNOWN) ? value : UNKNOWN];
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) {
    complain(at, "is neither text nor a list of it");
    return [];
  }
  return value.flatMap((one, index) => {
    if (typeof one === "string" || isUnknown(one)) return wordsAt(one, at, complain);
    complain(`${at}[${index}]`, "is not text");
    return [];
  });
}
