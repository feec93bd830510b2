import { expect, it } from "vitest";
import type { RunRequest } from "../../src/commands/deps.js";
import type { Access } from "../../src/compose/access.js";
import { holdLocks } from "../../src/compose/hold-locks.js";

it.each([
  [true, [expect.stringMatching(/^This backend's own lock is the only one: /)]],
  [false, []],
])("a backend that tapctl cannot write to locks by itself, which a run that writes (%s) says", async (writes, said) => {
  const warned: string[] = [];
  const access = { backend: { store: undefined }, environment: {} } as unknown as Access;
  const request = { writes, stacks: ["a"], command: "up", warn: (line: string) => warned.push(line) };
  const held = await holdLocks(access, "run", request as unknown as RunRequest, () => undefined);

  await held.release();
  expect(warned).toEqual(said);
});
