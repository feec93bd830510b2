import { describe, expect, it } from "vitest";
import { edited, GOOD, load, refusal } from "./project.js";

const SKIPPED = edited("  account: manage\n", "  account: skip\n");
const CONTACT = "contacts:\n  security: { name: Sec, title: Ops, email: s@example.com, phone: '+1 555' }\n";
const complaints = async (text: string) =>
  (await refusal(load(text))).problems.map(({ rule, message }) => `${rule} ${message}`);
const ci = (block: string) => edited("  manageRole: false\n", `  manageRole: true\n${block}`);
const organization = (block: string) =>
  edited("organization:\n  enabled: false\n", `organization:\n  enabled: true\n${block}`);

describe("V12", () => {
  it.each([
    ["ci.manageRole", edited("manageRole: false", "manageRole: true\n  repository: o/r", SKIPPED)],
    ["contacts.security", `${SKIPPED}${CONTACT}`],
    ["organization.enabled", edited("  enabled: false\n", "  enabled: true\n  targetIds: [r-ab12]\n", SKIPPED)],
  ])("leaves %s to the owner of the account's baseline", async (setting, text) => {
    expect(await complaints(text)).toEqual([
      `V12 ${setting} is set, but baseline.account is "skip": an account has one, made by its owner`,
    ]);
  });

  it("takes all of them from the owner", async () => {
    const environment = await load(`${ci("  repository: my-org/platform\n")}${CONTACT}`);

    expect(environment.ci).toEqual({ manageRole: true, repository: "my-org/platform", environment: "" });
    expect(environment.contacts.security).toMatchObject({ email: "s@example.com" });
  });
});

describe("V06", () => {
  it.each(["", "my-org", "my-org/*", "*", "my-org/plat?orm", "a/b/c", "my org/platform", "repo:my-org/platform"])(
    'lets no deployment come from "%s"',
    async (repository) => {
      expect(await complaints(ci(`  repository: "${repository}"\n`))).toEqual([
        `V06 ci.repository is "${repository}": wanted one repository, such as my-org/platform`,
      ]);
    },
  );

  it("takes no pattern for GitHub's environment", async () => {
    expect(await complaints(ci('  repository: my-org/platform\n  environment: "*"\n'))).toEqual([
      'V06 ci.environment is "*": wanted the name of an environment in GitHub',
    ]);
  });

  it.each([
    ["", "organization.targetIds is empty: wanted what the policies are attached to"],
    [
      "  targetIds: [ou-1]\n",
      'organization.targetIds[0] is "ou-1": wanted a root (r-…), an organizational unit (ou-…) or an account (12 digits)',
    ],
    [
      "  targetIds: [r-ab12]\n  allowedRegions: [us-east-1, ap-south-1]\n",
      "organization.allowedRegions leaves out us-west-2, which is configured",
    ],
    [
      "  targetIds: [r-ab12]\n  allowedRegions: [us-east-1, us-west-2, ap-south-1, mars-1]\n",
      'organization.allowedRegions holds "mars-1": wanted regions of AWS',
    ],
  ])("refuses limits that cannot be: %s", async (block, message) => {
    expect(await complaints(organization(block))).toEqual([`V06 ${message}`]);
  });
});

describe("V06 on accounts and limits", () => {
  it("refuses an account that is forbidden", async () => {
    const text = `${GOOD}forbiddenAccounts: ["444455556666", "111122223333"]\n`;

    expect(await complaints(text)).toEqual([
      'V06 account is "111122223333", which forbiddenAccounts lists: wanted another one',
    ]);
  });

  it("takes only accounts for forbidden ones", async () => {
    expect(await complaints(`${GOOD}forbiddenAccounts: [prod]\n`)).toEqual([
      'V06 forbiddenAccounts[0] is "prod": wanted 12 digits in quotes',
    ]);
  });

  it("refuses a list of regions that no policy has room for", async () => {
    const regions = Array.from({ length: 400 }, () => "us-east-1, us-west-2, ap-south-1").join(", ");
    const [complaint] = await complaints(organization(`  targetIds: [r-ab12]\n  allowedRegions: [${regions}]\n`));

    expect(complaint).toMatch(
      /^V06 organization\.allowedRegions makes a policy of \d{5} characters: wanted at most 5120$/,
    );
  });
});

describe("V07", () => {
  it.each([
    [
      "teamId: X1, channelId: C0123456789",
      'alerts.slack.teamId is "X1": wanted a workspace\'s id, such as T0123456789',
    ],
    [
      'teamId: T0123456789, channelId: "#ops"',
      'alerts.slack.channelId is "#ops": wanted a channel\'s id, such as C0123456789',
    ],
  ])("refuses the channel { %s }", async (block, message) => {
    expect(await complaints(edited("  emails: []\n", `  emails: []\n  slack: { ${block} }\n`))).toEqual([
      `V07 ${message}`,
    ]);
  });

  it("refuses a phone number that nobody can call", async () => {
    expect(await complaints(`${GOOD}${CONTACT.replace("+1 555", "none")}`)).toEqual([
      'V07 contacts.security.phone is "none": wanted a phone number such as +1 555 0100',
    ]);
  });
});
