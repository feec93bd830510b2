import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Place } from "../e2e/support/place.js";
import { changesOf, reported, verdicts, type RunReport } from "../e2e/support/report.js";
import { encryptionChecks } from "./checks/encryption.js";
import { identityChecks } from "./checks/identity.js";
import { leftovers } from "./checks/leftovers.js";
import { networkChecks } from "./checks/network.js";
import { replicationChecks } from "./checks/replication.js";
import { serviceChecks } from "./checks/services.js";
import { trailChecks } from "./checks/trail.js";
import { accountId, REGIONS } from "./support/account.js";
import { integrationPlace, keep, targetOptions, variables } from "./support/place.js";

const { cloud, provider } = inject("target");
/** AWS takes a quarter of an hour for a database alone, and the replicas come after it. */
const PATIENCE = cloud === "aws" ? 10_800_000 : 1_800_000;
const STACKS = [...REGIONS, "global"];
const every = (verdict: string) => Object.fromEntries(STACKS.map((label) => [label, verdict]));

describe.skipIf(!provider)(`the platform on ${cloud}`, { timeout: PATIENCE }, () => {
  let place: Place | undefined;
  let account = "";
  let before: readonly string[] = [];
  let up: Awaited<ReturnType<typeof run>>;
  let destroyed = false;
  const deployed = (): Place => {
    if (place === undefined) throw new Error("There is no project to deploy");
    return place;
  };
  const environment = () => deployed().environment;
  const owner = () => ({ environment: environment(), account });
  const upperCase = () => environment().toUpperCase();
  const run = (...args: readonly string[]) => reported(deployed(), [...args, ...targetOptions()], variables());
  const destroy = async () => await run("destroy", "--confirm", environment());

  beforeAll(async () => {
    place = await integrationPlace();
    account = await accountId();
    before = await leftovers(owner());
    up = await run("up", "--yes");
    // What follows would only say once more, at length, that nothing is there.
    expect({ status: up.ended.status, failures: failuresOf(up.report) }).toEqual({ status: 0, failures: [] });
  }, PATIENCE);

  // Whatever happens: nothing of a throwaway environment stays in an account.
  afterAll(async () => {
    if (destroyed || place === undefined) return;
    const again = await destroy().catch(() => undefined);
    if (again?.ended.status !== 0 && cloud === "aws") await keep(place);
  }, PATIENCE);

  it("is deployed through the real provider", () => {
    expect(verdicts(up.report)).toEqual(every("succeeded"));
  });

  describe("is found there, and", () => {
    networkChecks(upperCase);
    encryptionChecks(upperCase, cloud === "moto");
    replicationChecks(owner);
    identityChecks(owner);
    trailChecks(owner);
    serviceChecks(environment, cloud === "moto");
  });

  it("is left alone by a second preview", async () => {
    const { ended, report } = await run("preview", "--detailed-exitcode");

    expect({ status: ended.status, changes: changedIn(report.previews) }).toEqual({ status: 0, changes: [] });
  });

  it("has not drifted", async () => {
    const { ended, report } = await run("drift");

    expect({ status: ended.status, changes: changedIn(report.stacks) }).toEqual({ status: 0, changes: [] });
  });

  it("is destroyed but for what is retained", async () => {
    const { ended, report } = await destroy();
    destroyed = ended.status === 0;

    expect({ status: ended.status, failures: failuresOf(report) }).toEqual({ status: 0, failures: [] });
    expect(report.stacks.map((stack) => changesOf(stack)["delete"] ?? 0).every((count) => count > 0)).toBe(true);
    expect(await leftovers(owner())).toEqual(cloud === "moto" ? retained(account) : before);
  });
});

function failuresOf({ stacks, previews }: RunReport) {
  return [...previews, ...stacks].flatMap(({ label, failures }) =>
    failures.map(({ urn, message }) => ({ label, urn, message })),
  );
}

function changedIn(stacks: RunReport["stacks"]) {
  return stacks.flatMap(({ label, changes }) =>
    changes
      .filter(({ kind }) => kind !== "same")
      .map(({ name, kind, properties }) => ({ label, name, kind, paths: properties.map(({ path }) => path) })),
  );
}

/** The rows of the retention table that the preset for emulators deploys. */
function retained(account: string): readonly string[] {
  const sides = "policy, encryption, versions, ownership, public access block";
  return [
    "account public access block",
    ...REGIONS.flatMap((region) => [
      `${region} encryption of volumes`,
      `${region} kms key Enabled`,
      `${region} logs log-group:RDSOSMetrics`,
      `${region} s3 prod-config-${region}-${account}: ${sides}`,
      `${region} s3 prod-storage-${region}-${account}: ${sides}, lock`,
    ]),
    `us-east-1 s3 prod-trail-us-east-1-${account}: ${sides}`,
  ].sort();
}
