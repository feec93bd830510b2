import { describe, expect, it } from "vitest";
import { isWithin, satisfies } from "../../src/deployment/approval.js";
import type { ChangeKind, ResourceChange } from "../../src/deployment/changes.js";
import { step } from "../support/plans.js";
import { change, result } from "../support/results.js";

const planned = (...changes: readonly ResourceChange[]) => result(step("global"), "preview", { changes });

const KINDS: readonly ChangeKind[] = ["create", "update", "replace", "delete", "import", "refresh", "retain"];

describe("a plan", () => {
  it.each(KINDS)("lies within an approved one that does the same %s", (kind) => {
    expect(isWithin(planned(change(kind, "a")), planned(change(kind, "a")))).toBe(true);
  });

  it.each(KINDS.flatMap((asked) => KINDS.filter((kind) => kind !== asked).map((kind) => [asked, kind] as const)))(
    "that was approved as %s does not become %s",
    (asked, kind) => {
      expect(isWithin(planned(change(kind, "a")), planned(change(asked, "a")))).toBe(false);
    },
  );

  it("lies within an approved one whatever the order", () => {
    const [a, b] = [change("create", "a"), change("delete", "b")];

    expect(isWithin(planned(b, a), planned(a, b))).toBe(true);
  });

  it("may do less, and may leave alone what nobody spoke of", () => {
    expect(isWithin(planned(change("same", "x")), planned(change("create", "a")))).toBe(true);
  });

  it("may not touch another resource", () => {
    expect(isWithin(planned(change("create", "b")), planned(change("create", "a"), change("same", "b")))).toBe(false);
  });
});

describe("the rule no-deletes", () => {
  it.each(KINDS)("judges %s", (kind) => {
    expect(satisfies(planned(change(kind, "a")), "no-deletes")).toBe(kind !== "delete" && kind !== "replace");
  });

  it("lets nothing through when it is not given", () => {
    expect(satisfies(planned(), undefined)).toBe(false);
  });
});
