import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { latencyOf } from "../../src/sandbox/latency.js";
import { openAccount } from "../../src/sandbox/store/account-store.js";
import type { NewResource } from "../../src/sandbox/store/account.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tapctl-account-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const resource = (id: string): NewResource => ({
  ...{ type: "aws:ec2/vpc:Vpc", region: "us-east-1", id, arn: undefined, urn: "urn", owner: undefined },
  ...{ inputs: {}, outputs: {}, hidden: {} },
});

describe("the account's store", () => {
  it("keeps what was committed for whoever opens it next", () => {
    const first = openAccount(folder);
    first.transaction((account) => account.insert(resource("vpc-1")));
    first.close();

    const second = openAccount(folder);

    expect(second.read((account) => account.all()).map(({ id }) => id)).toEqual(["vpc-1"]);
    second.close();
  });

  it("undoes all of a transaction that fails", () => {
    const store = openAccount(folder);
    const failing = () =>
      store.transaction((account) => {
        account.insert(resource("vpc-1"));
        throw new Error("no");
      });

    expect(failing).toThrow("no");

    expect(store.read((account) => account.all())).toEqual([]);
    store.close();
  });

  it("counts on after a resource is gone", () => {
    const store = openAccount(folder);

    const numbers = [1, 2, 3].map(() => store.transaction((account) => account.count("block")));

    expect(numbers).toEqual([1, 2, 3]);
    store.close();
  });

  it("says so when the folder cannot be used", () => {
    writeFileSync(join(folder, "file"), "");

    expect(() => openAccount(join(folder, "file"))).toThrow(
      expect.objectContaining({
        code: "SANDBOX",
        message: `Cannot open the simulated account in "${join(folder, "file")}"`,
      }),
    );
  });

  it("is opened by several processes at once, before it exists", async () => {
    const script = fileURLToPath(new URL("./opener.mjs", import.meta.url));
    const openers = Array.from({ length: 4 }, () => fork(script, { stdio: ["ignore", "ignore", "inherit", "ipc"] }));
    const answersOf = async (ask: (opener: ChildProcess) => void) =>
      await Promise.all(
        openers.map(async (opener) => {
          const answer = new Promise<unknown>((resolve) => opener.once("message", resolve));
          ask(opener);
          return await answer;
        }),
      );
    await answersOf(() => undefined);

    const answers: unknown[] = [];
    for (let round = 0; round < 100; round++) {
      answers.push(...(await answersOf((opener) => opener.send(join(folder, String(round))))));
    }

    for (const opener of openers) opener.disconnect();
    expect(answers.filter((answer) => answer !== "opened")).toEqual([]);
  }, 60_000);

  it("loses nothing and stays readable when a process that writes to it is killed", async () => {
    const writer = fork(fileURLToPath(new URL("./writer.mjs", import.meta.url)), [folder], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const committed: string[] = [];
    await new Promise<void>((resolve) => {
      writer.on("message", (id: string) => {
        committed.push(id);
        if (committed.length === 20) writer.kill("SIGKILL");
      });
      writer.on("exit", () => {
        resolve();
      });
    });

    const store = openAccount(folder);

    const kept = store.read((account) => account.all()).map(({ id }) => id);
    expect(kept.slice(0, committed.length)).toEqual(committed);
    store.transaction((account) => account.insert(resource("after")));
    store.close();
  });
});

describe("latency", () => {
  it.each([
    [{ flatMs: 0, timeScale: 0 }, "create", 0],
    [{ flatMs: 1000, timeScale: 0 }, "create", 1000],
    [{ flatMs: 0, timeScale: 1 }, "create", 110_000],
    [{ flatMs: 5, timeScale: 0.01 }, "delete", 15],
  ] as const)("of %j for a NAT gateway's %s is %i ms", (latency, operation, ms) => {
    expect(latencyOf(latency, "aws:ec2/natGateway:NatGateway", operation)).toBe(ms);
  });
});
