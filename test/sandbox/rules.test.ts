import { describe, expect, it } from "vitest";
import { AWS_RULES } from "../../src/sandbox/rules/aws-rules.js";
import { refusalOf, openRegions } from "./sandbox-client.js";
import { ACCOUNT_VIOLATIONS } from "./violations-account.js";
import { BACKUP_VIOLATIONS } from "./violations-backup.js";
import { BALANCER_VIOLATIONS } from "./violations-balancer.js";
import { DATA_VIOLATIONS } from "./violations-data.js";
import { DATABASE_PARTS_VIOLATIONS } from "./violations-database-parts.js";
import { DATABASE_VIOLATIONS } from "./violations-databases.js";
import { DEFAULT_VIOLATIONS } from "./violations-defaults.js";
import { DELETION_VIOLATIONS } from "./violations-deletion.js";
import { DETECTION_VIOLATIONS } from "./violations-detection.js";
import { EVENT_VIOLATIONS } from "./violations-events.js";
import { FIREWALL_VIOLATIONS } from "./violations-firewall.js";
import { FUNCTION_VIOLATIONS } from "./violations-functions.js";
import { IDENTITY_VIOLATIONS } from "./violations-identity.js";
import { NETWORK_VIOLATIONS } from "./violations-network.js";
import { PEERING_VIOLATIONS } from "./violations-peering.js";
import { SECRET_VIOLATIONS } from "./violations-secrets.js";
import { SERVER_VIOLATIONS } from "./violations-servers.js";
import { TABLE_VIOLATIONS } from "./violations-tables.js";
import type { Violation } from "./violation.js";

const VIOLATIONS: Readonly<Record<string, Violation>> = {
  ...ACCOUNT_VIOLATIONS,
  ...BACKUP_VIOLATIONS,
  ...BALANCER_VIOLATIONS,
  ...DATA_VIOLATIONS,
  ...DATABASE_PARTS_VIOLATIONS,
  ...DATABASE_VIOLATIONS,
  ...DEFAULT_VIOLATIONS,
  ...DELETION_VIOLATIONS,
  ...DETECTION_VIOLATIONS,
  ...EVENT_VIOLATIONS,
  ...FIREWALL_VIOLATIONS,
  ...FUNCTION_VIOLATIONS,
  ...IDENTITY_VIOLATIONS,
  ...NETWORK_VIOLATIONS,
  ...PEERING_VIOLATIONS,
  ...SECRET_VIOLATIONS,
  ...SERVER_VIOLATIONS,
  ...TABLE_VIOLATIONS,
};

describe("the table of what AWS refuses", () => {
  it("has a violation for every rule, and no other", () => {
    expect(Object.keys(VIOLATIONS).sort()).toEqual(AWS_RULES.map(({ title }) => title).sort());
  });

  it("names no rule twice", () => {
    expect(new Set(AWS_RULES.map(({ title }) => title)).size).toBe(AWS_RULES.length);
  });

  it.each(AWS_RULES)("documents: $title", ({ documentation }) => {
    expect(documentation).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|registry\.terraform\.io)\//);
  });

  it.each(AWS_RULES)("refuses $title", async ({ title, code }) => {
    const violation = VIOLATIONS[title];
    const regions = await openRegions();

    const refusal = await refusalOf(violation?.attempt(regions) ?? Promise.resolve());

    expect(refusal).toContain(`, api error ${code}: `);
    expect(refusal.split(`api error ${code}: `)[1]).toMatch(violation?.message ?? "nothing");
  });
});
