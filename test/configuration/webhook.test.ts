import { describe, expect, it } from "vitest";
import { edited, lineOf, load, refusal } from "./project.js";

const HOOK = "https://example.com/hooks/0123456789abcdef";
const WITH_HOOK = edited("  # webhookUrl: { env: ALERTS_WEBHOOK_URL }", "  webhookUrl: { env: ALERTS_WEBHOOK_URL }");

describe("the webhook's address", () => {
  it("comes from the variable that the file names", async () => {
    const environment = await load(WITH_HOOK, { variables: { ALERTS_WEBHOOK_URL: HOOK } });

    expect([environment.alerts.webhookUrl, environment.secrets]).toEqual([HOOK, [HOOK]]);
  });

  it("is in nothing that may be shown", async () => {
    const environment = await load(WITH_HOOK, { variables: { ALERTS_WEBHOOK_URL: HOOK } });
    const other = await load(WITH_HOOK, { variables: { ALERTS_WEBHOOK_URL: `${HOOK}0` } });

    expect(JSON.stringify([environment.rendered, environment.origins, environment.warnings])).not.toContain("hooks");
    expect(environment.digest).toBe(other.digest);
    expect(environment.origins).toContainEqual({
      setting: "alerts.webhookUrl",
      value: "[secret]",
      from: `variable ALERTS_WEBHOOK_URL, named in config/prod.yaml:${lineOf(WITH_HOOK, "webhookUrl:")}`,
    });
  });

  it.each([
    ["is not set", {}, 'alerts.webhookUrl names the variable "ALERTS_WEBHOOK_URL", which is not set'],
    [
      "is no https address",
      { ALERTS_WEBHOOK_URL: "http://example.com/hooks/1" },
      'alerts.webhookUrl names the variable "ALERTS_WEBHOOK_URL", which does not hold an https address',
    ],
  ])("is refused when its variable %s", async (_, variables, message) => {
    const { problems } = await refusal(load(WITH_HOOK, { variables }));

    expect(problems).toEqual([
      {
        rule: "V07",
        severity: "critical",
        message,
        hint: "Set it: export ALERTS_WEBHOOK_URL=https://...",
        file: "config/prod.yaml",
        line: lineOf(WITH_HOOK, "webhookUrl:"),
      },
    ]);
  });

  it("is refused, and not repeated, when it stands in the file", async () => {
    const text = edited("  emails: []", `  emails: []\n  webhookUrl: ${HOOK}`);

    const error = await refusal(load(text));

    expect(error.problems.map(({ message, hint }) => [message, hint])).toEqual([
      [
        "alerts.webhookUrl is [secret]: wanted a block of keys",
        "Name an environment variable instead, such as { env: WEBHOOK_URL }",
      ],
    ]);
    expect(JSON.stringify([error.message, error.hint, error.problems])).not.toContain("hooks/");
  });
});
