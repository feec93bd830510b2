import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Where everything lies that tapctl writes. */
export interface Folders {
  readonly home: string;
  readonly state: string;
  readonly work: string;
  readonly runs: string;
  readonly sandbox: string;
}

interface Place {
  /** The folder that holds `config/`. */
  readonly root: string;
  readonly target: string;
  /** TAPCTL_HOME, where it is set. */
  readonly home: string | undefined;
}

export function foldersOf({ root, target, home }: Place): Folders {
  const base = home ?? join(root, ".tapctl");
  return {
    home: base,
    state: join(base, target, "state"),
    work: join(base, target, "work"),
    runs: join(base, "runs"),
    sandbox: join(base, "sandbox"),
  };
}

/** Without the checksums that the engine would put beside each of its files, at every write: nothing reads them. */
export function fileBackendUrl(folder: string): string {
  return `${pathToFileURL(folder).href}?metadata=skip`;
}
