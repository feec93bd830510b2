/** The package describes its types in its README only: https://github.com/bcoe/v8-coverage */
declare module "@bcoe/v8-coverage" {
  import type { Profiler } from "node:inspector";

  interface ProcessCoverage {
    readonly result: readonly Profiler.ScriptCoverage[];
  }

  export function mergeProcessCovs(processes: readonly ProcessCoverage[]): ProcessCoverage;
}
