import * as z from "zod";

const LEVEL = z.enum(["mandatory", "advisory", "off"]);

export const POLICIES = z.strictObject({
  level: LEVEL.default("mandatory").describe("What a control that fails does: it stops the plan, is told, or is off"),
  controls: z
    .record(z.string().describe("A control of docs/policies.md, such as S3.8"), LEVEL)
    .default(() => ({}))
    .describe("Another level for single controls, as in CloudWatch.16: advisory"),
});
