import { describe, expect, it } from "vitest";
import { isSecretKey, maskSecrets, secretKinds } from "../../src/configuration/text/secret-text.js";
import { FAKE_SECRETS } from "./fake-secrets.js";
import { edited, GOOD, lineOf, load, refusal } from "./project.js";

describe("a secret in the file", () => {
  it.each(Object.entries(FAKE_SECRETS))("is refused, and not repeated: %s", async (_, secret) => {
    const text = edited('Owner: "platform-team"', `Owner: ${JSON.stringify(secret)}`);

    const error = await refusal(load(text));

    expect(error.problems).toContainEqual({
      rule: "V16",
      severity: "critical",
      message: expect.stringMatching(
        /^Line \d+ holds what looks like an? [\w ]+: wanted no secrets in the file$/,
      ) as string,
      hint: expect.stringContaining("{ env: NAME }") as string,
      file: "config/prod.yaml",
      line: lineOf(GOOD, "Owner:"),
    });
    expect(JSON.stringify([error.message, error.hint, error.problems])).not.toContain(secret.slice(8, 24));
  });

  it("is refused in a comment", async () => {
    const { problems } = await refusal(load(`${GOOD}# ${FAKE_SECRETS.keyId}\n`));

    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([["V16", GOOD.split("\n").length]]);
  });

  it("is refused by its key alone, once", async () => {
    const error = await refusal(load(`${GOOD}databasePassword: hunter22\n`));

    expect(error.problems.map(({ rule, message }) => [rule, message])).toEqual([
      ["V16", 'The key "databasePassword" holds a secret in plain text: wanted no secrets in the file'],
    ]);
    expect(JSON.stringify(error.problems)).not.toContain("hunter22");
  });

  it("is not repeated by what is wrong with the YAML", async () => {
    const { problems } = await refusal(load(`${GOOD}"${FAKE_SECRETS.keyId}" "${FAKE_SECRETS.github}"\n`));

    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toMatch(/AKIA|ghp_/);
  });
});

describe("what is no secret", () => {
  it.each([
    ["a git hash", "9c1185a5c5e9fc54612808977ee8f548b2258d31"],
    ["a path of words", "arn:aws:iam::444455556666:role/PROD-role-lambda-maintenance-us-east-1"],
    ["a long name", "the-quick-brown-fox-jumps-over-the-lazy-dog-1A"],
    ["a key's alias", "awskms://alias/tapctl-state?region=us-east-1"],
  ])("is left alone: %s", (_, text) => {
    expect([secretKinds(text), maskSecrets(text)]).toEqual([[], text]);
  });

  it("is a key that only sounds like one", () => {
    expect(["monkey", "keys", "passive", "tags"].filter(isSecretKey)).toEqual([]);
  });
});
