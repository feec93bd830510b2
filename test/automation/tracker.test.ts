import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { expect, it } from "vitest";
import { trackOperation, type Tracker } from "../../src/automation/worker/tracker.js";

const KEY = "urn:pulumi:prod-us-east-1::tapctl::aws:kms/key:Key::key";
const BUCKET = "urn:pulumi:prod-us-east-1::tapctl::aws:s3/bucket:Bucket::logs";
const LOGS = "urn:pulumi:prod-us-east-1::tapctl::aws:cloudwatch/logGroup:LogGroup::logs";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };
const ORIGINS = {
  of: () => [],
  dependenciesOf: (urn: string) => (urn === BUCKET ? { kmsKeyId: [KEY] } : undefined),
};

it("tells what will be there: of each resource the last step, what it is made of, and no secret", () => {
  const tracker = tracked();
  done(tracker, { op: "refresh", urn: KEY, inputs: { description: "old" } });
  done(tracker, { op: "update", urn: KEY, inputs: { description: "new", tags: [SECRET] } });
  done(tracker, { op: "create", urn: BUCKET, inputs: { kmsKeyId: "unknown", password: SECRET } });
  done(tracker, { op: "create-replacement", urn: LOGS, inputs: { name: "new" } });
  done(tracker, { op: "replace", urn: LOGS, inputs: { name: "new" } });
  done(tracker, { op: "delete-replaced", urn: LOGS });
  done(tracker, { op: "refresh", urn: `${BUCKET}-before`, inputs: { bucket: "left" } });
  done(tracker, { op: "delete", urn: `${BUCKET}-before` });

  expect(tracker.planned(ORIGINS)).toEqual([
    { urn: KEY, type: "aws:kms/key:Key", parent: "p", inputs: { description: "new", tags: ["[secret]"] } },
    {
      ...{ urn: BUCKET, type: "aws:s3/bucket:Bucket", parent: "p" },
      inputs: { kmsKeyId: "unknown", password: "[secret]" },
      dependencies: { kmsKeyId: [KEY] },
    },
    { urn: LOGS, type: "aws:cloudwatch/logGroup:LogGroup", parent: "p", inputs: { name: "new" } },
  ]);
});

function tracked(): Tracker {
  const step = {
    stack: "prod-us-east-1",
    label: "us-east-1",
    kind: "regional",
    region: "us-east-1",
    needs: [],
  } as const;
  return trackOperation(step, "preview", { emit: () => undefined, stop: () => undefined });
}

/** As the engine tells of it; nothing is left of what it deletes. */
function done(tracker: Tracker, step: { op: string; urn: string; inputs?: Record<string, unknown> }): void {
  const type = step.urn.split("::")[2] ?? "";
  const state = { type, urn: step.urn, id: "", parent: "p", provider: "", inputs: step.inputs, outputs: {} };
  const metadata = {
    ...{ op: step.op, urn: step.urn, type, provider: "" },
    new: step.inputs === undefined ? null : state,
  };
  tracker.onEvent({ sequence: 1, timestamp: 1, resOutputsEvent: { metadata: metadata as StepEventMetadata } });
}
