/** What an id or ARN looks like, and what it must then name. */
export interface ReferenceKind {
  /** Group 1 is what the account knows it by, if that is not the whole text. */
  readonly pattern: RegExp;
  readonly types: readonly string[];
  readonly code: string;
  readonly status?: number;
  readonly message: (text: string) => string;
  /** True for what both sides of two regions see. */
  readonly anyRegion?: boolean;
}

/** Inputs that name a thing by a name that looks like nothing in particular. */
export interface NamedReference extends Omit<ReferenceKind, "pattern"> {
  readonly property: string;
}
