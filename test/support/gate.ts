/** A place where one side waits until the other lets it through. */
export interface Gate {
  /** Fulfilled once somebody has come to the gate. */
  readonly reached: Promise<void>;
  readonly released: Promise<void>;
  readonly reach: () => void;
  readonly release: () => void;
}

export function createGate(): Gate {
  let reach = (): void => undefined;
  let release = (): void => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  return { reached, released, reach, release };
}
