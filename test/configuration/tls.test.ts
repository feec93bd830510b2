import { describe, expect, it } from "vitest";
import { featuresOf } from "../../src/configuration/features.js";
import { PROD } from "../support/settings.js";
import { edited, GOOD, load, refusal } from "./project.js";

const DNS = "  mode: dns\n";
const BLOCK = GOOD.slice(GOOD.indexOf("\ntls:\n"), GOOD.indexOf("\nwaf:\n"));
const withTls = (block: string) => GOOD.replace(BLOCK, `\ntls: ${block}\n`);
const complaints = async (text: string, variables: Readonly<Record<string, string>> = {}) =>
  (await refusal(load(text, { variables }))).problems.map(({ rule, message }) => `${rule} ${message}`);

const PEM = "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----";
const KEY = "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----";

describe("V08", () => {
  it("wants a certificate in prod", async () => {
    expect(await complaints(edited(DNS, "  mode: none\n"))).toEqual([
      'V08 tls.mode is "none" in the environment "prod", whose load balancer then serves nobody',
    ]);
  });

  it.each([
    ["is confirmed", edited(DNS, "  mode: none\n  acceptNone: true\n")],
    ["has no load balancer", edited(DNS, "  mode: none\n").replace("  # loadBalancer: true", "  loadBalancer: false")],
  ])("lets prod go without where that %s", async (_, text) => {
    expect((await load(text)).tls.mode).toBe("none");
  });

  it.each([
    ["app.example.com", "a host name of at most 64 characters with {region} in it"],
    ["{region}", "a host name of at most 64 characters with {region} in it"],
    [`{region}.${"a".repeat(60)}.com`, "a host name of at most 64 characters with {region} in it"],
  ])("refuses the host name %s", async (host, wanted) => {
    expect(await complaints(edited("{region}.app.example.com", host))).toEqual([
      `V08 tls.hostName is "${host}": wanted ${wanted}`,
    ]);
  });

  it("refuses what is no hosted zone", async () => {
    expect(await complaints(edited("Z0123456789EXAMPLE", "example.com"))).toEqual([
      'V08 tls.zoneId is "example.com": wanted the id of a hosted zone, such as Z0123456789ABCDEFGHIJ',
    ]);
  });

  it("wants a certificate of every region, in that region", async () => {
    const arn = (region: string) => `"arn:aws:acm:${region}:111122223333:certificate/1"`;
    const block = `{ mode: arn, certificateArns: { us-east-1: ${arn("us-east-1")}, us-west-2: ${arn("us-east-1")} } }`;

    expect(await complaints(withTls(block))).toEqual([
      `V08 tls.certificateArns.us-west-2 is ${arn("us-east-1")}: wanted the ARN of a certificate in us-west-2`,
      "V08 tls.certificateArns.ap-south-1 is missing: wanted the ARN of a certificate in ap-south-1",
    ]);
  });

  it("wants a host name and an authority of every region for a private certificate", async () => {
    expect(await complaints(withTls("{ mode: private-ca }"))).toEqual([
      'V08 tls.hostName is "": wanted a host name',
      ...["us-east-1", "us-west-2", "ap-south-1"].map(
        (region) =>
          `V08 tls.authorityArns.${region} is missing: wanted the ARN of a certificate authority in ${region}`,
      ),
    ]);
  });

  it("wants the variables of an imported certificate, and what they hold to be PEM", async () => {
    const block = "{ mode: import, privateKey: { env: TLS_KEY }, chain: { env: TLS_CHAIN } }";

    expect(await complaints(withTls(block), { TLS_CHAIN: "x" })).toEqual([
      "V08 tls.certificate is missing: wanted the name of an environment variable",
      'V08 tls.privateKey names the variable "TLS_KEY", which does not hold a PEM private key',
      'V08 tls.chain names the variable "TLS_CHAIN", which does not hold a PEM certificate',
    ]);
  });

  it("takes an imported certificate from its variables, and blanks the key out everywhere", async () => {
    const block = "{ mode: import, certificate: { env: TLS_CERT }, privateKey: { env: TLS_KEY } }";

    const environment = await load(withTls(block), { variables: { TLS_CERT: PEM, TLS_KEY: KEY } });

    expect(environment.tls).toMatchObject({ mode: "import", certificate: PEM, privateKey: KEY, chain: "" });
    expect(environment.secrets).toContain(KEY);
    expect(JSON.stringify(environment.rendered)).not.toContain("PRIVATE KEY");
  });
});

describe("features", () => {
  it.each([
    ["prod", []],
    [
      "small",
      [
        ...["loadBalancer", "waf", "servers", "maintenance", "database", "backup"],
        ...["ec2Switches", "config", "guardDuty", "securityHub", "accessAnalyzer", "inspector"],
      ],
    ],
    ["emulator", ["database", "table", "backup", "ec2Switches", "securityHub", "accessAnalyzer"]],
  ])("are all on, with the preset %s, but for %j", async (preset, off) => {
    const { features } = await load(edited("  preset: prod\n", `  preset: ${preset}\n`));

    const found = Object.entries(features).flatMap(([name, on]) => (on ? [] : [name]));
    expect(found).toEqual(off);
  });

  it("can be said one by one", async () => {
    const text = edited("  # waf: true\n", "  waf: false\n");

    expect((await load(text)).features).toEqual({ ...PROD.features, waf: false });
  });

  it.each([
    ["prod", undefined, true],
    ["small", undefined, true],
    ["emulator", undefined, false],
    ["emulator", true, true],
    ["prod", false, false],
  ] as const)("with the preset %s and the flag %s have the table: %s", (preset, table, on) => {
    expect(featuresOf({ preset, table }).table).toBe(on);
  });
});
