import { z } from "zod";

/** `<env>-<region>` or `<env>-global`: a stack's name is a file's name too. */
const STACK = z.templateLiteral([z.string().regex(/^[a-z][a-z0-9]{1,7}$/), "-", z.string().regex(/^[a-z0-9-]{1,30}$/)]);
const DIGEST = z.string().regex(/^[0-9a-f]{64}$/);

const property = z.strictObject({
  path: z.string(),
  before: z.string().exactOptional(),
  after: z.string().exactOptional(),
  forcesReplacement: z.boolean(),
});

const change = z.strictObject({
  urn: z.string(),
  type: z.string(),
  name: z.string(),
  kind: z.enum(["create", "update", "replace", "delete", "import", "refresh", "retain"]),
  sensitive: z.boolean(),
  properties: z.array(property),
});

export const PLANNED_STACK = z.strictObject({
  stack: STACK,
  label: z.string(),
  changes: z.array(change),
  outputsChanged: z.boolean(),
  provisional: z.boolean(),
});

/** What plan.json holds; each stack has a file beside it, whose digest stands here. */
export const PLAN_HEADER = z.strictObject({
  schemaVersion: z.literal(1),
  run: z.string(),
  savedAt: z.string(),
  selection: z.strictObject({ regions: z.array(z.string()).exactOptional(), only: z.string().exactOptional() }),
  basis: z.strictObject({
    environment: z.string(),
    account: z.string(),
    target: z.string(),
    tapctlVersion: z.string(),
    engineVersion: z.string(),
    configuration: z.string(),
    code: z.string(),
    states: z.record(STACK, z.string()),
  }),
  stacks: z.array(z.strictObject({ stack: STACK, digest: DIGEST })).min(1),
});
