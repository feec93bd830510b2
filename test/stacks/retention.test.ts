import { describe, expect, it } from "vitest";

import { globalProgram } from "../../src/stacks/global.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import { FINAL_SNAPSHOT, keptByDestroy, RETAINED, retentionReason } from "../../src/stacks/retention.js";
import type { ImportSettings } from "../../src/stacks/importable.js";
import type { LifecycleSettings } from "../../src/stacks/settings.js";
import { FULL } from "../support/full-settings.js";
import { ofType, register, type Registered } from "../support/mocks.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { PROD } from "../support/settings.js";

const DEV = { protect: false, retainData: false, retainKeys: false, forceDestroy: true };

/** Everything that can be there before. */
const IMPORTS: { readonly [Label in "us-east-1" | "global"]: ImportSettings } = {
  "us-east-1": {
    ...{ detector: "0".repeat(32), recorder: "audit", deliveryChannel: "audit" },
    ...{ securityHub: true, analyzer: "old", osMetrics: true },
  },
  global: { findingAggregator: "arn:a", ciProvider: "arn:p" },
};

async function bothStacks(lifecycle: LifecycleSettings, imports = {}): Promise<readonly Registered[]> {
  const { ci, contacts } = FULL;
  const settings = { ...PROD, lifecycle, contacts, ci, baseline: { ...PROD.baseline, imports } };
  const regional = await register(() => regionalProgram(settings, "us-east-1"));
  return [...regional, ...(await register(() => globalProgram(settings, OUTPUTS), { stack: "prod-global" }))];
}

/** What is off once is off for every environment in the account. */
const SWITCHES = [
  "tap-data-os-metrics-group",
  ...["encryption", "snapshots", "images", "metadata", "console"].map((id) => `tap-data-defaults-${id}`),
  "tap-account-defaults-public-access",
  "tap-account-defaults-passwords",
  "tap-account-defaults-security-contact",
];

const bucket = (name: string) =>
  ["bucket", "public-access", "ownership", "encryption", "versioning", "policy"].map((part) => `${name}-${part}`);

const PRODUCTION = await bothStacks(PROD.lifecycle);
const IMPORTED = await bothStacks(PROD.lifecycle, IMPORTS);
const kept = (resources: readonly Registered[]) =>
  resources.filter(({ retainOnDelete }) => retainOnDelete === true).map(({ name }) => name);

describe("in production", () => {
  it("destroy leaves the key, the account's switches, and the buckets that hold data with what keeps them private, encrypted and locked", () => {
    expect([...kept(PRODUCTION)].sort()).toEqual(
      [
        ...["tap-master-key", "tap-storage-lock", ...SWITCHES],
        ...["vault", "lock", "policy"].map((part) => `tap-data-backup-${part}`),
        ...bucket("tap-storage"),
        ...bucket("tap-watch-config-bucket"),
        ...bucket("tap-trail-bucket"),
      ].sort(),
    );
  });

  it("what holds data is protected, and what guards it with it; destroy keeps all of that but tables and databases", () => {
    const guarded = PRODUCTION.filter(({ protect }) => protect === true);

    const lost = guarded.filter(({ urn }) => !keptByDestroy(urn, PROD.lifecycle));
    expect(lost.map(({ type }) => type.split(":").at(-1)).sort()).toEqual([
      ...["Instance", "Instance", "Instance", "Secret", "Table"],
    ]);
    const unguarded = [...SWITCHES, ...bucket("tap-watch-config-bucket")];
    expect(guarded).toHaveLength(kept(PRODUCTION).length - unguarded.length + lost.length);
  });

  it("destroy leaves what was imported, and of it only what can stand alone", () => {
    const imported = kept(IMPORTED).filter((name) => !kept(PRODUCTION).includes(name));

    expect(imported.sort()).toEqual([
      "tap-account-ci-provider",
      "tap-findings-hub",
      "tap-watch-analyzer",
      "tap-watch-config-recorder",
      "tap-watch-hub-account",
      "tap-watch-hub-cis",
      "tap-watch-hub-foundational",
      "tap-watch-threats-detector",
    ]);
  });

  it("keys go when they are purged, and data stays", async () => {
    const purging = await bothStacks({ ...PROD.lifecycle, retainKeys: false });

    expect(kept(purging)).toEqual(kept(PRODUCTION).filter((name) => name !== "tap-master-key"));
  });

  it("no bucket is deleted with what it holds", () => {
    const forced = ofType(PRODUCTION, "aws:s3/bucket:Bucket").map(({ inputs }) => inputs["forceDestroy"]);

    expect(forced).toEqual([false, false, false, false]);
  });

  it("what guards a bucket is its child, and nothing else is", () => {
    const children = PRODUCTION.filter(({ parent }) => parent.includes("$aws:"));

    const dataBuckets = children.filter(({ retainOnDelete }) => retainOnDelete === true);
    expect(dataBuckets).toHaveLength(kept(PRODUCTION).length - SWITCHES.length - 5);
    expect(children.filter(({ type }) => /Logging|Lifecycle|Notification/.test(type))).toEqual([]);
  });
});

