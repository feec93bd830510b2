import { describe, expect, it } from "vitest";
import { readKeptInput, readSecretInput } from "../../src/automation/state/kept-input.js";
import { keptCheckpoint, opened, sealed } from "../support/kept-checkpoint.js";

const STACK = "prod-us-east-1";
const TYPE = "tapctl:test:Kept";
const SECRET = { type: TYPE, property: "secret" };
const PLAIN = { type: TYPE, property: "plain" };
const stored = [
  { type: "tapctl:test:Other", inputs: { secret: sealed, plain: "another's" } },
  { type: TYPE },
  { type: TYPE, inputs: { secret: sealed, plain: "own" } },
];
const shown = [
  { type: "tapctl:test:Other", inputs: { secret: opened("another's") } },
  { type: TYPE, inputs: { secret: opened("own") } },
];

describe("a secret input", () => {
  it("is what the engine decrypts of the resource that has it", async () => {
    const { backend, asked } = await keptCheckpoint(STACK, stored, shown);

    expect(await readSecretInput(backend, STACK, SECRET)).toBe("own");
    expect(await asked()).toEqual([
      `stack export --show-secrets --stack organization/tapctl/${STACK} --non-interactive`,
    ]);
  });

  it.each([
    ["no resource has it", STACK, [{ type: TYPE, inputs: { plain: "own" } }]],
    ["the stack is empty", STACK, []],
    ["there is no such stack", "prod-us-west-2", stored],
  ])("is undefined where %s, and the engine is not asked", async (_, stack, resources) => {
    const { backend, asked } = await keptCheckpoint(STACK, resources, shown);

    expect(await readSecretInput(backend, stack, SECRET)).toBeUndefined();
    expect(await asked()).toEqual([]);
  });

  it.each([
    ["is no text", [{ type: TYPE, inputs: { secret: opened(7) } }]],
    ["is not shown", [{ type: TYPE, inputs: { secret: sealed } }]],
    ["has gone meanwhile", []],
  ])("is undefined where it %s", async (_, resources) => {
    const { backend } = await keptCheckpoint(STACK, stored, resources);

    expect(await readSecretInput(backend, STACK, SECRET)).toBeUndefined();
  });
});

describe("an input that is no secret", () => {
  it("is read without the engine", async () => {
    const { backend, asked } = await keptCheckpoint(STACK, stored, shown);

    expect(await readKeptInput(backend, STACK, PLAIN)).toBe("own");
    expect(await asked()).toEqual([]);
  });

  it("is undefined where it is a secret, or not there", async () => {
    const { backend } = await keptCheckpoint(STACK, stored, shown);

    expect(await readKeptInput(backend, STACK, SECRET)).toBeUndefined();
    expect(await readKeptInput(backend, STACK, { type: TYPE, property: "none" })).toBeUndefined();
    expect(await readKeptInput(backend, "prod-us-west-2", PLAIN)).toBeUndefined();
  });
});
