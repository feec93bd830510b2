import * as z from "zod";

export const SLACK = z.strictObject({
  teamId: z
    .string()
    .regex(/^T[A-Z0-9]{2,254}$/, "a workspace's id, such as T0123456789")
    .describe("The workspace's id"),
  channelId: z
    .string()
    .regex(/^[CG][A-Z0-9]{2,254}$/, "a channel's id, such as C0123456789")
    .describe("The channel's id"),
});

const line = (text: string) => z.string().min(1).max(64).describe(text);

export const CONTACTS = z.strictObject({
  security: z
    .strictObject({
      name: line("A person or a team"),
      title: line("What they are, such as Security operations"),
      email: z.email("an e-mail address").describe("Where AWS writes to"),
      phone: z
        .string()
        .regex(/^[\s0-9()+-]{1,25}$/, "a phone number such as +1 555 0100")
        .describe("Where AWS calls"),
    })
    .optional()
    .describe("Whom AWS tells of abuse and security; where baseline.account is manage"),
});

export const CI = z.strictObject({
  manageRole: z
    .boolean()
    .default(false)
    .describe("Makes a role that GitHub Actions takes on; where baseline.account is manage"),
  repository: z.string().default("").describe("The one repository that may take it on, such as my-org/platform"),
  environment: z
    .string()
    .regex(/^[\w.-]*$/, "the name of an environment in GitHub")
    .default("")
    .describe("The one environment in GitHub that may; default: this environment's name"),
});

export const BUDGET = z.strictObject({
  monthlyUsd: z.number().min(0).max(1e12).default(0).describe("What a month may cost before somebody is told; 0: none"),
  scope: z
    .enum(["account", "environment"])
    .default("account")
    .describe(
      "What is counted: everything, or what has this environment's tag, once Environment is a cost allocation tag",
    ),
});

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html */
const TARGET = /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|\d{12})$/;

export const ORGANIZATION = z.strictObject({
  enabled: z
    .boolean()
    .default(false)
    .describe("Attaches service control policies; only in an organization's management account"),
  targetIds: z
    .array(z.string().regex(TARGET, "a root (r-…), an organizational unit (ou-…) or an account (12 digits)"))
    .default(() => [])
    .describe("What they are attached to"),
  allowedRegions: z
    .array(z.string())
    .default(() => [])
    .describe("The regions that may be used there; default: the configured ones"),
});
