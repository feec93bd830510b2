import { type Answer, answer } from "../answer.js";
import type { ValueForm } from "./condition-keys.js";
import { isUnknown, type Operator } from "./document.js";
import { UNKNOWN } from "../planned-resource.js";

/** Whether a value can only be met by the one account, organization or network that it names. */
export function isFixed(form: ValueForm, value: string, test: Operator["test"]): Answer {
  if (OWN.has(value.toLowerCase())) return "yes";
  // Any other variable is filled in from the request, so by the stranger.
  if (value.includes("${")) return "no";
  if (isUnknown(value)) return whateverItIs(form, value, test);
  if (test === "address") return answer(form === "addresses" && isNarrow(value));
  // Compared to the letter, a wildcard is a letter too, and matches no caller.
  if (test === "exact") return "yes";
  if (test === "arn") return answer(partsFixed(value));
  return answer(test === "like" && LIKE[form](value));
}

/** What AWS fills in from the resource, which its owner alone decides. */
const OWN: ReadonlySet<string> = new Set(["${aws:resourceaccount}", "${aws:resourceorgid}", "${aws:resourceorgpaths}"]);

/** Where anything at all in the unknown place would be fixed, it need not be known. */
function whateverItIs(form: ValueForm, value: string, test: Operator["test"]): Answer {
  const open = value.replaceAll(UNKNOWN, "*");
  return isFixed(form, open === value ? "*" : open, test === "exact" ? "like" : test) === "yes" ? "yes" : "unknown";
}

/** What comes before the first wildcard; with StringLike a `*` runs over colons. */
const LIKE: Readonly<Record<ValueForm, (value: string) => boolean>> = {
  account: isLiteral,
  organization: isLiteral,
  network: isLiteral,
  addresses: isLiteral,
  path: (value) => /^o-[a-z0-9]{10,32}\//.test(value),
  arn: (value) => /^arn:[^*?:]+:[^*?:]+:[^*?:]*:\d{12}:/.test(value) || isOneBucket(value),
  // A role's id with any session of it, or a user's.
  id: (value) => /^A[A-Z0-9]{15,}(:.*)?$/.test(value) || isLiteral(value),
};

function isLiteral(value: string): boolean {
  return !/[*?]/.test(value);
}

/** A bucket's ARN has no account, but its name is the only one in the world. */
function isOneBucket(value: string): boolean {
  return /^arn:[^*?:]+:s3:::[^*?/:]+(\/|$)/.test(value);
}

/** ARN operators compare each of the six parts by itself. */
function partsFixed(value: string): boolean {
  const [scheme, , service, , account = ""] = value.split(":");
  return scheme === "arn" && ((isLiteral(account) && account !== "") || (service === "s3" && isOneBucket(value)));
}

/** S3 takes wider ranges for public, but for private ones: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status */
function isNarrow(range: string): boolean {
  const [address = "", prefix] = range.split("/");
  const narrowest = address.includes(":") ? 128 : 32;
  return Number(prefix ?? narrowest) >= (address.includes(":") ? 32 : 8);
}
