import type { openRegions } from "./sandbox-client.js";

export type Regions = Awaited<ReturnType<typeof openRegions>>;

/** Something that AWS refuses, done with everything before it that AWS accepts. */
export interface Violation {
  readonly attempt: (regions: Regions) => Promise<unknown>;
  /** All of AWS's message, without its code. */
  readonly message: string | RegExp;
}
