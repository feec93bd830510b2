/** One thing that is made worse, and exactly the controls that must say so. */
export interface Spoil {
  /** Without `aws:` and the last part: `s3/bucket`. */
  readonly type: string;
  /** The end of its logical name; the first of that name is meant. */
  readonly name: string;
  /** New values by path, or the resource is left out. */
  readonly to: Readonly<Record<string, unknown>> | "gone";
  readonly fails: readonly string[];
}

export function spoil(type: string, name: string, to: Spoil["to"], ...fails: readonly string[]): Spoil {
  return { type: fullType(type), name, to, fails };
}

/** `s3/bucket` is `s3/bucket:Bucket`. */
function fullType(type: string): string {
  const name = type.split("/")[1] ?? "";
  return `${type}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
