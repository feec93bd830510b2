import { rm } from "node:fs/promises";
import { hostname } from "node:os";
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { checkpointKey } from "../../src/automation/state/stored-checkpoint.js";
import type { StateStore } from "../../src/automation/state/state-store.js";
import { s3Store } from "../../src/cloud/state/s3-store.js";
import { smallPlace, type Place } from "../e2e/support/place.js";
import { changesOf, reported, stackOf, verdicts } from "../e2e/support/report.js";
import { EAST, smallEnvironment } from "../e2e/support/small.js";
import { endWithTest, startTapctl, tapctl, type Running } from "../e2e/support/tapctl.js";
import { reach } from "./support/account.js";
import { targetOptions, variables } from "./support/place.js";

const { cloud, provider } = inject("target");
const BUCKET = "tapctl-state-of-a-team";
const BACKEND = `s3://${BUCKET}/platform?region=us-east-1`;
const KEY = "awskms://alias/tapctl-state?region=us-east-1";
const STACK = "small-us-east-1";
const PATIENCE = 900_000;
/** What lies in the backend of a deployment that nobody works on. */
const FOLDERS = ["locks", "unfinished"].map((name) => `tapctl/${name}`);

describe.skipIf(cloud !== "moto" || !provider)("state in a bucket, with a key of KMS", { timeout: PATIENCE }, () => {
  let place: Place;
  let store: StateStore;
  const command = (...args: readonly string[]) => [...args, ...targetOptions()];
  const begin = (...args: readonly string[]): Running => {
    const running = startTapctl(place, command(...args), variables());
    endWithTest(running);
    return running;
  };
  const held = async () => (await Promise.all(FOLDERS.map((folder) => store.list(folder)))).flat();
  const encryption = async () =>
    /"secrets_providers":\{[^}]*\}/.exec((await store.read(checkpointKey(STACK)))?.text ?? "")?.[0];

  beforeAll(async () => {
    const kms = new KMSClient(reach("us-east-1"));
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    await kms.send(new CreateAliasCommand({ AliasName: "alias/tapctl-state", TargetKeyId: KeyMetadata?.KeyId }));
    await new S3Client({ ...reach("us-east-1"), forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket: BUCKET }),
    );
    place = await smallPlace(
      smallEnvironment({ regions: EAST, more: `backend: ${BACKEND}\nsecretsProvider: ${KEY}\n` }),
    );
    store = s3Store({ kind: "s3", url: BACKEND, ...reach("us-east-1") });
  });

  it("is one run's at a time; one that is killed is followed by another, which goes on", async () => {
    const first = begin("up", "--yes");
    await expect
      .poll(async () => await store.list("tapctl/unfinished"), { timeout: 300_000 })
      .toEqual([`${STACK}.json`]);
    const refused = await tapctl(place, command("up", "--yes"), variables());
    const status = await tapctl(place, command("status"), variables());
    const next = begin("up", "--yes", "--lock-wait", "10m");
    await next.says(/Waiting for small-global: tapctl up holds it/);
    process.kill(first.pid, "SIGKILL");
    const { status: ended, stderr } = await next.ended;

    expect(refused.status).toBe(6);
    expect(refused.stderr).toMatch(
      new RegExp(
        `✖ The stack small-global is locked: tapctl up holds it, run \\S+, process ${first.pid} on ${hostname()}`,
      ),
    );
    expect(status.stderr).toContain("us-east-1 is locked: tapctl up holds it, run ");
    expect(stderr).toContain(`did not finish ${STACK}: this one goes on from there`);
    expect({ ended, held: await held() }).toEqual({ ended: 0, held: [] });
  });

  it("outlives the machine that deployed: another one changes nothing, and encrypts with the same key", async () => {
    const before = await encryption();
    await rm(place.home, { recursive: true });
    const { ended, report } = await reported(place, command("preview", "--detailed-exitcode"), variables());
    const changed = report.previews.flatMap(({ changes }) => changes.filter(({ kind }) => kind !== "same"));
    const up = await reported(place, command("up", "--yes"), variables());

    expect(before).toContain(KEY);
    expect(changed).toEqual([]);
    expect([ended.status, up.ended.status, await encryption()]).toEqual([0, 0, before]);
    expect(changesOf(stackOf(up.report, "us-east-1"))).toEqual({ same: expect.any(Number) as unknown });
  });

  it("is empty once the environment is destroyed", async () => {
    const { ended, report } = await reported(place, command("destroy", "--confirm", "small"), variables());

    expect([ended.status, verdicts(report)]).toEqual([0, { global: "succeeded", "us-east-1": "succeeded" }]);
    expect([await store.read(checkpointKey(STACK)), await held()]).toEqual([undefined, []]);
  });
});
