import { expect, it } from "vitest";
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

it("an archive is known by its files, not by what the engine marks it with", () => {
  const file = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", hash: "1f2e" };

  expect(
    created({ code: { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", assets: { "handler.py": file } } }),
  ).toEqual([{ path: "code.assets.handler.py.hash", after: "1f2e", forcesReplacement: false }]);
});
