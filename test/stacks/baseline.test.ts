import { describe, expect, it } from "vitest";

import { globalProgram } from "../../src/stacks/global.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import { byName, only, register } from "../support/mocks.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { PROD } from "../support/settings.js";

const SKIPPED = { ...PROD, baseline: { region: "skip", account: "skip", imports: {} } } as const;

describe("a region's defaults", () => {
  it("encrypt new volumes with the region's key, share nothing and want signed requests for metadata", async () => {
    const resources = await register(() => regionalProgram(PROD, "us-east-1"));

    const defaults = byName(resources.filter(({ parent }) => parent.endsWith("::tap-data-defaults")));
    expect(defaults.map(({ type, inputs }) => [type.split(":").at(-1), inputs])).toEqual([
      ["SerialConsoleAccess", { enabled: false }],
      ["DefaultCreditSpecification", { instanceFamily: "t3", cpuCredits: "standard" }],
      ["EncryptionByDefault", { enabled: true }],
      ["ImageBlockPublicAccess", { state: "block-new-sharing" }],
      ["DefaultKmsKey", { keyArn: "arn:aws:mock:us-east-1:111122223333:tap-master-key" }],
      ["InstanceMetadataDefaults", { httpTokens: "required", httpPutResponseHopLimit: 1 }],
      ["SnapshotBlockPublicAccess", { state: "block-all-sharing" }],
    ]);
  });

  it("encrypt new volumes and nothing else without EC2's switches", async () => {
    const settings = { ...PROD, features: { ...PROD.features, ec2Switches: false } };
    const resources = await register(() => regionalProgram(settings, "us-east-1"));

    const defaults = resources.filter(({ parent }) => parent.endsWith("::tap-data-defaults"));
    expect(defaults.map(({ name }) => name).sort()).toEqual(["tap-data-defaults-encryption", "tap-data-defaults-key"]);
  });

  it("are left to another environment where the baseline is skipped", async () => {
    const resources = await register(() => regionalProgram(SKIPPED, "us-east-1"));

    expect(resources.filter(({ type }) => type.startsWith("aws:ebs/"))).toEqual([]);
  });
});

describe("the account's public access block", () => {
  const type = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

  it("refuses every kind of public access", async () => {
    const resources = await register(() => globalProgram(PROD, OUTPUTS), { stack: "prod-global" });

    expect(only(resources, type).inputs).toEqual({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  });

  it("is left to another environment where the baseline is skipped", async () => {
    const resources = await register(() => globalProgram(SKIPPED, OUTPUTS), { stack: "prod-global" });

    expect(resources.filter((one) => one.type === type)).toEqual([]);
  });
});
