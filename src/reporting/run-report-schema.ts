import { z } from "zod";
import type { OutputValue } from "../deployment/outputs.js";

const count = z.int().min(0);
const time = z.iso.datetime().describe("ISO 8601, UTC");
const signal = z.enum(["SIGINT", "SIGTERM"]);
const stackName = z
  .templateLiteral([z.string(), "-", z.string()])
  .describe("<environment>-<region> or <environment>-global");

const kinds = {
  create: count,
  update: count,
  replace: count.describe("A replacement is one change, not three steps"),
  delete: count,
  import: count,
  refresh: count,
  retain: count,
  same: count,
};

const property = z.strictObject({
  path: z.string().describe("As in rules[0].destination.bucket"),
  before: z.string().optional(),
  after: z.string().optional(),
  forcesReplacement: z.boolean(),
});

const change = z.strictObject({
  urn: z.string(),
  type: z.string(),
  name: z.string(),
  kind: z.enum(["create", "update", "replace", "delete", "import", "refresh", "retain", "same"]),
  sensitive: z.boolean().describe("Losing the resource loses data or protection"),
  properties: z.array(property),
});

const failure = z.strictObject({
  urn: z.string().optional().describe("Absent where the program itself failed"),
  message: z.string().describe("One sentence; the raw text is in the log of the stack"),
  remedy: z.string().optional().describe("What to do about it, where that is known"),
  control: z.string().optional().describe("The control of docs/policies.md that it does not meet"),
});

const outputs: z.ZodType<Readonly<Record<string, OutputValue>>> = z
  .record(z.string(), z.json())
  .describe('A secret is "[secret]"; {"$unknown": "us-west-2"} is known after the up of us-west-2');

const result = z.strictObject({
  stack: stackName,
  label: z.string().describe("The region, or global"),
  operation: z.enum(["preview", "up", "refresh", "destroy"]),
  verdict: z.enum(["succeeded", "unchanged", "failed", "skipped", "cancelled", "not-started"]),
  reason: z.string().optional().describe("Why it did not succeed"),
  causedBy: z.array(stackName).optional().describe("The stacks that caused a skip"),
  startedAt: time.optional(),
  endedAt: time.optional(),
  durationMs: count.optional(),
  counts: z.strictObject(kinds),
  changes: z.array(change),
  failures: z.array(failure),
  locked: z.boolean().optional().describe("Somebody else works on the stack: it was not touched"),
  refused: z.boolean().optional().describe("A policy forbids what it plans"),
  unauthenticated: z.boolean().optional().describe("Its credentials were no longer taken"),
  retries: count.optional().describe("How often it was tried again after failures that pass"),
  outputs: outputs.optional(),
  outputsChanged: z.boolean(),
});

const report = z.strictObject({
  schemaVersion: z.literal(1),
  run: z.string(),
  command: z.string(),
  environment: z.string(),
  account: z.string(),
  target: z.string(),
  backend: z.string(),
  tapctlVersion: z.string(),
  engineVersion: z.string(),
  configurationDigest: z.string().describe("sha256 of the rendered configuration"),
  startedAt: time,
  endedAt: time,
  signal: signal.optional(),
  exitStatus: z.int().min(0).max(255),
  stacks: z.array(result).describe("Exactly one a stack of the plan"),
  previews: z.array(result).describe("What the approval rests on"),
  error: z.string().optional().describe("What went wrong outside any stack"),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** What the schema admits; a test lets the compiler compare it with what a report is. */
export type DescribedReport = DeepReadonly<z.input<typeof report>>;

/** What docs/run-report.schema.json holds. */
export function runReportSchemaText(): string {
  const schema = z.toJSONSchema(report);
  return `${JSON.stringify({ title: "tapctl run report, version 1", ...schema }, undefined, 2)}\n`;
}
