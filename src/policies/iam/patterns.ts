/** Whether a pattern matches whatever stands there; `*` and `?` as IAM reads them, over colons and slashes too. */
export function matchesAll(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

/**
 * Whether one pattern matches whatever the other one does. A `*` of the narrower one can only be met by a `*`:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function covers(wider: string, narrower: string): boolean {
  return walk(wider, narrower, (wide, narrow) => wide === narrow || (wide === "?" && narrow !== "*"), "wider");
}

/** Whether anything matches both. */
export function overlaps(one: string, other: string): boolean {
  return walk(one, other, (left, right) => left === right || left === "?" || right === "?", "both");
}

/** Two patterns side by side: whose `*` may stand for any run of the other's characters. */
function walk(
  one: string,
  other: string,
  meet: (left: string, right: string) => boolean,
  expands: "wider" | "both",
): boolean {
  const seen = new Map<number, boolean>();
  const from = (left: number, right: number): boolean => {
    const at = left * (other.length + 1) + right;
    const known = seen.get(at);
    if (known !== undefined) return known;
    const result = step(left, right);
    seen.set(at, result);
    return result;
  };
  const step = (left: number, right: number): boolean => {
    const [here, there] = [one[left], other[right]];
    if (here === "*") return from(left + 1, right) || (there !== undefined && from(left, right + 1));
    if (there === "*" && expands === "both")
      return from(left, right + 1) || (here !== undefined && from(left + 1, right));
    if (here === undefined || there === undefined) return here === there;
    return meet(here, there) && from(left + 1, right + 1);
  };
  return from(0, 0);
}
