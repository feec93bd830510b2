import { readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { harness, type HarnessOptions } from "../support/harness.js";
import { change, failure } from "../support/results.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Saves the plan of a deployment that does not exist yet, and tells where. */
async function saved(options: HarnessOptions = {}, ...argv: readonly string[]): Promise<string> {
  const folder = join(await temporaryFolder(), "plan");
  const { status, error } = await harness(options).run("preview", "--save-plan", folder, ...argv);
  expect([status, error]).toEqual([0, undefined]);
  return folder;
}

const REFUSED = { code: "PLAN", hint: "Preview again, and have that approved: tapctl preview --save-plan <dir>" };

describe("tapctl preview --save-plan", () => {
  it("keeps a file a stack and one over all, readable by their owner only", async () => {
    const folder = await saved();

    expect((await readdir(folder)).sort()).toEqual([
      "plan.json",
      "prod-ap-south-1.json",
      "prod-global.json",
      "prod-us-east-1.json",
      "prod-us-west-2.json",
    ]);
    for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it("saves nothing when one stack cannot be previewed", async () => {
    const folder = join(await temporaryFolder(), "plan");

    const { status } = await harness({ script: { "preview us-west-2": failure("No zone") } }).run(
      ...["preview", "--save-plan", folder],
    );

    expect(status).toBe(1);
    await expect(readdir(folder)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("replaces an earlier plan, and refuses a folder with anything else before it looks at a stack", async () => {
    const folder = await saved();
    const again = await harness().run("preview", "--only", "us-east-1", "--save-plan", folder);
    const other = await temporaryFolder();
    await writeFile(join(other, "notes.txt"), "mine");

    const { run, engine } = harness();
    const { status, error } = await run("preview", "--save-plan", other);

    expect(again.status).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(["plan.json", "prod-us-east-1.json"]);
    expect([status, engine.calls]).toEqual([4, []]);
    expect(error).toMatchObject({ message: `Cannot save a plan in "${other}": other things lie there` });
    expect(await readdir(other)).toEqual(["notes.txt"]);
  });

  it("saves nothing when a state moves while it is previewed", async () => {
    const folder = join(await temporaryFolder(), "plan");
    const { run, engine } = harness();
    const gate = engine.hold("preview us-east-1");

    const ended = run("preview", "--only", "us-east-1", "--save-plan", folder);
    await gate.reached;
    engine.deploy("us-east-1", { vpcId: "vpc-1" });
    gate.release();
    const { status, error } = await ended;

    expect(status).toBe(4);
    expect(error).toMatchObject({
      message: `Cannot run the plan in "${folder}": the state of prod-us-east-1 has changed`,
    });
  });
});

describe("tapctl up --plan", () => {
  it("runs what was saved without asking, though there is no terminal", async () => {
    const folder = await saved();
    const { run, engine, terminal } = harness({ canAsk: false });

    const { status } = await run("up", "--plan", folder);

    expect(status).toBe(0);
    expect(terminal.questions).toEqual([]);
    expect(engine.calls.filter((call) => call.startsWith("up"))).toEqual([
      "up us-east-1",
      "up us-west-2",
      "up ap-south-1",
      "up global",
    ]);
  });

  it("covers the stacks that were previewed, and refuses others", async () => {
    const folder = await saved({}, "--only", "us-west-2");
    const one = harness({ canAsk: false });
    const other = harness({ canAsk: false });

    const { status } = await one.run("up", "--plan", folder);
    const refused = await other.run("up", "--plan", folder, "--regions", "us-east-1");

    expect([status, one.engine.calls]).toEqual([0, ["preview us-west-2", "up us-west-2"]]);
    expect([refused.status, other.engine.calls]).toEqual([4, []]);
    expect(refused.error).toMatchObject({
      message: "Cannot choose other stacks than the plan covers: prod-us-west-2",
    });
  });

  it.each<[string, HarnessOptions, string]>([
    ["the configuration", { project: { configurationDigest: "other" } }, "the configuration has changed"],
    ["the code", { code: "other" }, "tapctl's code has changed"],
    ["the account", { project: { account: "444455556666" } }, "the account is 444455556666 now, and was 111122223333"],
    ["the target", { project: { target: "aws" } }, "the target is aws now, and was sandbox"],
    ["a state", { deployed: { "us-west-2": { vpcId: "vpc-1" } } }, "the state of prod-us-west-2 has changed"],
    [
      "two of them",
      { code: "other", deployed: { global: { regions: [] } } },
      "tapctl's code has changed; the state of prod-global has changed",
    ],
  ])("refuses before it looks at a stack when %s moved", async (_what, options, difference) => {
    const folder = await saved();
    const { run, engine, reports } = harness({ canAsk: false, ...options });

    const { status, error } = await run("up", "--plan", folder);

    expect(status).toBe(4);
    expect(error).toMatchObject({ ...REFUSED, message: `Cannot run the plan in "${folder}": ${difference}` });
    expect(engine.calls).toEqual([]);
    expect(reports.map(({ exitStatus }) => exitStatus)).toEqual([4]);
  });

  it.each([
    [
      "does more",
      { changes: [change("create", "us-west-2-thing"), change("delete", "old")] },
      "delete aws:x/y:Z old, which was not planned",
    ],
    ["does less", { changes: [] }, "no longer create aws:x/y:Z us-west-2-thing"],
    [
      "does something else",
      { changes: [change("delete", "us-west-2-thing")] },
      "delete aws:x/y:Z us-west-2-thing, which was not planned",
    ],
    [
      "sets something else",
      {
        changes: [
          { ...change("create", "us-west-2-thing"), properties: [{ path: "a", after: "1", forcesReplacement: false }] },
        ],
      },
      "create aws:x/y:Z us-west-2-thing with other properties than were planned",
    ],
  ])("refuses with nothing done when a preview %s", async (_what, preview, difference) => {
    const folder = await saved();
    const { run, engine } = harness({ canAsk: false, script: { "preview us-west-2": preview } });

    const { status, error } = await run("up", "--plan", folder);

    expect(status).toBe(4);
    expect(error).toMatchObject({
      ...REFUSED,
      message: `Cannot run the plan in "${folder}": us-west-2: it would ${difference}`,
    });
    expect(engine.calls.filter((call) => call.startsWith("up"))).toEqual([]);
  });

  it("plans global again, and skips it where it does more than was approved and no rule lets it", async () => {
    const folder = await saved();
    const more = [{}, { changes: [change("create", "global-thing"), change("create", "more")] }];
    const strict = harness({ canAsk: false, script: { "preview global": more } });
    const ruled = harness({ canAsk: false, script: { "preview global": more } });

    const skipped = await strict.run("up", "--plan", folder);
    const allowed = await ruled.run("up", "--plan", folder, "--approve-if", "no-deletes");

    expect([skipped.status, strict.reports.at(-1)?.stacks.at(-1)?.verdict]).toEqual([1, "skipped"]);
    expect([allowed.status, ruled.reports.at(-1)?.stacks.at(-1)?.verdict]).toEqual([0, "succeeded"]);
  });
});

describe("a plan's folder", () => {
  const cases: readonly (readonly [string, (folder: string) => Promise<unknown>, string])[] = [
    ["is not there", (folder) => rm(folder, { recursive: true }), "it has no plan.json"],
    ["lacks a stack", (folder) => rm(join(folder, "prod-global.json")), "it has no prod-global.json"],
    ["holds no JSON", (folder) => writeFile(join(folder, "plan.json"), "{"), "plan.json is not JSON"],
    [
      "was written by something else",
      (folder) => writeFile(join(folder, "plan.json"), "{}"),
      "plan.json is not as tapctl writes it, at schemaVersion",
    ],
    [
      "has a stack that was edited",
      async (folder) => {
        const path = join(folder, "prod-us-west-2.json");
        await writeFile(path, (await readFile(path, "utf8")).replace("create", "delete"));
      },
      "prod-us-west-2.json was changed after it was saved",
    ],
    [
      "leads elsewhere by a name",
      async (folder) => {
        const path = join(folder, "plan.json");
        await writeFile(path, (await readFile(path, "utf8")).replaceAll("prod-us-west-2", "../prod-us-west-2"));
      },
      "plan.json is not as tapctl writes it, at basis.states.../prod-us-west-2",
    ],
    [
      "leads elsewhere by a link",
      async (folder) => {
        await rm(join(folder, "prod-global.json"));
        await symlink("/etc/hostname", join(folder, "prod-global.json"));
      },
      "prod-global.json is no file",
    ],
  ];

  it.each(cases)("is refused when it %s", async (_what, spoil, why) => {
    const folder = await saved();
    await spoil(folder);
    const { run, engine, requests } = harness({ canAsk: false });

    const { status, error } = await run("up", "--plan", folder);

    expect([status, engine.calls, requests]).toEqual([4, [], []]);
    expect(error).toMatchObject({
      message: `Cannot use the plan in "${folder}": ${why}`,
      hint: "Save it again, and carry the whole folder: tapctl preview --save-plan <dir>",
    });
  });
});
