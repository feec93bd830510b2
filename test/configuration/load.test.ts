import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadEnvironment } from "../../src/configuration/load.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { PROD } from "../support/settings.js";
import { edited, GOOD, lineOf, load, project, refusal } from "./project.js";

const MINIMAL = `account: "111122223333"
primary: us-east-1
regions:
  us-east-1: { index: 0, cidr: 10.10.0.0/16, zones: [use1-az1, use1-az2, use1-az4] }
tags: { Environment: prod, Owner: me, CostCenter: none, Project: tap, ManagedBy: tapctl }
tls: { acceptNone: true }
`;

describe("loadEnvironment", () => {
  it("gives what the stacks need", async () => {
    const environment = await load(GOOD);

    const lifecycle = { protect: true, retainData: true, retainKeys: true, forceDestroy: false };
    const settings: PlatformSettings = {
      ...environment,
      environment: environment.name,
      lifecycle,
      masterPassword: "none",
      databaseGeneration: "none",
    };
    expect(settings).toMatchObject({ environment: "prod", account: "111122223333", primary: "us-east-1" });
    expect(Object.keys(settings.regions)).toEqual(["us-east-1", "us-west-2", "ap-south-1"]);
  });

  it("gives every block its defaults", async () => {
    const { origins, rendered, ...environment } = await load(MINIMAL);

    expect(environment).toMatchObject({
      protection: "on",
      secretsProvider: "passphrase",
      backend: undefined,
      network: { nat: "single", ingressCidrs: ["0.0.0.0/0", "::/0"], flowLogRetentionDays: 30, naclQuota: 20 },
      peering: { includePublicTables: false },
      storage: { objectLockMode: "GOVERNANCE", objectLockDays: 30, noncurrentDays: 90 },
      logs: { retentionDays: 365 },
      replication: { mode: "mesh" },
      trail: { enabled: true, insights: true },
      database: { port: 5433, allowPeers: true },
      features: PROD.features,
      tls: { mode: "none", policy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", privateKey: "" },
      unprotected: [],
      waf: { rateLimit: 2000, countedRules: [] },
      alerts: { emails: [] },
      baseline: { region: "skip", account: "skip" },
      run: { concurrency: undefined, onFailure: "finish", grace: undefined, lockWait: 0 },
    });
    expect(environment.network.interfaceEndpoints.join(" ")).toBe(
      "ssm ssmmessages ec2messages logs monitoring kms secretsmanager sns sqs sts ec2",
    );
    expect("webhookUrl" in environment.alerts).toBe(false);
    expect([origins.length > 30, rendered.name]).toEqual([true, "prod"]);
  });

  it("takes a block whose keys are all commented out for its defaults", async () => {
    expect((await load(`${MINIMAL}network:\n  # nat: single\n`)).network.nat).toBe("single");
  });

  it("finds the file from a folder below, and names it as the user would type it", async () => {
    const root = await project({ "config/prod.yaml": GOOD });
    const cwd = join(root, "deep", "down");
    await mkdir(cwd, { recursive: true });

    const environment = await loadEnvironment({ cwd, flags: { target: "sandbox" }, variables: {} });

    expect([environment.file, environment.root, environment.home]).toEqual([
      "../../config/prod.yaml",
      root,
      join(root, ".tapctl"),
    ]);
  });

  it("reports every problem at once, in the file's order", async () => {
    const text = [
      ["primary: us-east-1\n", "primary: us-east-2\nnetwrok: {}\n"],
      ["cidr: 10.20.0.0/16", "cidr: 10.10.0.0/16"],
      ["usw2-az3", "usw2-az2"],
      ["protection: on", "protection: off"],
      ["nat: single", "nat: singel"],
      ["port: 5433", "port: 5432"],
      ["allowPeers: true", "allowPeers: maybe"],
      ["emails: []", "emails: [ops@example.com, 7]"],
    ].reduce((left, [from = "", to = ""]) => edited(from, to, left), GOOD);

    const { problems, message, hint } = await refusal(load(text));

    expect(problems.map(({ rule, line, message: what }) => [rule, line, what])).toEqual([
      ["V01", lineOf(text, "primary:"), expect.stringContaining('primary is "us-east-2"')],
      ["schema", lineOf(text, "netwrok"), 'The file has no key "netwrok": did you mean "network"?'],
      ["V02", lineOf(text, "us-west-2:") + 2, expect.stringContaining("overlaps regions.us-east-1.cidr")],
      ["V05", lineOf(text, "usw2-az1"), expect.stringContaining("listed twice")],
      ["V13", lineOf(text, "protection: off"), expect.stringContaining('wanted "on"')],
      ["schema", lineOf(text, "nat: singel"), 'network.nat is "singel": wanted "single" or "per-az" or "regional"'],
      ["V09", lineOf(text, "port: 5432"), expect.stringContaining("well-known port")],
      ["V09", lineOf(text, "allowPeers"), 'database.allowPeers is "maybe": wanted true or false'],
      ["V07", lineOf(text, "emails:"), "alerts.emails[1] is the number 7: wanted text"],
    ]);
    expect([message, hint]).toEqual([
      "Cannot use config/prod.yaml: 9 problems found",
      "Correct what is listed, then type: tapctl validate --env prod",
    ]);
  });

  it("says nothing about the default that stands for a value that does not fit", async () => {
    const { problems } = await refusal(load(`${MINIMAL}replication: { mode: of }\n`));

    const critical = problems.filter(({ severity }) => severity === "critical");
    expect(critical.map(({ message, hint }) => [message, hint])).toEqual([
      ['replication.mode is "of": wanted "mesh" or "hub" or "off"', 'Write "off"'],
    ]);
  });

  it.each([
    ["tags", "  Owner:", "  Ownr:", "Ownr", "Owner"],
    ["storage", "  objectLockDays:", "  objectlockdays:", "objectlockdays", "objectLockDays"],
    ["regions.us-west-2", "    index: 1", "    indxe: 1", "indxe", "index"],
  ])("suggests the key that was meant in %s", async (block, from, to, key, meant) => {
    const { problems } = await refusal(load(edited(from, to)));

    expect(problems).toContainEqual({
      rule: expect.any(String) as string,
      severity: "critical",
      message: `${block} has no key "${key}": did you mean "${meant}"?`,
      hint: `Write "${meant}"`,
      file: "config/prod.yaml",
      line: lineOf(GOOD, from),
    });
  });

  it("lists the keys where none is close", async () => {
    const { problems } = await refusal(load(`${GOOD}xyzzy: 1\n`));

    expect(problems.map(({ message, hint }) => [message, hint])).toEqual([
      [
        'The file has no key "xyzzy"',
        expect.stringMatching(/^Remove it, or write one of account, primary, regions, .*, run$/),
      ],
    ]);
  });
});
