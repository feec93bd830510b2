import { describe, expect, it } from "vitest";
import type { AwsAccount } from "../../src/cloud/aws-account.js";
import { preflight, type Expectations } from "../../src/cloud/preflight.js";
import { EXIT_STATUS, TapStackError } from "../../src/errors.js";

const NOW = Date.UTC(2026, 0, 1);
const REAL = "ASIAZ7QWERTYUIOPASDF";

const ACCOUNT: AwsAccount = {
  credentials: () => Promise.resolve({ accessKeyId: REAL }),
  identity: () => Promise.resolve({ account: "444455556666", arn: "arn:aws:iam::444455556666:role/admin" }),
  enabledRegions: () => Promise.resolve(["us-east-1", "us-west-2"]),
  singleton: () => Promise.resolve(undefined),
  ensureServiceRole: () => Promise.reject(new Error("A pre-flight makes nothing")),
};

const EXPECTED: Expectations = {
  account: "444455556666",
  regions: ["us-east-1", "us-west-2"],
  endpoint: undefined,
  allowRemote: false,
  minSession: 15 * 60_000,
  now: NOW,
  singletons: [{ kind: "guardDuty", region: "us-west-2" }],
};

const IMPORTED = {
  kind: "guardDuty",
  region: "us-west-2",
  imported: { id: "abc", setting: "baseline.imports.us-west-2.detector" },
} as const;

async function refused(aws: Partial<AwsAccount>, expected: Partial<Expectations> = {}) {
  const error: unknown = await preflight({ ...ACCOUNT, ...aws }, { ...EXPECTED, ...expected }).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TapStackError)) throw new Error("Nothing was refused");
  const { code, message, hint, problems } = error;
  return { status: EXIT_STATUS[code], message, hint, problems: problems.map((one) => [one.message, one.hint]) };
}

describe("the pre-flight", () => {
  it("lets a deployment start whose account is ready", async () => {
    await expect(preflight(ACCOUNT, EXPECTED)).resolves.toBeUndefined();
  });

  it("refuses the credentials of another account with status 3", async () => {
    expect(await refused({}, { account: "111111111111" })).toEqual({
      status: 3,
      message:
        "Cannot deploy to account 111111111111: the credentials are those of arn:aws:iam::444455556666:role/admin",
      hint: "Sign in to the configured account, for example: aws sso login --profile <name>; export AWS_PROFILE=<name>",
      problems: [],
    });
  });

  it.each([
    [14 * 60_000, "Cannot start: the session ends in 14 minutes, wanted at least 15"],
    [61_000, "Cannot start: the session ends in 1 minute, wanted at least 15"],
    [-5000, "Cannot start: the session ends in 0 minutes, wanted at least 15"],
  ])("refuses a session of %i ms with status 3", async (left, message) => {
    const expiration = new Date(NOW + left);
    const found = await refused({ credentials: () => Promise.resolve({ accessKeyId: REAL, expiration }) });

    expect([found.status, found.message]).toEqual([3, message]);
    expect(found.hint).toMatch(/--min-session/);
  });

  it("takes a session that lasts as long as it must", async () => {
    const expiration = new Date(NOW + 15 * 60_000);
    const aws = { ...ACCOUNT, credentials: () => Promise.resolve({ accessKeyId: REAL, expiration }) };

    await expect(preflight(aws, EXPECTED)).resolves.toBeUndefined();
  });

  it("refuses regions that the account cannot use with status 4, all at once", async () => {
    expect(await refused({ enabledRegions: () => Promise.resolve([]) })).toEqual({
      status: 4,
      message: "Cannot deploy to account 444455556666: it cannot use all regions",
      hint: undefined,
      problems: ["us-east-1", "us-west-2"].map((region) => [
        `Region ${region} is not enabled in account 444455556666`,
        `Enable it: aws account enable-region --region-name ${region}; or leave it out with --regions`,
      ]),
    });
  });

  it.each([
    ["config", "default", "A recorder of AWS Config is there already in us-west-2: default", "config: false"],
    ["guardDuty", "abc", "A detector of GuardDuty is there already in us-west-2: abc", "guardDuty: false"],
    ["guardDuty", "abc", "A detector of GuardDuty is there", "imports: { us-west-2: { detector: abc } }"],
    ["config", "audit", "A recorder of AWS Config is there", "imports: { us-west-2: { recorder: audit } }"],
    ["deliveryChannel", "audit", "A delivery channel of AWS", "imports: { us-west-2: { deliveryChannel: audit } }"],
    ["securityHub", "arn:hub", "Security Hub is there", "imports: { us-west-2: { securityHub: true } }"],
    ["ciProvider", "arn:oidc", "The identity provider", 'imports: { global: { ciProvider: "arn:oidc" } }'],
    ["securityHub", "arn:hub", "Security Hub is there already in us-west-2: arn:hub", "securityHub: false"],
    ["ciProvider", "arn:oidc", "The identity provider of GitHub Actions is there", "manageRole: false"],
  ] as const)("refuses a deployment that would make %s a second time with status 4", async (kind, id, text, remedy) => {
    const singletons = [{ kind, region: "us-west-2" }];
    const found = await refused({ singleton: () => Promise.resolve(id) }, { singletons });

    expect(found.status).toBe(4);
    expect(found.problems).toEqual([[expect.stringContaining(text), expect.stringContaining(remedy)]]);
  });

  it.each([
    ["xyz", "baseline.imports.us-west-2.detector names abc, but the one in us-west-2 is xyz", "Write xyz"],
    [
      undefined,
      "baseline.imports.us-west-2.detector names abc, but there is none in us-west-2",
      "Remove the line, and one is made",
    ],
  ])("refuses to import what is not there: %s", async (id, message, remedy) => {
    const found = await refused({ singleton: () => Promise.resolve(id) }, { singletons: [IMPORTED] });

    expect(found.status).toBe(4);
    expect(found.problems).toEqual([[message, remedy]]);
  });

  it("lets what is there be imported", async () => {
    const aws = { ...ACCOUNT, singleton: () => Promise.resolve("abc") };

    await expect(preflight(aws, { ...EXPECTED, singletons: [IMPORTED] })).resolves.toBeUndefined();
  });

  it("asks for nothing that would not be made", async () => {
    const aws = { ...ACCOUNT, singleton: () => Promise.reject(new Error("It was asked")) };

    await expect(preflight(aws, { ...EXPECTED, singletons: [] })).resolves.toBeUndefined();
  });

  it("refuses made-up credentials before anybody is asked", async () => {
    const credentials = () => Promise.resolve({ accessKeyId: "test" });
    const identity = () => Promise.reject(new Error("AWS was asked"));

    expect((await refused({ credentials, identity })).status).toBe(3);
  });
});