it("leaves only the account's switches outside production, where buckets are deleted with what they hold", async () => {
  const resources = await bothStacks(DEV);

  expect([...kept(resources)].sort()).toEqual([...SWITCHES].sort());
  expect(resources.filter(({ protect }) => protect === true)).toEqual([]);
  expect(ofType(resources, "aws:s3/bucket:Bucket").map(({ inputs }) => inputs["forceDestroy"])).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

describe("the table", () => {
  it.each([
    ["production", PROD.lifecycle],
    ["production with purged keys", { ...PROD.lifecycle, retainKeys: false }],
    ["development", DEV],
    ["development that imported", DEV, { ...IMPORTS["us-east-1"], ...IMPORTS.global }],
  ])("says of every resource in %s what its program does", async (_name, lifecycle, imports: ImportSettings = {}) => {
    const resources = await bothStacks(lifecycle, { "us-east-1": imports, global: imports });

    const wrong = resources.filter(
      ({ urn, retainOnDelete }) => keptByDestroy(urn, { ...lifecycle, imports }) !== (retainOnDelete ?? false),
    );
    expect(wrong).toEqual([]);
  });

  it("has no row that nothing needs", () => {
    const everything = [...PRODUCTION, ...IMPORTED];
    const types = new Set(everything.filter(({ retainOnDelete }) => retainOnDelete === true).map(({ type }) => type));

    expect(RETAINED.map(({ type }) => type).sort()).toEqual([...types, FINAL_SNAPSHOT].sort());
  });

  it("is exactly this", () => {
    expect(RETAINED.map(({ type, reason }) => [type.split(":").at(-1), reason])).toEqual([
      ["Key", "What it encrypted is lost with it: snapshots, recovery points, locked objects"],
      ["Bucket", "It holds data that no other place may have"],
      ["BucketPublicAccessBlock", "It keeps a retained bucket private"],
      ["BucketOwnershipControls", "It keeps a retained bucket private"],
      ["BucketPolicy", "It keeps a retained bucket private, and its objects locked"],
      ["BucketServerSideEncryptionConfiguration", "It keeps a retained bucket encrypted"],
      ["BucketVersioning", "It keeps every version in a retained bucket"],
      ["BucketObjectLockConfiguration", "It keeps a retained bucket locked"],
      ["Vault", "It may hold recovery points, from which lost data can be restored"],
      ["VaultLockConfiguration", "It keeps the recovery points in a retained vault"],
      ["VaultPolicy", "It keeps the recovery points in a retained vault"],
      ["LogGroup", "RDS writes to it for every database in the account and region, not only this environment's"],
      ["Snapshot", "It is the last state of a deleted database; RDS makes it, so that no stack holds it"],
      ["EncryptionByDefault", "It protects everyone in the account, not only this environment"],
      ["SnapshotBlockPublicAccess", "It protects everyone in the account, not only this environment"],
      ["ImageBlockPublicAccess", "It protects everyone in the account, not only this environment"],
      ["InstanceMetadataDefaults", "It protects everyone in the account, not only this environment"],
      ["SerialConsoleAccess", "It protects everyone in the account, not only this environment"],
      ["AccountPublicAccessBlock", "It protects everyone in the account, not only this environment"],
      ["AccountPasswordPolicy", "It protects everyone in the account, not only this environment"],
      ["AlternativeContact", "AWS tells it of abuse in the account, whichever environments are left"],
      ...[
        ...["Detector", "Recorder", "Account", "StandardsSubscription"],
        ...["Analyzer", "FindingAggregator", "OpenIdConnectProvider"],
      ].map((type) => [type, "It was there before this environment, which only took it over"]),
    ]);
  });

  it("gives the ledger a reason by type, and says so where an older version knew one", () => {
    expect(retentionReason("aws:s3/bucketVersioning:BucketVersioning")).toBe(
      "It keeps every version in a retained bucket",
    );
    expect(retentionReason("aws:ec2/vpc:Vpc")).toBe("It was retained by an earlier version of tapctl");
  });
});
