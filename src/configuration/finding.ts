import type { DraftSettings } from "./schema/schema.js";
import type { TlsMaterial } from "./tls-material.js";

/** Keys and list positions from the file's top to a value. */
export type Path = readonly PropertyKey[];

/** A problem before it is known where its path lies in the file. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
  readonly severity?: "warning";
  /** Where the error has another code than CONFIGURATION when nothing else is wrong. */
  readonly code?: "PASSPHRASE";
  /** The flag or variable that brought it, where that is not the file. */
  readonly from?: string;
  /** For what lies under no path, such as a comment. */
  readonly line?: number;
}

/** What validators may look at: parts that did not fit the schema are absent or have their default. */
export interface Draft extends Omit<DraftSettings, "target"> {
  /** Undefined when it is neither of the two. */
  readonly target: DraftSettings["target"] | undefined;
  readonly name: string;
  /** The regions that the file lists, also those whose settings do not fit the schema; undefined without a block. */
  readonly listed: readonly string[] | undefined;
  /** The file as the user would type it, for hints. */
  readonly file: string;
  readonly text: string;
  /** The raw document, where keys that the schema does not know are still present. */
  readonly raw: unknown;
  readonly passphrase: Passphrase;
  /** Undefined when its variable is not set. */
  readonly webhookUrl: string | undefined;
  readonly tlsMaterial: TlsMaterial;
  /** The other environments that can be read, when this one manages a baseline. */
  readonly siblings: readonly Sibling[];
}

/** The passphrase, or why there is none. */
export type Passphrase = { readonly value: string } | { readonly complaint: string };

/** As much of another environment as V12 needs. */
export interface Sibling {
  readonly name: string;
  readonly account: string;
  readonly region: "manage" | "skip";
  readonly accountBaseline: "manage" | "skip";
}

export interface Validator {
  readonly code: string;
  readonly title: string;
  readonly check: (draft: Draft) => readonly Finding[];
}

/** `regions.us-east-1.zones[2]` */
export function pathText(path: Path): string {
  return path
    .map((part, at) => (typeof part === "number" ? `[${part}]` : `${at === 0 ? "" : "."}${String(part)}`))
    .join("");
}
