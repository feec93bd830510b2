import type { DatabaseSync } from "node:sqlite";

/**
 * Node 22 warns on stderr when node:sqlite is first loaded, which nobody who runs tapctl can do anything about. The
 * module is therefore loaded on demand, and for that moment this one warning is held back.
 * https://nodejs.org/api/sqlite.html
 */
export function openDatabase(file: string): DatabaseSync {
  const { DatabaseSync: Database } = quietly(() => process.getBuiltinModule("node:sqlite"));
  return new Database(file);
}

function quietly<T>(load: () => T): T {
  const original = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    const text = typeof warning === "string" ? warning : warning.message;
    if (!text.startsWith("SQLite is an experimental feature")) Reflect.apply(original, undefined, [warning, ...rest]);
  };
  try {
    return load();
  } finally {
    process.emitWarning = original;
  }
}
