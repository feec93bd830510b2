import { expect, it } from "vitest";
import { EXIT_STATUS, TapStackError } from "../../src/errors.js";
import { mutated, seeded } from "./fuzz-mutations.js";
import { GOOD, load } from "./project.js";

it.each(Array.from({ length: 200 }, (_, seed) => seed))("mutation %i loads or is the user's mistake", async (seed) => {
  const random = seeded(seed);
  const rounds = 1 + random(4);
  const text = Array.from({ length: rounds }).reduce<string>((left) => mutated(left, random), GOOD);

  const outcome: unknown = await load(text).catch((error: unknown) => error);

  if (outcome instanceof TapStackError) {
    expect([EXIT_STATUS[outcome.code], outcome.problems.length > 0]).toEqual([4, true]);
    expect(outcome.problems.filter(({ message, hint }) => !/^[\p{L}].*[^.]$/su.test(message) || hint === "")).toEqual(
      [],
    );
  } else {
    expect(outcome).toMatchObject({ name: "prod", target: "sandbox" });
  }
});
