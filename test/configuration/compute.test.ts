import { describe, expect, it } from "vitest";
import { architectureOf } from "../../src/stacks/instance-types.js";
import { PROD } from "../support/settings.js";
import { edited, load, refusal } from "./project.js";

const TYPES = "instanceTypes: [m6i.large, m5.large, c6i.large, c5.large, t3.large]";
const withTypes = (types: string) => edited(TYPES, `instanceTypes: [${types}]`);
const complaints = async (text: string) =>
  (await refusal(load(text))).problems.map(({ rule, message }) => `${rule} ${message}`);

describe("the architecture of a type", () => {
  it.each(
    [
      "m5.large",
      "m6i.large",
      "c5.9xlarge",
      "t3a.nano",
      "t2.micro",
      "r6idn.metal",
      "m7i-flex.large",
      "x2iedn.xlarge",
    ].map((type) => [type]),
  )("of Intel or AMD is x86_64: %s", (type) => {
    expect(architectureOf(type)).toBe("x86_64");
  });

  it.each(
    ["t4g.small", "m7g.large", "c6gn.large", "r8gd.metal-24xl", "im4gn.large", "is4gen.medium", "a1.large"].map(
      (type) => [type],
    ),
  )("of Graviton is arm64: %s", (type) => {
    expect(architectureOf(type)).toBe("arm64");
  });

  it.each(["mac2.metal", "g4dn.xlarge", "p4d.24xlarge", "u-6tb1.metal", "m5", "m5.big", "large", ""])(
    'is not known of what servers cannot run on: "%s"',
    (type) => {
      expect(architectureOf(type)).toBeUndefined();
    },
  );
});

describe("V18", () => {
  it("is content with the seed's types, and gives them to the stacks", async () => {
    expect((await load(edited(TYPES, TYPES))).compute).toEqual(PROD.compute);
  });

  it.each([
    [
      "m6i.large, t4g.large",
      'V18 compute.instanceTypes[1] is "t4g.large", which is arm64: wanted x86_64 like "m6i.large"',
    ],
    [
      "g5.xlarge, m6i.large",
      'V18 compute.instanceTypes[0] is "g5.xlarge": wanted a type that web servers can run on, such as m6i.large',
    ],
    ["m6i.large, m6i.large", 'V18 compute.instanceTypes[1] is "m6i.large", which is listed before'],
  ])("refuses %s", async (types, complaint) => {
    expect(await complaints(withTypes(types))).toEqual([complaint]);
  });

  it("takes Graviton alone", async () => {
    expect((await load(withTypes("m7g.large, c7g.large"))).compute.instanceTypes).toEqual(["m7g.large", "c7g.large"]);
  });

  it("refuses more servers at least than at most", async () => {
    expect(await complaints(edited("  minSize: 2", "  minSize: 7"))).toEqual([
      "V18 compute.minSize is 7, more than maxSize, which is 6: wanted at most 6",
    ]);
  });

  it.each([
    ["  minSize: 2", "  minSize: 0", "V18 compute.minSize is 0: wanted at least 1"],
    ["  onDemandPercent: 50", "  onDemandPercent: 101", "V18 compute.onDemandPercent is 101: wanted at most 100"],
    [TYPES, "instanceTypes: []", "V18 compute.instanceTypes is a list: wanted a list of at least 1"],
  ])("refuses %s as %s", async (passage, replacement, complaint) => {
    expect(await complaints(edited(passage, replacement))).toEqual([complaint]);
  });

  it("says nothing where there are no servers", async () => {
    const text = withTypes("m6i.large, t4g.large").replace("  # loadBalancer: true", "  servers: false");

    expect((await load(text)).features.servers).toBe(false);
  });
});
