/** A region's three zones in the order of its configuration, as letters for names. */
export type Zone = "a" | "b" | "c";
export type ByZone<T> = Readonly<Record<Zone, T>>;

export function byZone<T>(build: (zone: Zone, at: number) => T): ByZone<T> {
  return { a: build("a", 0), b: build("b", 1), c: build("c", 2) };
}
