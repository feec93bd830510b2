import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect, it, onTestFinished } from "vitest";
import type { Analyzer } from "../../src/automation/analyzer/analyzer.js";
import { startAnalyzer } from "../../src/automation/analyzer/start-analyzer.js";
import { requireEngine } from "../../src/automation/engine/locate.js";
import { fileBackendUrl } from "../../src/automation/folders.js";
import type { OpenedSetup } from "../../src/automation/messages.js";
import { fileStore } from "../../src/automation/state/file-store.js";
import type { OperationContext } from "../../src/automation/worker/operation-context.js";
import { openSession, type Session } from "../../src/automation/worker/session.js";
import { cacheFolder } from "../../src/compose/machine.js";
import type { PlannedResource } from "../../src/deployment/planned.js";
import { createRedactor } from "../../src/deployment/redact.js";
import { UNKNOWN } from "../../src/policies/planned-resource.js";
import { NO_FAULTS } from "../../src/sandbox/faults.js";
import { readInventory } from "../../src/sandbox/inventory/read-inventory.js";
import { startSandboxProvider } from "../../src/sandbox/start-sandbox-provider.js";
import { smallPlace, type Place } from "./support/place.js";

const ACCOUNT = "123456789012";
const [TABLE, KEY] = ["aws:dynamodb/table:Table", "aws:kms/key:Key"];
const REASON = "DynamoDB.2: tables can be restored to any minute; turn on point-in-time recovery";

/** Lets a preview pass, as if its values had not been known by then, and keeps what it was shown. */
const late = (shown: PlannedResource[]): OperationContext["gate"] => ({
  judge(resources) {
    shown.push(...resources);
    return { refusals: [], remarks: [] };
  },
  refusalsOf: ({ urn, type }) => (type === TABLE ? [{ urn, control: "DynamoDB.2", message: REASON }] : []),
});

it("judges a preview by all that the engine tells of it, which asks nobody", async () => {
  const shown: PlannedResource[] = [];
  const session = await opened(await smallPlace(), late(shown), (analyzer) => ({
    ...analyzer,
    policyPack: "/nowhere",
  }));

  const { verdict } = await session.preview({});

  expect(verdict).toBe("succeeded");
  const [table, key] = [TABLE, KEY].map((type) => shown.find((one) => one.type === type));
  expect(table).toMatchObject({
    parent: "urn:pulumi:small-us-east-1::tapctl::pulumi:pulumi:Stack::tapctl-small-us-east-1",
    inputs: { name: "orders", tags: { Owner: "[secret]" }, serverSideEncryption: { kmsKeyArn: UNKNOWN } },
    dependencies: { serverSideEncryption: [key?.urn] },
  });
});

it("has the engine stop an up before it makes what breaks a control", async () => {
  const place = await smallPlace();
  const session = await opened(place, late([]));

  const preview = await session.preview({});
  const up = await session.up({});

  expect(preview.verdict).toBe("succeeded");
  expect([up.verdict, up.refused]).toEqual(["failed", true]);
  expect(up.failures.map(({ control, message }) => [control, message])).toEqual([["DynamoDB.2", REASON]]);
  const made = readInventory(join(place.folder, "account"));
  expect(made.map(({ type }) => type)).toEqual([KEY]);
});

async function program(): Promise<Record<string, never>> {
  await Promise.resolve();
  const provider = new aws.Provider("aws", { region: "us-east-1" });
  const key = new aws.kms.Key("key", {}, { provider });
  const table: aws.dynamodb.TableArgs = {
    name: "orders",
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    billingMode: "PAY_PER_REQUEST",
    serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
    tags: { Owner: pulumi.secret("hunter2") },
  };
  new aws.dynamodb.Table("orders", table, { provider });
  return {};
}

/** One stack with the real engine, as its worker opens it. */
async function opened(
  { folder }: Place,
  gate: OperationContext["gate"],
  attached = (analyzer: Analyzer): Analyzer => analyzer,
): Promise<Session> {
  const account = join(folder, "account");
  const world = { folder: account, accountId: ACCOUNT, latencyMs: 0, faults: NO_FAULTS };
  const provider = await startSandboxProvider(world);
  const setup = await setupIn(folder, provider.port);
  const analyzer = await startAnalyzer(setup);
  const session = openSession({
    ...{ setup, program, gate, analyzer: analyzer === undefined ? undefined : attached(analyzer) },
    ...{ emit: () => undefined, redact: createRedactor([]), interrupted: () => false, stop: () => undefined },
    ...{ imports: [], reasonFor: () => "", find: () => Promise.resolve(undefined) },
  });
  onTestFinished(async () => {
    await session.close();
    await provider.close();
  });
  return session;
}

async function setupIn(folder: string, port: number): Promise<OpenedSetup> {
  const [state, workFolder, runFolder] = ["state", "work", "run"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await Promise.all([state, workFolder, runFolder].map((path) => mkdir(path)));
  const backendUrl = fileBackendUrl(state);
  return {
    step: { stack: "small-us-east-1", label: "us-east-1", kind: "regional", region: "us-east-1", needs: [] },
    run: { run: "1", command: "up", configurationDigest: "", version: "0.0.0" },
    engine: await requireEngine({ path: process.env["PATH"] ?? "", cacheFolder: cacheFolder() }),
    ...{ settings: {}, backendUrl, secretsProvider: "passphrase", workFolder, runFolder, parallel: 4, writes: true },
    engineEnvironment: {
      PULUMI_BACKEND_URL: backendUrl,
      PULUMI_CONFIG_PASSPHRASE: "small",
      PULUMI_DEBUG_PROVIDERS: `aws:${port}`,
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    },
    store: fileStore(state),
  };
}
