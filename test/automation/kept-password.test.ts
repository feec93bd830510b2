import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { keptPassword, type PasswordSource } from "../../src/automation/worker/kept-password.js";
import { keptCheckpoint, opened, sealed } from "../support/kept-checkpoint.js";

const STACK = "prod-us-east-1";
const COMPONENT = { type: "tapctl:test:Kept", secret: "password", generation: "generation" };
const state = (inputs: Readonly<Record<string, unknown>>) => [{ type: COMPONENT.type, inputs }];
const KEPT = {
  stored: state({ password: sealed, generation: "0a1b2c3d" }),
  shown: state({ password: opened("kept") }),
};
const NOTHING: typeof KEPT = { stored: [], shown: [] };

async function source(more: Partial<PasswordSource> = {}, { stored, shown } = KEPT) {
  const { backend, asked } = await keptCheckpoint(STACK, stored, shown);
  const learned: string[] = [];
  const base = { stack: STACK, component: COMPONENT, wanted: true, mayBeMade: true, backend };
  const find = keptPassword({ ...base, learned: (secret) => learned.push(secret), ...more });
  return { find, asked, learned };
}

/** The SDK's declarations hide what it asks its own outputs. */
const known = (input: pulumi.Input<string>) =>
  (pulumi.output(input) as unknown as { isKnown: Promise<boolean> }).isKnown;

describe("what is made once for a database", () => {
  it("is read where it is kept", async () => {
    const { find, learned } = await source();

    expect(await find("up")).toEqual({ masterPassword: "kept", databaseGeneration: "0a1b2c3d" });
    expect(learned).toEqual(["kept"]);
  });

  it("is made where nothing is kept, as RDS takes it, and masked", async () => {
    const { find, learned } = await source({}, NOTHING);

    const made = await find("up");

    expect(made.masterPassword).toMatch(/^[\w-]{32}$/);
    expect(made.databaseGeneration).toMatch(/^[0-9a-f]{8}$/);
    expect(learned).toEqual([made.masterPassword]);
  });

  it("is made once in a run, and is another one in the next", async () => {
    const { find } = await source({}, NOTHING);
    const { find: later } = await source({}, NOTHING);

    const first = await find("up");

    expect(await find("destroy")).toEqual(first);
    const next = await later("up");
    expect(next.masterPassword).not.toBe(first.masterPassword);
    expect(next.databaseGeneration).not.toBe(first.databaseGeneration);
  });

  it("is not made by a stack that only uses it", async () => {
    const { find, learned } = await source({ mayBeMade: false }, NOTHING);

    await expect(find("up")).rejects.toThrow(`Cannot find the database's password: ${STACK} does not keep it`);
    expect(learned).toEqual([]);
  });

  it("is no secret to a preview but for the password, which no engine is asked for", async () => {
    const { find, asked, learned } = await source();

    const previewed = await find("preview");

    expect(await known(previewed.masterPassword)).toBe(false);
    expect(previewed.databaseGeneration).toBe("0a1b2c3d");
    expect([await asked(), learned]).toEqual([[], []]);
  });

  it("is unknown in a preview before it is made", async () => {
    const { find } = await source({}, NOTHING);

    const previewed = await find("preview");

    expect(await known(previewed.masterPassword)).toBe(false);
    expect(await known(previewed.databaseGeneration)).toBe(false);
  });

  it("is neither read nor made where the program does not use it", async () => {
    const { find, asked, learned } = await source({ wanted: false });

    const unused = await find("up");

    expect(await known(unused.masterPassword)).toBe(false);
    expect(await known(unused.databaseGeneration)).toBe(false);
    expect([await asked(), learned]).toEqual([[], []]);
  });
});
