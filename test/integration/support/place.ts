import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { smallPlace, type Place } from "../../e2e/support/place.js";
import { smallEnvironment } from "../../e2e/support/small.js";
import type { Variables } from "../../e2e/support/tapctl.js";
import { accountId, createZone } from "./account.js";
import { KEPT } from "./global-setup.js";

const COMMITTED = fileURLToPath(new URL("../../../config/prod.yaml", import.meta.url));
const TAPCTL = fileURLToPath(new URL("../../../bin/tapctl.js", import.meta.url));
const PASSPHRASE = "of the tests";

/** The committed prod with what emulators can do; on AWS under a name that is thrown away, unprotected. */
export async function integrationPlace(): Promise<Place> {
  const root = await mkdtemp(join(inject("scratch"), "project-"));
  const real = inject("target").cloud === "aws";
  const environment = real ? `t${Date.now().toString(36).slice(-7)}` : "prod";
  const folder = join(root, "project");
  const temporary = join(root, "tmp");
  await Promise.all([temporary, join(folder, "config")].map((path) => mkdir(path, { recursive: true })));
  const text = await readFile(COMMITTED, "utf8");
  const own = real ? throwaway(text, environment, await accountId()) : await emulated(text);
  await writeFile(join(folder, "config", `${environment}.yaml`), own);
  return { folder, temporary, home: join(folder, ".tapctl"), environment };
}

/** The state stays for whoever has to destroy by hand what the tests could not. */
export async function keep({ folder, environment }: Place): Promise<void> {
  await writeFile(join(inject("scratch"), KEPT), "");
  const passphrase = `PULUMI_CONFIG_PASSPHRASE='${PASSPHRASE}'`;
  const command = `cd ${folder} && ${passphrase} ${TAPCTL} destroy --env ${environment} --target aws --confirm ${environment}`;
  process.stderr.write(`Something may be left in the account. Destroy it with:\n  ${command}\n`);
}

interface Detecting {
  readonly account?: string;
  readonly region?: string;
  /** As zone ids begin. */
  readonly zones?: string;
}

/** One small region that would make a detector, since it owns the region's baseline. */
export async function detectingPlace({ account, region = "us-east-1", zones = "use1" }: Detecting = {}) {
  const ids = zones === "use1" ? [1, 2, 4] : [1, 2, 3];
  const line = `  ${region}: { index: 0, cidr: 10.10.0.0/20, zones: [${ids.map((id) => `${zones}-az${id}`).join(", ")}] }`;
  const more = "baseline:\n  region: manage\n";
  const text = smallEnvironment({ regions: line, more, ...(account === undefined ? {} : { account }) });
  return await smallPlace(
    replaced(text, [
      ["primary: us-east-1", `primary: ${region}`],
      ["preset: small", "preset: small\n  guardDuty: true"],
    ]),
  );
}

/** What the processes that a test starts need beside what all of them get. */
export function variables(): Variables {
  const own = ["PULUMI_HOME", "TAPCTL_AWS_PLUGIN", "TF_PROVIDER_AWS"];
  const aws =
    inject("target").cloud === "aws" ? Object.keys(process.env).filter((name) => name.startsWith("AWS_")) : [];
  const passed = [...own, ...aws].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), PULUMI_CONFIG_PASSPHRASE: PASSPHRASE, TAPCTL_TARGET: "aws" };
}

export function targetOptions(): readonly string[] {
  const { endpoint } = inject("target");
  return ["--target", "aws", ...(endpoint === undefined ? [] : ["--endpoint-url", endpoint])];
}

async function emulated(text: string): Promise<string> {
  return replaced(text, [
    ["preset: prod", "preset: emulator"],
    ["zoneId: Z0123456789EXAMPLE", `zoneId: ${await createZone("app.example.com")}`],
  ]);
}

export function throwaway(text: string, environment: string, account: string): string {
  return replaced(text, [
    ["111122223333", account],
    ['Environment: "prod"', `Environment: "${environment}"`],
    ["protection: on", "protection: off"],
    ["mode: dns", "mode: none"],
    ["region: manage", "region: skip"],
    ["account: manage", "account: skip"],
  ]);
}

function replaced(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`config/prod.yaml has no "${from}"`);
    return changed.replaceAll(from, to);
  }, text);
}
