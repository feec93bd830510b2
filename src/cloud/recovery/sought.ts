import type { Sought } from "../../deployment/sought.js";

/** Where it is looked for. What reaches the account is in the environment that the engine's processes have. */
export interface Place {
  readonly account: string;
  /** The emulator's, where there is one. */
  readonly endpoint: string | undefined;
}

/** How one type is found: its id as the "Import" section of its page in the documentation of @pulumi/aws writes it. */
export type Way = (sought: Sought, place: Place) => string | undefined | Promise<string | undefined>;

/** Empty where the input is not there, or is no text. */
export function textOf({ inputs }: Sought, input: string): string {
  const value = inputs[input];
  return typeof value === "string" ? value : "";
}
