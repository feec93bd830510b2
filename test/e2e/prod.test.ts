import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { describeLeaves } from "../../src/deployment/outputs.js";
import { FINAL_SNAPSHOT, keptByDestroy, RETAINED } from "../../src/stacks/retention.js";
import { countByType, expectClean, inventory, keyOf, type InventoryResource } from "./support/account.js";
import { prodPlace, type Place } from "./support/place.js";
import { changesOf, reported, stackOf, verdicts, type RunReport } from "./support/report.js";
import { checkpointOf, stacksOf } from "./support/state.js";
import { textAt } from "./support/text-at.js";

const PATIENCE = 900_000;
// Counting lines makes every process a third slower, and the small environments run the same ones.
for (const name of ["TAPCTL_TEST_COVERAGE", "NODE_DISABLE_COMPILE_CACHE"]) Reflect.deleteProperty(process.env, name);
const STACKS = ["us-east-1", "us-west-2", "ap-south-1", "global"];
/** How many resources each of them has. */
const SIZES = [314, 294, 294, 193];
const ALL_UNCHANGED = Object.fromEntries(STACKS.map((label) => [label, "unchanged"]));
const ALL_DONE = Object.fromEntries(STACKS.map((label) => [label, "succeeded"]));
/** The committed file names no contact, so that there is none to keep. */
const NOT_CONFIGURED = "aws:account/alternativeContact:AlternativeContact";
const LATER = /^known after up( of .+)?$/;

describe("the committed prod environment", { timeout: PATIENCE }, () => {
  let place: Place;
  let preview: RunReport;
  let deployed: readonly InventoryResource[];

  beforeAll(async () => {
    place = await prodPlace();
  });

  it("is previewed whole before anything exists, and leaves nothing behind", async () => {
    const { ended, report } = await reported(place, ["preview", "--detailed-exitcode"]);

    expect(ended.status).toBe(2);
    const lines = ended.stdout.split("\n");
    const table = lines.slice(lines.findIndex((line) => /^stack +create/.test(line)));
    expect(table.slice(0, 6).map((row) => row.split(/\s+/)[0])).toEqual(["stack", ...STACKS, "total"]);
    expect(ended.stdout.trimEnd().split("\n").at(-1)).toBe(`Plan: ${String(total(SIZES))} to create`);
    expect(report.previews.map(changesOf)).toEqual(SIZES.map((create) => ({ create })));
    expect(await stacksOf(place)).toEqual([]);
    expect(await inventory(place)).toEqual([]);
    preview = report;
  });

  it("is shown with what configuration determines, and without what AWS decides", () => {
    const west = leavesOf(preview, "us-west-2");
    const route = propertiesOf(preview, "global", "tap-peering-us-east-1-us-west-2-us-east-1-private-1-ipv4");
    const route6 = propertiesOf(preview, "global", "tap-peering-us-east-1-us-west-2-us-east-1-private-1-ipv6");

    expect(route["destinationCidrBlock"]).toBe("10.20.128.0/17");
    expect(route6["destinationIpv6CidrBlock"]).toBe("known after up of us-west-2");
    expect(route["routeTableId"]).toBe("known after up of us-east-1");
    expect(west.get("storageBucket.name")).toBe("prod-storage-us-west-2-111122223333");
    expect(west.get("logsBucket.arn")).toBe("arn:aws:s3:::prod-logs-us-west-2-111122223333");
    for (const path of ["vpcId", "kmsKeyArn", "vpcIpv6Cidr"]) {
      expect([path, west.get(path)]).toEqual([path, "known after up of us-west-2"]);
    }
  });

  it("is deployed with one command, and no value that was known differs afterwards", async () => {
    const { ended, report } = await reported(place, ["up", "--yes"]);

    expect(ended.status).toBe(0);
    expect(verdicts(report)).toEqual(ALL_DONE);
    expect(STACKS.flatMap((label) => differingOutputs(preview, report, label))).toEqual([]);
    const compared = await Promise.all(STACKS.map((label) => differingInputs(place, preview, label)));
    expect(compared.flatMap(({ differing }) => differing)).toEqual([]);
    expect(total(compared.map(({ known }) => known))).toBeGreaterThan(5000);
    await expectClean(place);
    deployed = await inventory(place);
  });

  it("is left alone by a second up", async () => {
    const { ended, report } = await reported(place, ["up", "--yes"]);

    expect(ended.status).toBe(0);
    expect(verdicts(report)).toEqual(ALL_UNCHANGED);
    expect(report.stacks.map(changesOf)).toEqual(SIZES.map((same) => ({ same })));
  });

  it("is destroyed but for the rows of the retention table", async () => {
    const { ended, report } = await reported(place, ["destroy", "--confirm", "prod"]);

    expect(ended.status).toBe(0);
    expect(verdicts(report)).toEqual(ALL_DONE);
    const left = await inventory(place);
    const stood = left.filter(({ type }) => type !== FINAL_SNAPSHOT);
    expect(stood.map(keyOf)).toEqual(deployed.filter(isKept).map(keyOf));
    expect(countByType(left)).toEqual({
      "aws:backup/vault:Vault": 3,
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration": 3,
      "aws:backup/vaultPolicy:VaultPolicy": 3,
      "aws:cloudwatch/logGroup:LogGroup": 3,
      "aws:ebs/encryptionByDefault:EncryptionByDefault": 3,
      "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": 3,
      "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": 3,
      "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": 3,
      "aws:ec2/serialConsoleAccess:SerialConsoleAccess": 3,
      "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": 1,
      "aws:kms/key:Key": 3,
      "aws:rds/snapshot:Snapshot": 1,
      "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": 1,
      "aws:s3/bucket:Bucket": 7,
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": 3,
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 7,
      "aws:s3/bucketPolicy:BucketPolicy": 7,
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 7,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 7,
      "aws:s3/bucketVersioning:BucketVersioning": 7,
    });
    const kinds = RETAINED.filter(({ keeper }) => ["always", "retainData", "retainKeys"].includes(keeper))
      .map(({ type }) => type)
      .filter((type) => type !== NOT_CONFIGURED);
    expect(Object.keys(countByType(left)).sort()).toEqual(kinds.sort());
    await expectClean(place);
  });

  it("is deployed again with what was retained", async () => {
    const { ended, report } = await reported(place, ["up", "--yes"]);

    expect(ended.status).toBe(0);
    expect(verdicts(report)).toEqual(ALL_DONE);
    const now = await inventory(place);
    const present = new Set(now.map(keyOf));
    expect(deployed.filter(isKept).filter((resource) => !present.has(keyOf(resource)))).toEqual([]);
    expect(countByType(now)).toEqual({ ...countByType(deployed), [FINAL_SNAPSHOT]: 1 });
    await expectClean(place);
  });
});

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function isKept({ urn }: InventoryResource): boolean {
  return keptByDestroy(urn, { retainData: true, retainKeys: true });
}

