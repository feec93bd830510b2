/** Every order of the given elements. */
export function permutations<T>(elements: readonly T[]): readonly (readonly T[])[] {
  if (elements.length <= 1) return [elements];
  return elements.flatMap((first, at) =>
    permutations([...elements.slice(0, at), ...elements.slice(at + 1)]).map((rest) => [first, ...rest]),
  );
}

/** Every way to choose one option for each place. */
export function choices<T>(places: number, options: readonly T[]): readonly (readonly T[])[] {
  if (places === 0) return [[]];
  return choices(places - 1, options).flatMap((rest) => options.map((option) => [option, ...rest]));
}
