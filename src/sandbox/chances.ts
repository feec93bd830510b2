import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Refusal } from "./refusal.js";

/** How often what goes wrong at random does, from 0 to 1; the same seed strikes the same resources. */
export interface Chances {
  readonly seed: number;
  /** The answer takes ten seconds more. */
  readonly slow: number;
  /** AWS answers with an error of its own, and has done nothing. */
  readonly error: number;
  /** It is done, and the answer is lost. */
  readonly lost: number;
}

type Verb = "create" | "update" | "delete";

/** In ms. */
const SLOW = 10_000;

/** Runs one request as chance will have it. */
export async function withChances<T>(
  chances: Chances | undefined,
  { verb, urn }: { readonly verb: Verb; readonly urn: string },
  request: () => Promise<T>,
): Promise<T> {
  if (chances === undefined) return await request();
  const drawn = draw(`${chances.seed} ${verb} ${urn}`);
  if (drawn < chances.error) throw new Refusal(answer(verb, "api error InternalError: An internal error has occurred"));
  const done = await request();
  if (drawn < chances.error + chances.lost) throw new Refusal(answer(verb, "request send failed: connection reset"));
  if (drawn < chances.error + chances.lost + chances.slow) await wait(SLOW, undefined, { ref: false });
  return done;
}

function answer(verb: Verb, what: string): string {
  return `${verb.replace(/e$/, "")}ing: https response error StatusCode: 500, ${what}`;
}

/** A number from 0 to 1 that depends on the text alone. */
function draw(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE() / 2 ** 32;
}
