import { randomUUID } from "node:crypto";
import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { readLock, type LockRecord } from "../../src/automation/locks/lock-record.js";
import { readEngineLocks, removeDeadEngineLocks } from "../../src/automation/locks/engine-lock.js";
import { thisProcess } from "../../src/automation/locks/owner.js";
import { takeLocks, type LockRequest } from "../../src/automation/locks/run-lock.js";
import { readLedger, writeLedger } from "../../src/automation/state/ledger.js";
import type { StateStore } from "../../src/automation/state/state-store.js";
import { forgetUnfinished, readUnfinished, writeUnfinished } from "../../src/automation/state/unfinished.js";
import { s3Store } from "../../src/cloud/state/s3-store.js";
import { reach } from "./support/account.js";
import { answering, recorderBefore } from "./support/recorder.js";

const { cloud } = inject("target");
const BUCKET = "tapctl-state-of-the-tests";
const STACK = "prod-us-east-1";
const PACE = { beatEvery: 100, deadAfter: 1000, lookEvery: 100 };
const deadPid = (): number => spawnSync(process.execPath, ["-e", "0"]).pid;

describe.skipIf(cloud !== "moto")("a state in a bucket", { timeout: 60_000 }, () => {
  let store: StateStore;
  let prefix: string;
  const open = (more: object = {}) =>
    s3Store({ kind: "s3", url: `s3://${BUCKET}/${prefix}`, ...reach("us-east-1"), ...more });

  beforeAll(async () => {
    await new S3Client({ ...reach("us-east-1"), forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket: BUCKET }),
    );
  });
  beforeEach(() => {
    prefix = randomUUID();
    store = open();
  });

  describe("holds texts, which", () => {
    it("are made once, however many try", async () => {
      const made = await Promise.all(["a", "b", "c", "d"].map((text) => store.create("tapctl/x", text)));

      expect(made.filter(Boolean)).toHaveLength(1);
      expect((await store.read("tapctl/x"))?.text).toBe(["a", "b", "c", "d"][made.indexOf(true)]);
    });

    it("are replaced by whoever saw the last one, and by nobody else", async () => {
      await store.write("tapctl/x", "first");
      const { version = "" } = (await store.read("tapctl/x")) ?? {};

      expect(await store.replace("tapctl/x", "second", version)).toBe(true);
      expect(await store.replace("tapctl/x", "third", version)).toBe(false);
      expect(await store.replace("tapctl/y", "third", version)).toBe(false);
      expect(await store.read("tapctl/x")).toMatchObject({ text: "second" });
    });

    it("are taken for made where the answer to that was lost", async () => {
      await store.write("tapctl/x", "mine");

      expect(await store.create("tapctl/x", "mine")).toBe(true);
    });

    it("are listed by folder, and gone when they are removed", async () => {
      for (const key of ["tapctl/a/1.json", "tapctl/a/2.json", "tapctl/a/b/3.json"]) await store.write(key, "{}");
      await store.remove("tapctl/a/1.json");
      await store.remove("tapctl/a/none.json");

      expect([await store.list("tapctl/a"), await store.list("tapctl/none")]).toEqual([["2.json"], []]);
      expect(await store.read("tapctl/a/1.json")).toBeUndefined();
      expect(store.locate("tapctl/a/2.json")).toBe(`s3://${BUCKET}/${prefix}/tapctl/a/2.json`);
    });

    it("are the marks of unfinished runs, and what destroy left", async () => {
      const mark = {
        ...{ run: "first", command: "up", host: "h", since: "2026" },
        configurationDigest: "d",
        version: "1",
      };
      const ledger = { retained: [{ urn: "u", id: "i", reason: "r" }], resources: [{ urn: "u", type: "t", id: "i" }] };
      await writeUnfinished(store, STACK, mark);
      await writeLedger(store, STACK, ledger);

      expect([await readUnfinished(store, STACK), await readLedger(store, STACK)]).toEqual([mark, ledger]);
      await forgetUnfinished(store, STACK);
      expect(await readUnfinished(store, STACK)).toBeUndefined();
    });
  });

  describe("locks stacks, and a lock", () => {
    const take = (run: string, more: Partial<LockRequest> = {}) =>
      takeLocks({
        ...{ store, stacks: [STACK], run, command: "up", waitMs: 0, pace: PACE },
        ...{ say: () => undefined, onLost: () => undefined },
        ...more,
      });
    const recordOf = async (more: Partial<LockRecord> = {}): Promise<LockRecord> => ({
      ...(await thisProcess()),
      ...{ run: "earlier", command: "up", takenAt: "2026-01-01T00:00:00.000Z", beat: 3 },
      ...more,
    });
    const place = async (record: LockRecord) => {
      await store.write(`tapctl/locks/${STACK}.json`, JSON.stringify(record));
    };
    const holder = async () => (await readLock(store, STACK))?.run;

    it("is one run's, beats while that lives, and is gone after it", async () => {
      const held = await take("first");
      await expect.poll(async () => (await readLock(store, STACK))?.beat, { timeout: 10_000 }).toBeGreaterThan(1);

      await expect(take("second")).rejects.toMatchObject({ code: "LOCKED" });
      await held.release();
      expect(await holder()).toBeUndefined();
    });

    it("is waited for", async () => {
      const said: string[] = [];
      const first = await take("first");
      const second = take("second", { waitMs: 60_000, say: (line) => said.push(line) });
      await expect.poll(() => said, { timeout: 10_000 }).toHaveLength(1);
      await first.release();

      await (await second).release();
      expect(said[0]).toContain(`Waiting for ${STACK}: tapctl up holds it, run first, `);
    });

    it.each([
      ["whose process is gone", () => recordOf({ pid: deadPid() })],
      ["of another machine that has fallen silent", () => recordOf({ host: "elsewhere" })],
      ["of a machine with this one's name that has fallen silent", () => recordOf({ bootId: "another" })],
    ])("%s gives way, to one run only", async (_, record) => {
      await place(await record());
      const ended = await Promise.allSettled(["a", "b", "c", "d"].map((run) => take(run)));

      const won = ended.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
      expect(won.map(({ taken, own }) => [taken.get(STACK)?.run, own.run])).toEqual([["earlier", await holder()]]);
      await won[0]?.release();
    });

    it("that another run has taken over is told of", async () => {
      const lost: string[] = [];
      const held = await take("first", { onLost: (stack) => lost.push(stack) });
      await place(await recordOf({ run: "other" }));

      await expect.poll(() => lost, { timeout: 10_000 }).toContain(STACK);
      await held.release();
      expect(await holder()).toBe("other");
    });

    it("of a dead run takes those of its engines with it", async () => {
      const folder = `.pulumi/locks/organization/tapctl/${STACK}`;
      const lock = { pid: deadPid(), username: "root", hostname: hostname(), timestamp: "2026-01-01T00:01:00Z" };
      await store.write(`${folder}/1.json`, JSON.stringify(lock));

      expect(await removeDeadEngineLocks(store, STACK)).toHaveLength(1);
      expect(await removeDeadEngineLocks(store, STACK, await recordOf())).toEqual([]);
      expect(await readEngineLocks(store, STACK)).toEqual([]);
    });
  });

  describe("that cannot be used is told of:", () => {
    it("no bucket", async () => {
      const gone = s3Store({ kind: "s3", url: "s3://tapctl-nobody-made-it", ...reach("us-east-1") });

      await expect(gone.read("x")).rejects.toMatchObject({
        ...{ code: "STATE", message: 'Cannot use the state in "s3://tapctl-nobody-made-it/": there is no such bucket' },
      });
    });

    it("no permission", async () => {
      const endpoint = await answering(403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");

      await expect(open({ endpoint }).create("x", "y")).rejects.toMatchObject({
        ...{ code: "STATE", hint: expect.stringContaining("s3:PutObject") as unknown },
      });
    });

    it("no answer", async () => {
      await expect(open({ endpoint: "http://127.0.0.1:9" }).read("x")).rejects.toMatchObject({
        ...{ code: "CONFIGURATION", message: "Cannot reach http://127.0.0.1:9: ECONNREFUSED" },
      });
    });
  });

  it("asks where its URL says, rather than where the account is", async () => {
    const recorder = await recorderBefore(inject("target").endpoint ?? "");
    const url = `s3://${BUCKET}/${prefix}?region=us-east-1&endpoint=${encodeURIComponent(recorder.endpoint)}`;
    await open({ url, endpoint: "http://127.0.0.1:9" }).write("x", "y");

    expect(recorder.calls).toEqual([`PUT /${BUCKET}/${prefix}/x?x-id=PutObject`]);
    expect((await store.read("x"))?.text).toBe("y");
  });
});
