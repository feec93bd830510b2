export type Random = () => number;

/** Numbers from 0 to 1 that depend on the seed alone: https://doi.org/10.18637/jss.v008.i14 */
export function generator(start: number): Random {
  let state = start >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** One of them, or none where there is none. */
export function pick<T>(choices: readonly T[], random: Random): readonly T[] {
  return choices.slice(Math.floor(random() * choices.length)).slice(0, 1);
}
