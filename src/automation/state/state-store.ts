/** A text, and what tells it from an earlier one with the same key. */
export interface StoredText {
  readonly text: string;
  readonly version: string;
}

/**
 * Where a deployment's state is kept: the engine's below `.pulumi`, tapctl's own below `tapctl`. Keys are like
 * `tapctl/locks/prod-global.json`, with slashes on every system.
 */
export interface StateStore {
  /** Whether other machines write there too. One of them may have this one's name, as runners of one image do. */
  readonly shared: boolean;
  /** Where people find it: a path or a URL. */
  locate(key: string): string;
  /** Undefined where there is none. */
  read(key: string): Promise<StoredText | undefined>;
  /** False where there is one already. It appears whole or not at all. */
  create(key: string, text: string): Promise<boolean>;
  /** False where it is no longer that version, or gone. */
  replace(key: string, text: string, version: string): Promise<boolean>;
  write(key: string, text: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** Names of what lies right below a folder, such as `prod-global.json`. */
  list(folder: string): Promise<readonly string[]>;
}

/** What another process needs to open the same store. */
export type StateLocation = FolderLocation | BucketLocation;

interface FolderLocation {
  readonly kind: "files";
  readonly folder: string;
}

export interface BucketLocation {
  readonly kind: "s3";
  /** As the engine takes it: `s3://bucket/prefix?region=us-east-1`. */
  readonly url: string;
  /** Where the URL names none. */
  readonly region?: string;
  /** Of an emulator. */
  readonly endpoint?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}
