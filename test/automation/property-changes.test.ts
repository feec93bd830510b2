import { DiffKind, type StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { describe, expect, it } from "vitest";
import { NO_ORIGINS } from "../../src/automation/worker/origins.js";
import { propertyChanges } from "../../src/automation/worker/property-changes.js";

const SIGNATURE = "4dabf18193072939515e22adb298388d";

function created(inputs: Readonly<Record<string, unknown>>) {
  const state = { type: "aws:x/y:Z", urn: "urn", id: "", parent: "", provider: "" };
  const after = { ...state, inputs, outputs: {} };
  return propertyChanges({ op: "create", urn: "urn", type: state.type, provider: "", new: after }, NO_ORIGINS);
}

it("a secret is one property, of which nothing is said", () => {
  const secret = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };

  expect(created({ passwordWo: secret, list: [secret] })).toEqual([
    { path: "passwordWo", after: "[secret]", forcesReplacement: false },
    { path: "list[0]", after: "[secret]", forcesReplacement: false },
  ]);
});

describe("a secret of an update", () => {
  const masked = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };
  const inputs = { endpoint: masked, password: masked, list: [masked, masked] };
  const changed = (told: Pick<StepEventMetadata, "diffs" | "detailedDiff">) => {
    const state = { type: "aws:x/y:Z", urn: "urn", id: "", parent: "", provider: "", inputs, outputs: {} };
    const step = { op: "update", urn: "urn", type: state.type, provider: "", old: state, new: state } as const;
    return propertyChanges({ ...step, ...told }, NO_ORIGINS).map(({ path, before, after }) => [path, before, after]);
  };

  it("is told of where the engine says that it differs, in places of a list too", () => {
    const kind = { diffKind: DiffKind.update, inputDiff: true };

    expect(changed({ detailedDiff: { endpoint: kind, "list[1]": kind } })).toEqual([
      ["endpoint", "[secret]", "[secret]"],
      ["list[1]", "[secret]", "[secret]"],
    ]);
    expect(changed({ diffs: ["list"] }).map(([path]) => path)).toEqual(["list[0]", "list[1]"]);
  });

  it("is not told of where it stays", () => {
    expect(changed({ diffs: ["pass"] })).toEqual([]);
    expect(changed({})).toEqual([]);
    expect(changed({ diffs: null, detailedDiff: null } as never)).toEqual([]);
  });
});

it("an archive is known by its files, not by what the engine marks it with", () => {
  const file = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", hash: "1f2e" };

  expect(
    created({ code: { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", assets: { "handler.py": file } } }),
  ).toEqual([{ path: "code.assets.handler.py.hash", after: "1f2e", forcesReplacement: false }]);
});
