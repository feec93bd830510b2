import { describe, expect, it } from "vitest";
import {
  describeLeaves,
  isSecret,
  isUnknown,
  maskSecrets,
  revealSecrets,
  secretStrings,
  unknownPaths,
  type OutputValue,
} from "../../src/deployment/outputs.js";

const OUTPUTS: OutputValue = {
  vpcId: "vpc-1",
  count: 3,
  nothing: null,
  flag: false,
  empty: [],
  ids: ["a", { $unknown: "us-west-2" }],
  password: { $secret: "hunter22" },
  nested: { deep: { $secret: { user: "ann", keys: ["k1", { $unknown: "global" }] } } },
};

describe("outputs", () => {
  it("say where each leaf is, in words where it is unknown or secret", () => {
    expect(describeLeaves(OUTPUTS)).toEqual([
      ["vpcId", "vpc-1"],
      ["count", "3"],
      ["nothing", "null"],
      ["flag", "false"],
      ["empty", "[]"],
      ["ids[0]", "a"],
      ["ids[1]", "known after up of us-west-2"],
      ["password", "[secret]"],
      ["nested.deep", "[secret]"],
    ]);
  });

  it("know the paths of what is unknown, inside secrets too", () => {
    expect(unknownPaths(OUTPUTS)).toEqual(["ids[1]", "nested.deep.keys[1]"]);
    expect(unknownPaths(OUTPUTS, "us-east-1")).toEqual(["us-east-1.ids[1]", "us-east-1.nested.deep.keys[1]"]);
  });

  it("know every string that is secret", () => {
    expect(secretStrings(OUTPUTS)).toEqual(["hunter22", "ann", "k1"]);
    expect(secretStrings({ $secret: { $secret: "twice" } })).toEqual(["twice"]);
  });

  it("are safe for any sink once masked", () => {
    const masked = maskSecrets(OUTPUTS);

    expect(masked).toEqual({ ...(OUTPUTS as object), password: "[secret]", nested: { deep: "[secret]" } });
    expect(JSON.stringify(masked)).not.toMatch(/hunter22|ann|k1/);
  });

  it("are plain values once revealed, but for what is unknown", () => {
    expect(revealSecrets(OUTPUTS)).toEqual({
      ...(OUTPUTS as object),
      password: "hunter22",
      nested: { deep: { user: "ann", keys: ["k1", { $unknown: "global" }] } },
    });
  });

  it.each([null, [], "text", {}, { $unknown: 3 }, [{ $unknown: "x" }]])("take %j for neither marker", (value) => {
    expect([isUnknown(value), isSecret(value)]).toEqual([false, false]);
  });
});
