import { describe, expect, it } from "vitest";
import { loadEnvironment } from "../../src/configuration/load.js";
import { EXIT_STATUS } from "../../src/errors.js";
import { edited, GOOD, lineOf, load, project, refusal } from "./project.js";

const ON_AWS = GOOD.replace('account: "111122223333"', 'account: "444455556666"').replace(
  '"{region}.app.example.com"',
  '"{region}.app.tapctl.dev"',
);

describe("the passphrase", () => {
  const onAws = (text: string, variables: Readonly<Record<string, string>>) =>
    load(text, { flags: { target: "aws" }, variables });

  it.each([
    ["no variable is set", {}, "PULUMI_CONFIG_PASSPHRASE is not set"],
    ["its variable is empty", { PULUMI_CONFIG_PASSPHRASE: "" }, "PULUMI_CONFIG_PASSPHRASE is not set"],
    [
      "its file is missing",
      { PULUMI_CONFIG_PASSPHRASE_FILE: "nowhere" },
      "the file that PULUMI_CONFIG_PASSPHRASE_FILE names cannot be read",
    ],
  ])("is missed when %s", async (_, variables, reason) => {
    const { code, problems } = await refusal(onAws(ON_AWS, variables));

    expect([code, EXIT_STATUS[code]]).toEqual(["PASSPHRASE", 4]);
    expect(problems).toEqual([
      {
        rule: "V16",
        severity: "critical",
        message: `Secrets in state cannot be encrypted: ${reason}`,
        hint: expect.stringMatching(/^Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE/) as string,
        file: "config/prod.yaml",
      },
    ]);
  });

  it("is one problem among others", async () => {
    const { code, problems } = await refusal(onAws(edited("nat: single", "nat: dual", ON_AWS), {}));

    expect([code, problems.map(({ rule }) => rule)]).toEqual(["CONFIGURATION", ["schema", "V16"]]);
  });

  it("comes from its variable, and is a secret", async () => {
    const { secrets } = await onAws(ON_AWS, { PULUMI_CONFIG_PASSPHRASE: "correct horse" });

    expect(secrets).toEqual(["correct horse"]);
  });

  it("comes from its file", async () => {
    const cwd = await project({ "config/prod.yaml": ON_AWS, pass: "correct horse\n", blank: "\n" });
    const flags = { target: "aws" };

    const { secrets } = await loadEnvironment({ cwd, flags, variables: { PULUMI_CONFIG_PASSPHRASE_FILE: "pass" } });
    const blank = await refusal(loadEnvironment({ cwd, flags, variables: { PULUMI_CONFIG_PASSPHRASE_FILE: "blank" } }));

    expect(secrets).toEqual(["correct horse"]);
    expect(blank.problems.map(({ message }) => message)).toEqual([
      "Secrets in state cannot be encrypted: the file that PULUMI_CONFIG_PASSPHRASE_FILE names is empty",
    ]);
  });

  it("is not needed with a key", async () => {
    const text = `${ON_AWS}secretsProvider: awskms://alias/state?region=us-east-1\n`;

    expect((await onAws(text, {})).secretsProvider).toBe("awskms://alias/state?region=us-east-1");
  });

  it("is not needed in Pulumi Cloud, which alone has a provider of its own", async () => {
    const text = `${ON_AWS}secretsProvider: default\n`;

    const cloud = await onAws(`${text}backend: https://api.pulumi.com\n`, {});
    const { problems } = await refusal(onAws(text, {}));

    expect(cloud.secretsProvider).toBe("default");
    expect(problems.map(({ rule, message }) => [rule, message])).toEqual([
      ["V16", 'secretsProvider is "default", which only Pulumi Cloud has: wanted passphrase or a key'],
    ]);
  });

  it("is not asked for in the sandbox", async () => {
    expect((await load(ON_AWS)).secrets).toEqual([]);
  });
});

describe("AWS's documentation account and domain", () => {
  it("are refused by aws, with both ways out", async () => {
    const variables = { PULUMI_CONFIG_PASSPHRASE: "correct horse" };

    const { problems, code } = await refusal(load(GOOD, { flags: { target: "aws" }, variables }));

    expect(problems).toEqual([
      {
        rule: "V06",
        severity: "critical",
        message: 'account is "111122223333", which is for the sandbox only: wanted the id of your AWS account',
        hint: expect.stringMatching(
          /aws sts get-caller-identity.*tapctl validate --env prod --target sandbox$/,
        ) as string,
        file: "config/prod.yaml",
        line: lineOf(GOOD, "account:"),
      },
      {
        rule: "V08",
        severity: "critical",
        message:
          'tls.hostName is "{region}.app.example.com", which is for the sandbox only: wanted a name in a domain of yours',
        hint: expect.stringMatching(/^Write your domain .*tapctl validate --env prod --target sandbox$/) as string,
        file: "config/prod.yaml",
        line: lineOf(GOOD, "  hostName:"),
      },
    ]);
    expect(code).toBe("CONFIGURATION");
  });
});
