import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { expectPlainError } from "./support/output.js";
import { exists, smallPlace, type Place } from "./support/place.js";
import { smallEnvironment } from "./support/small.js";
import { tapctl, type Ended } from "./support/tapctl.js";

async function expectRefused(place: Place, ended: Ended, sentence: string, remedy: string): Promise<void> {
  expect(ended.stderr).toBe(`✖ ${sentence}\n  → ${remedy}\n`);
  expect(ended.status).toBe(4);
  expectPlainError(ended);
  expect(await exists(join(place.home, "sandbox", "state"))).toBe(false);
}

it("deploys nothing without a passphrase for the secrets in state", async () => {
  const place = await smallPlace(smallEnvironment({ account: "123456789012" }));

  const ended = await tapctl(place, ["up", "--yes", "--target", "aws"]);

  expect(ended.status).toBe(4);
  expectPlainError(ended);
  expect(ended.stderr).toBe(
    "✖ Cannot use config/small.yaml: 1 problem found\n" +
      "  config/small.yaml  V16  Secrets in state cannot be encrypted: PULUMI_CONFIG_PASSPHRASE is not set\n" +
      "    → Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE, " +
      "or write secretsProvider: awskms://alias/<name>?region=<region>\n" +
      "  → Correct what is listed, then type: tapctl validate --env small\n",
  );
  expect(await exists(place.home)).toBe(false);
});

it("does not take the account of AWS's documentation for a real one", async () => {
  const place = await smallPlace();

  const ended = await tapctl(place, ["up", "--yes", "--target", "aws"], { PULUMI_CONFIG_PASSPHRASE: "correct horse" });

  expect(ended.status).toBe(4);
  expect(ended.stderr).toContain(
    'config/small.yaml:1  V06  account is "111122223333", which is for the sandbox only: wanted the id of your AWS account',
  );
  expect(await exists(place.home)).toBe(false);
});

it("deploys nothing to AWS without credentials", async () => {
  const place = await smallPlace(smallEnvironment({ account: "123456789012" }));
  const nowhere = join(place.temporary, "nowhere");
  const variables = {
    PULUMI_CONFIG_PASSPHRASE: "correct horse",
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_EC2_METADATA_DISABLED: "true",
  };

  const ended = await tapctl(place, ["up", "--yes", "--target", "aws"], variables);

  expect(ended.status).toBe(3);
  expectPlainError(ended);
  expect(ended.stderr).toBe(
    "✖ Cannot deploy to AWS: there are no credentials\n" +
      "  → Sign in, for example: aws sso login --profile <name>; export AWS_PROFILE=<name>\n",
  );
  expect(await exists(place.home)).toBe(false);
});

it("says how to put the engine in place where there is none", async () => {
  const place = await smallPlace();
  const variables = { PATH: place.temporary, XDG_CACHE_HOME: place.temporary };

  const ended = await tapctl(place, ["up", "--yes"], variables);

  const remedy = "Put it in place with: tapctl engine install";
  await expectRefused(place, ended, "Cannot find the Pulumi CLI, 3.231.0 or newer", remedy);
});

it("says where it cannot write its state", async () => {
  const place = await smallPlace();
  const file = join(place.temporary, "file");
  await writeFile(file, "");

  const ended = await tapctl(place, ["up", "--yes"], { TAPCTL_HOME: join(file, "home") });

  expect(ended.status).toBe(4);
  expectPlainError(ended);
  const [sentence, remedy] = ended.stderr.split("\n");
  expect(sentence).toMatch(/^✖ Cannot write to ".+\/file\/home[\w/]*": not a directory$/);
  expect(remedy).toBe("  → Make it writable, or choose another folder with TAPCTL_HOME");
});

it("does not wait for ever where its state is on a disk that is gone", async () => {
  const place = await smallPlace();
  const link = join(place.temporary, "link");
  await symlink(join(place.temporary, "gone", "disk"), link);

  const ended = await tapctl(place, ["up", "--yes"], { TAPCTL_HOME: join(link, "home") });

  expect(ended.status).toBe(4);
  expectPlainError(ended);
  expect(ended.stderr).toMatch(/^✖ Cannot write to ".+\/link[\w/]*": /);
});

it("does not begin a run that nobody could approve", async () => {
  const place = await smallPlace();

  const ended = await tapctl(place, ["up"]);

  const remedy = "Approve on the command line: tapctl up --yes --env small --target sandbox";
  await expectRefused(place, ended, "Cannot ask for approval: there is no terminal", remedy);
});

it("does not destroy what nobody has confirmed", async () => {
  const place = await smallPlace();

  const ended = await tapctl(place, ["destroy"]);

  const remedy = "Approve on the command line: tapctl destroy --confirm small --env small --target sandbox";
  await expectRefused(place, ended, "Cannot ask for approval: there is no terminal", remedy);
});

it("refuses to combine one stack with several", async () => {
  const place = await smallPlace();

  const ended = await tapctl(place, ["up", "--yes", "--regions", "us-east-1", "--only", "us-east-1"]);

  const remedy = "Use --only to run one stack, or --regions to run several and the global stack";
  await expectRefused(place, ended, 'Cannot combine "--only" with "--regions"', remedy);
});

it.each([
  ["--faults", "none.json", 'Cannot read the plan of failures "none.json"', "Name a JSON file with --faults"],
  ["--latency", "soon", 'Cannot read the latency "soon": it is not like 250ms, 1s or 2m', "Write it like --latency 1s"],
  [
    "--report",
    "run.pdf",
    'Cannot write a report to "run.pdf": supported file types are .json, .md, .csv, .xml',
    "Choose another name, as in --report run.json or --report run.md",
  ],
])("refuses %s %s before anything is deployed", async (option, value, sentence, remedy) => {
  const place = await smallPlace();

  const ended = await tapctl(place, ["up", "--yes", option, value]);

  expect(ended.stderr).toBe(`✖ ${sentence}\n  → ${remedy}\n`);
  expect(ended.status).toBe(4);
  expect(await exists(join(place.home, "sandbox", "state", ".pulumi"))).toBe(false);
});

it("suggests the option that was meant", async () => {
  const place = await smallPlace();

  const ended = await tapctl(place, ["up", "--yes", "--regoins", "us-east-1"]);

  expect(ended.stderr).toBe("error: unknown option '--regoins' (Did you mean --regions?)\n");
  expect(ended.status).toBe(4);
  expect(await exists(place.home)).toBe(false);
});
