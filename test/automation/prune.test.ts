import { expect, it } from "vitest";
import { expendable } from "../../src/automation/worker/prune.js";

const resource = (urn: string, ...dependencies: readonly string[]) => ({ urn, type: "aws:x/y:Z", dependencies });

it("what leaves together goes together", () => {
  expect(expendable([resource("a"), resource("b", "a"), resource("c", "b")], new Set(["a", "b", "c"]))).toEqual([
    ...["a", "b", "c"],
  ]);
});

it.each([
  ["its dependent", [resource("a"), resource("b", "a"), resource("c", "b")]],
  ["its child", [resource("a"), resource("b", "a"), { ...resource("c"), parent: "b" }]],
  [
    "a property of another",
    [resource("a"), resource("b", "a"), { ...resource("c"), propertyDependencies: { x: ["b"] } }],
  ],
])("what %s that stays needs stays too, and so does what that needs", (_, resources) => {
  expect(expendable(resources, new Set(["a", "b"]))).toEqual([]);
});

it("what is not there is not deleted", () => {
  expect(expendable([resource("a")], new Set(["gone"]))).toEqual([]);
});
