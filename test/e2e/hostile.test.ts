import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { mutated, seeded } from "../configuration/fuzz-mutations.js";
import { mutatedFile, mutatedValue, TEXTS } from "./support/hostile.js";
import { inProcess } from "./support/in-process.js";
import { configurationOf, configure, faults, smallPlace, type Place } from "./support/place.js";
import { CHECKPOINT, DEED, ENGINE_LOCK, LEDGER, LOCK, PLANNED, planHeader, REPORT } from "./support/samples.js";
import { filesBelow } from "./support/state.js";
import { tapctl } from "./support/tapctl.js";

/** Every case is an ending that tapctl means, in words, with nothing in them that a terminal obeys. */
function expectHandled(
  { status, text }: { readonly status: number | null; readonly text: string },
  allowed: readonly number[],
) {
  expect(text).not.toMatch(/tapctl has a bug|^\s+at .+:\d+:\d+/m);
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(text).not.toMatch(/^\s*::(?!(end)?group|error title=|error file=|warning )/m);
  expect(allowed, text).toContain(status);
}

/** Everything outside the state folder, with what is in it. */
async function outside({ folder, temporary }: Place): Promise<readonly string[]> {
  const files = (await Promise.all([folder, temporary].map(filesBelow))).flat();
  return files
    .filter(([path]) => !path.startsWith(join(folder, ".tapctl")) && !path.startsWith(join(folder, "config")))
    .map(([path, text]) => `${path} ${createHash("sha256").update(text).digest("hex")}`);
}

async function put(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

let place: Place;
let configuration: string;
let before: readonly string[];

beforeAll(async () => {
  place = await smallPlace();
  configuration = await configurationOf(place);
  before = await outside(place);
});

const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, seed) => seed);

async function nothingOutside(): Promise<void> {
  expect(await outside(place)).toEqual(before);
}

