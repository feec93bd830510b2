/** `<env>-<region>` or `<env>-global`. */
export type StackName = `${string}-${string}`;

export type Operation = "preview" | "up" | "refresh" | "destroy";

/** One stack in a plan. */
export interface Step {
  readonly stack: StackName;
  readonly kind: "regional" | "global";
  /** Where the stack's provider is at home: its region, or the primary for the global stack. */
  readonly region: string;
  /** What people call it: the region, or `global`. */
  readonly label: string;
  /** The stacks that must have finished before this one starts. */
  readonly needs: readonly StackName[];
}

export function regionalStackName(environment: string, region: string): StackName {
  return `${environment}-${region}`;
}

export function globalStackName(environment: string): StackName {
  return `${environment}-global`;
}
