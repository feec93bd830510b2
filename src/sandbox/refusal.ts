/** What AWS answers instead of doing it. Its message is what a person would read in a deployment's log. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** Something in the inputs that the provider itself turns down, in previews too. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}
