import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { REPLACED } from "../../src/automation/worker/fast-path.js";
import { UNUSED } from "../../src/automation/worker/lean-sdk.js";

const load = createRequire(import.meta.url);

describe("what a worker leaves out of the SDK", () => {
  it.each(REPLACED)("finds $path in $module", ({ module, path }) => {
    const exports = load(module) as Record<string, unknown>;

    const found = path.reduce<unknown>((owner, name) => (owner as Record<string, unknown>)[name], exports);

    expect(found).toBeTypeOf("function");
  });

  it.each(UNUSED)("never loads %s", (name) => {
    const sdk = createRequire(load.resolve("@pulumi/pulumi/package.json"));

    load("@pulumi/pulumi");

    expect(Object.keys(load(sdk.resolve(name)) as object)).toEqual([]);
  });
});
