import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Draft } from "../../src/configuration/finding.js";
import { ZONE_PREFIX } from "../../src/configuration/known-regions.js";
import { loadEnvironment } from "../../src/configuration/load.js";
import { FILE } from "../../src/configuration/schema/schema.js";
import { nameFindings, ruleCountFindings } from "../../src/configuration/validators/names.js";
import { GOOD, project } from "./project.js";

describe("V04", () => {
  it("refuses every name that is too long", () => {
    const { account, primary, regions } = FILE.parse(parse(GOOD));
    const draft = { name: "e".repeat(30), account, primary, regions: { ...regions, nowhere: {} } };

    const findings = nameFindings(draft as unknown as Draft);

    const role = `AWSServiceRoleForAutoScaling_tapctl-${"e".repeat(30)}-us-east-1`;
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(`"${role}": it has 76 characters, AWS allows 64`),
    );
    expect(findings.filter(({ message }) => message.includes("nowhere"))).toEqual([]);
  });

  it("is content with the longest name that an environment may have", async () => {
    const cwd = await project({ "config/environm.yaml": GOOD });

    const environment = await loadEnvironment({ cwd, flags: { env: "environm", target: "sandbox" }, variables: {} });

    expect(environment.warnings).toEqual([]);
  });

  it.each([
    [1, 6, "network.naclQuota is 6: wanted at least 7, the rules of a network ACL with 0 peers"],
    [1, 7, undefined],
    [16, 20, undefined],
    [17, 20, "network.naclQuota is 20: wanted at least 21, the rules of a network ACL with 16 peers"],
    [17, 21, undefined],
  ])("counts the rules of %i regions against a quota of %i", (count, naclQuota, message) => {
    const draft = { listed: Object.keys(ZONE_PREFIX).slice(0, count), network: { naclQuota } };

    expect(ruleCountFindings(draft as unknown as Draft)[0]?.message).toBe(message);
  });
});