describe("hostile input", () => {
  it("in the configuration's file, 150 times", async () => {
    for (const seed of seeds(150)) {
      const random = seeded(7000 + seed);
      const text = seeds(1 + random(4)).reduce((left) => mutated(left, random), configuration);
      await configure(place, text);

      expectHandled(await inProcess(place, ["validate", "--target", "sandbox"]), [0, 4]);
    }
    await configure(place, configuration);
    await nothingOutside();
  });

  it("in variables, 120 times", async () => {
    const names = [
      ...["TAPCTL_ENV", "TAPCTL_TARGET", "TAPCTL_REGIONS", "TAPCTL_CONCURRENCY", "TAPCTL_ON_FAILURE", "TAPCTL_GRACE"],
      ...["TAPCTL_LOCK_WAIT", "TAPCTL_MIN_SESSION", "AWS_ENDPOINT_URL", "TAPCTL_HOME"],
    ];
    for (const seed of seeds(120)) {
      const random = seeded(8000 + seed);
      const variables = Object.fromEntries(
        seeds(1 + random(2)).map(() => [names[random(names.length)] ?? "", TEXTS[random(TEXTS.length)] ?? ""]),
      );

      expectHandled(await inProcess(place, ["validate", "--origin", "--target", "sandbox"], variables), [0, 4]);
    }
    await nothingOutside();
  });

  it("in options and names, 120 times", async () => {
    const options = ["--env", "--target", "--regions", "--only", "--endpoint-url"];
    const run = [
      "--concurrency",
      "--grace",
      "--lock-wait",
      "--report",
      "--faults",
      "--latency",
      "--plan",
      "--on-failure",
    ];
    for (const seed of seeds(120)) {
      const random = seeded(9000 + seed);
      const text = TEXTS[random(TEXTS.length)] ?? "";
      const reading = random(2) === 0;
      const all = reading ? options : [...options.slice(0, 2), ...run];
      const option = all[random(all.length)] ?? "";
      // Without a terminal nothing is deployed, whatever else is said.
      const command = reading ? ["graph"] : ["up"];

      expectHandled(await inProcess(place, [...command, `${option}=${text}`]), [0, 4]);
    }
    await nothingOutside();
  });

  const kept: readonly (readonly [string, string, string, number, readonly string[], readonly number[]])[] = [
    ["a checkpoint", ".pulumi/stacks/tapctl/small-us-east-1.json", CHECKPOINT, 40, ["status"], [0, 4]],
    ["a checkpoint's outputs", ".pulumi/stacks/tapctl/small-us-east-1.json", CHECKPOINT, 25, ["outputs"], [0, 4]],
    ["a lock", "tapctl/locks/small-us-east-1.json", LOCK, 30, ["unlock"], [0, 4, 6]],
    [
      "the engine's lock",
      ".pulumi/locks/organization/tapctl/small-us-east-1/a.json",
      ENGINE_LOCK,
      20,
      ["unlock"],
      [0, 6],
    ],
    ["what was retained", "tapctl/retained/small-us-east-1.json", LEDGER, 25, ["status", "--verbose"], [0, 4]],
    ["an old report", "../../runs/20260101T000000-0000/report.json", REPORT, 25, ["status"], [0]],
  ];

  it.each(kept)("in %s, many times", async (_what, file, sample, count, command, allowed) => {
    const path = join(place.home, "sandbox", "state", file);
    for (const seed of seeds(count)) {
      await put(path, mutatedFile(sample, seeded(10_000 + seed)));

      expectHandled(await inProcess(place, [...command, "--target", "sandbox"]), allowed);
    }
    await rm(path, { force: true });
    await nothingOutside();
  });

  it("in what the state says of itself, 15 times", async () => {
    const path = join(place.home, "sandbox", "state", "tapctl", "state.json");
    for (const seed of seeds(15)) {
      const random = seeded(11_000 + seed);
      const bytes =
        seed % 3 === 0
          ? mutatedFile(DEED, random)
          : Buffer.from(JSON.stringify({ ...(JSON.parse(DEED) as object), target: mutatedValue("", random) }));
      await put(path, bytes);

      // Where the deed was harmless, the plan of failures that is missing ends the run before any stack.
      expectHandled(await inProcess(place, ["up", "--yes", "--target", "sandbox", "--faults", "missing.json"]), [4]);
    }
    await rm(path, { force: true });
    await nothingOutside();
  });

  it("in the sandbox's store, 20 times", async () => {
    const path = join(place.home, "sandbox", "111122223333", "account.db");
    await rm(path, { force: true });
    expectHandled(await inProcess(place, ["sandbox", "inventory"]), [0]);
    for (const seed of seeds(20)) {
      const random = seeded(12_000 + seed);
      const garbage = Buffer.from(seeds(4096).map(() => random(256)));
      const header = Buffer.concat([Buffer.from("SQLite format 3\u0000"), garbage]);
      await put(path, seed % 2 === 0 ? garbage : header);
      for (const file of ["-wal", "-shm"]) await rm(`${path}${file}`, { force: true });

      expectHandled(await inProcess(place, ["sandbox", "inventory"]), [4]);
    }
    await rm(dirname(path), { recursive: true, force: true });
    await nothingOutside();
  });

  it("in a plan's folder, 60 times", async () => {
    const folder = join(place.temporary, "..", "plan");
    for (const seed of seeds(60)) {
      const random = seeded(13_000 + seed);
      const stack = Buffer.from(seed % 2 === 0 ? PLANNED : mutatedFile(PLANNED, random));
      const digest = createHash("sha256").update(stack.toString("utf8")).digest("hex");
      const header = planHeader(digest);
      await put(join(folder, "small-us-east-1.json"), stack);
      await put(join(folder, "plan.json"), seed % 2 === 0 ? mutatedFile(header, random) : header);

      expectHandled(await inProcess(place, ["up", "--plan", folder, "--target", "sandbox"]), [4]);
    }
    await nothingOutside();
  });

  it("as processes of their own, 20 times", async () => {
    const state = join(place.home, "sandbox", "state");
    for (const seed of seeds(10)) {
      await configure(place, mutated(mutated(configuration, seeded(14_000 + seed)), seeded(15_000 + seed)));
      const { status, stdout, stderr } = await tapctl(place, ["validate"]);
      expectHandled({ status, text: stdout + stderr }, [0, 4]);
    }
    await configure(place, configuration);
    for (const seed of seeds(10)) {
      await put(
        join(state, ".pulumi/stacks/tapctl/small-us-east-1.json"),
        mutatedFile(CHECKPOINT, seeded(16_000 + seed)),
      );
      const { status, stdout, stderr } = await tapctl(place, ["status"]);
      expectHandled({ status, text: stdout + stderr }, [0, 4]);
    }
    await rm(state, { recursive: true, force: true });
    await nothingOutside();
  });

  it("in what a provider says", async () => {
    const message = "no\u001b]0;owned\u0007 \u001b[2Jroom \u202efor\u009b31m it\r\n::error::owned\n##[error]owned";
    const refuse = { type: "aws:kms/key:Key", region: "us-east-1", code: "Blocked", message };
    const fault = await faults(place, { refuse });

    const { status, stdout, stderr } = await tapctl(place, ["up", "--yes", "--only", "us-east-1", ...fault], {
      GITHUB_ACTIONS: "true",
    });

    expectHandled({ status, text: stdout + stderr }, [1]);
    expect(stdout).toContain("Blocked: no room");
    expect(`${stdout}${stderr}`).not.toContain("##[");
  });
});
