/** By its value a resource is known for what it is, whoever made it and whatever became of the answer. */
export const ID_TAG = "tapctl:id";

/** A resource that was asked for while nobody was left to hear the answer. */
export interface Sought {
  readonly type: string;
  /** As AWS calls it. */
  readonly region: string;
  /** The value of its tag `tapctl:id`; undefined where AWS cannot tag it. */
  readonly tag: string | undefined;
  /** As they were sent; secrets are missing. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Ids of the same type that the state knows: they are somebody else's. */
  readonly known: ReadonlySet<string>;
}

/** Asks the cloud, by tags, names and descriptions alone; undefined where there is no such resource. */
export type FindCreated = (sought: Sought) => Promise<string | undefined>;
