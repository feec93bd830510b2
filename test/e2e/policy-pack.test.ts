import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as aws from "@pulumi/aws";
import {
  fullyQualifiedStackName,
  LocalWorkspace,
  PulumiCommand,
  type PolicyEvent,
} from "@pulumi/pulumi/automation/index.js";
import { expect, it, onTestFinished } from "vitest";
import { requireEngine } from "../../src/automation/engine/locate.js";
import { cacheFolder } from "../../src/compose/machine.js";
import { NO_FAULTS } from "../../src/sandbox/faults.js";
import { startSandboxProvider } from "../../src/sandbox/start-sandbox-provider.js";
import { smallPlace, type Place } from "./support/place.js";
import { smallEnvironment } from "./support/small.js";
import { start } from "./support/tapctl.js";

const PACK = fileURLToPath(new URL("../../policy/tapctl-policies", import.meta.url));
const TAGS = { Project: "tap", Environment: "small", Owner: "platform", CostCenter: "1234", ManagedBy: "pulumi" };

/** A program that knows nothing of tapctl. */
function table(pointInTimeRecovery: boolean) {
  return async () => {
    await Promise.resolve();
    const provider = new aws.Provider("aws", { region: "us-east-1" });
    const args: aws.dynamodb.TableArgs = {
      name: "orders",
      attributes: [{ name: "id", type: "S" }],
      hashKey: "id",
      billingMode: "PAY_PER_REQUEST",
      deletionProtectionEnabled: true,
      pointInTimeRecovery: { enabled: pointInTimeRecovery },
      serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/0" },
      tags: TAGS,
    };
    new aws.dynamodb.Table("orders", args, { provider });
  };
}

it("holds a plain pulumi program to the controls", async () => {
  const place = await smallPlace();

  const spoiled = await plainPreview(place, table(false));
  const good = await plainPreview(place, table(true));

  expect(spoiled.failed).toBe(true);
  expect(spoiled.controls).toContain("DynamoDB.2");
  expect(good.controls).not.toContain("DynamoDB.2");
});

it("leaves to the configuration which controls are advisory", async () => {
  const place = await smallPlace(`${smallEnvironment()}policies: { level: advisory }\n`);

  const { failed, controls } = await plainPreview(place, table(false));

  expect(failed).toBe(false);
  expect(controls).toContain("DynamoDB.2");
});

it("says what is wrong with the configuration", async () => {
  const place = await smallPlace("{}");

  const { status, stdout, stderr } = await start(place, PACK, []).ended;

  expect([status, stdout]).toEqual([4, ""]);
  expect(stderr).toMatch(/^✖ Cannot use config\/small\.yaml: 4 problems found\n {2}config\/small\.yaml/);
  expect(stderr).not.toMatch(/\n\s+at /);
});

/** As `pulumi preview --policy-pack` does it, with the sandbox's provider in place of the AWS plugin. */
async function plainPreview(place: Place, program: () => Promise<void>) {
  const provider = await startSandboxProvider({
    folder: join(place.folder, "account"),
    accountId: "123456789012",
    latencyMs: 0,
    faults: NO_FAULTS,
  });
  onTestFinished(provider.close);
  const stack = await plainStack(place, program, `aws:${provider.port}`);
  const controls: string[] = [];
  const onEvent = ({ policyEvent }: { readonly policyEvent?: PolicyEvent }) => {
    if (policyEvent !== undefined) controls.push(policyEvent.policyName);
  };
  const failed = await stack.preview({ policyPacks: [PACK], onEvent }).then(
    () => false,
    () => true,
  );
  return { failed, controls };
}

async function plainStack(place: Place, program: () => Promise<void>, provider: string) {
  const { command } = await requireEngine({ path: process.env["PATH"] ?? "", cacheFolder: cacheFolder() });
  const [project, name] = ["plain", "dev"];
  const state = join(place.folder, "plain-state");
  await mkdir(state, { recursive: true });
  return await LocalWorkspace.createOrSelectStack(
    { stackName: fullyQualifiedStackName("organization", project, name), projectName: project, program },
    {
      workDir: place.folder,
      pulumiCommand: await PulumiCommand.get({ root: dirname(dirname(command)) }),
      projectSettings: { name: project, runtime: "nodejs", backend: { url: `file://${state}` } },
      envVars: {
        PULUMI_CONFIG_PASSPHRASE: "plain",
        PULUMI_DEBUG_PROVIDERS: provider,
        TAPCTL_ENV: place.environment,
        PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
      },
    },
  );
}
