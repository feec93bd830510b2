import { isResource, type ResourceState } from "./ledger.js";
import { fieldsOf, isListOf, isObject, isOptional, isText } from "./read-json.js";

/** What the engine keeps of a stack in files or buckets, as far as tapctl reads it. */
export interface CheckpointFile {
  readonly checkpoint?: { readonly latest?: Latest | null } | null;
}

export interface Latest {
  readonly manifest?: { readonly time?: string } | null;
  readonly resources?: readonly ResourceState[] | null;
  readonly pending_operations?: readonly unknown[] | null;
  readonly secrets_providers?: unknown;
}

export function isCheckpointFile(value: unknown): value is CheckpointFile {
  if (!isObject(value)) return false;
  return isOptional(fieldsOf(value).get("checkpoint"), (checkpoint) => {
    return isObject(checkpoint) && isOptional(fieldsOf(checkpoint).get("latest"), isLatest);
  });
}

function isLatest(value: unknown): boolean {
  const fields = fieldsOf(value);
  return (
    isObject(value) &&
    isOptional(fields.get("manifest"), (manifest) => {
      return isObject(manifest) && isOptional(fieldsOf(manifest).get("time"), isText);
    }) &&
    isOptional(fields.get("resources"), (resources) => isListOf(resources, isResource)) &&
    isOptional(fields.get("pending_operations"), Array.isArray)
  );
}