function previewOf({ previews }: RunReport, label: string) {
  return stackOf({ stacks: previews }, label);
}

function leavesOf(report: RunReport, label: string): ReadonlyMap<string, string> {
  return new Map(describeLeaves({ ...previewOf(report, label).outputs }));
}

function propertiesOf(report: RunReport, label: string, name: string): Readonly<Record<string, string | undefined>> {
  const change = previewOf(report, label).changes.find((candidate) => candidate.name === name);
  return Object.fromEntries((change?.properties ?? []).map(({ path, after }) => [path, after]));
}

function differingOutputs(before: RunReport, after: RunReport, label: string): readonly string[] {
  const now = new Map(describeLeaves({ ...stackOf(after, label).outputs }));
  const known = [...leavesOf(before, label)].filter(([, text]) => !LATER.test(text));
  return known.filter(([path, text]) => now.get(path) !== text).map(([path]) => `${label}: ${path}`);
}

/** Compares what the preview said of every property with what the engine was given in the end. */
async function differingInputs(place: Place, before: RunReport, label: string) {
  const checkpoint = await checkpointOf(place, `prod-${label}`);
  const inputs = new Map(checkpoint?.resources?.map((resource) => [resource.urn, resource.inputs]));
  const known = previewOf(before, label).changes.flatMap(({ urn, properties }) =>
    properties.flatMap(({ path, after }) => (after === undefined || LATER.test(after) ? [] : [{ urn, path, after }])),
  );
  const differing = known.filter(({ urn, path, after }) => textAt(inputs.get(urn), path) !== after);
  return { known: known.length, differing: differing.map(({ urn, path }) => join(urn, path)) };
}
