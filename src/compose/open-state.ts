import { fileStore } from "../automation/state/file-store.js";
import type { StateLocation, StateStore } from "../automation/state/state-store.js";
import { s3Store } from "../cloud/state/s3-store.js";

export function openState(location: StateLocation): StateStore {
  return location.kind === "files" ? fileStore(location.folder) : s3Store(location);
}
