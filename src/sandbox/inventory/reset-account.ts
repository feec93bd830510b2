import { rmSync } from "node:fs";

/** Empties the simulated account, a damaged one too. Nothing else may use it meanwhile. */
export function resetAccount(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
