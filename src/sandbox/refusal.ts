import type { Properties } from "./properties.js";

/** What AWS answers instead of doing it. Its message is what a person would read in a deployment's log. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** It is there, but not all of what was asked for. https://www.pulumi.com/docs/iac/concepts/resources/ */
export class HalfMade extends Error {
  override readonly name = "HalfMade";
  readonly id: string;
  /** As if it were whole: the provider does not look again. */
  readonly outputs: Properties;

  constructor(message: string, { id, outputs }: { readonly id: string; readonly outputs: Properties }) {
    super(message);
    this.id = id;
    this.outputs = outputs;
  }
}

/** Something in the inputs that the provider itself turns down, in previews too. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}
