import { propertiesAt } from "../../properties.js";
import type { Change, Rule } from "../rule.js";

const TAGGING =
  "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices";

/** What every service accepts: letters, numbers, spaces and `_ . : / = + - @`. */
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

export const TAG_RULES: readonly Rule[] = [
  {
    title: "more than 50 tags",
    types: "all",
    on: ["create", "update"],
    code: "TagLimitExceeded",
    documentation: TAGGING,
    refuses: (change) =>
      tagsOf(change).length > 50 ? "The maximum number of Tags for a resource has been reached." : undefined,
  },
  {
    title: "a tag that begins with aws:",
    types: "all",
    on: ["create", "update"],
    code: "InvalidParameterValue",
    documentation: TAGGING,
    refuses(change) {
      const reserved = tagsOf(change).find(([key]) => key.toLowerCase().startsWith("aws:"));
      return reserved === undefined
        ? undefined
        : `Tag keys starting with 'aws:' are reserved for internal use: ${reserved[0]}`;
    },
  },
  {
    title: "a tag with a key over 128, a value over 256, or other characters than AWS allows",
    types: "all",
    on: ["create", "update"],
    code: "InvalidParameterValue",
    documentation: TAGGING,
    refuses(change) {
      const wrong = tagsOf(change).find(
        ([key, value]) => key.length > 128 || value.length > 256 || !ALLOWED.test(key) || !ALLOWED.test(value),
      );
      return wrong === undefined ? undefined : `The tag key or value is not valid: ${wrong[0]}`;
    },
  },
];

/** Only what is a map of tags: some types have lists of their own kind. */
function tagsOf({ inputs }: Change): readonly (readonly [string, string])[] {
  return Object.entries(propertiesAt(inputs, "tags")).flatMap(([key, value]) =>
    typeof value === "string" ? [[key, value] as const] : [],
  );
}
