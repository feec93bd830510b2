import type { ResourceChange } from "../../deployment/changes.js";
import type { Failure } from "../../deployment/result.js";

/** In a plan, what happens to what is taken over is part of taking it over. */
export function asImported(change: ResourceChange, imported: ReadonlySet<string>): ResourceChange {
  const taken = imported.has(change.urn) && (change.kind === "same" || change.kind === "update");
  return taken ? { ...change, kind: "import" } : change;
}

/** To make another one in its place is not to take it over. */
export function lostByImport(changes: readonly ResourceChange[], imported: ReadonlySet<string>): readonly Failure[] {
  return changes
    .filter(({ urn, kind }) => imported.has(urn) && kind === "replace")
    .map(({ urn, properties }) => {
      const forcing = properties.filter(({ forcesReplacement }) => forcesReplacement).map(({ path }) => path);
      const why = forcing.length === 0 ? "" : `, since AWS cannot change its ${forcing.join(" and ")}`;
      return { urn, message: `It cannot be imported: it would be replaced${why}` };
    });
}
