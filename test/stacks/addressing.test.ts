import { describe, expect, it } from "vitest";

import { isIpv6, privateTierOf, subnetCidr, tierCidr, upperHalf } from "../../src/stacks/addressing.js";

describe("IPv4", () => {
  it.each([
    ["public", ["10.10.0.0/20", "10.10.16.0/20", "10.10.32.0/20"]],
    ["private", ["10.10.128.0/20", "10.10.144.0/20", "10.10.160.0/20"]],
    ["data", ["10.10.192.0/20", "10.10.208.0/20", "10.10.224.0/20"]],
  ] as const)("puts the %s subnets into %j", (tier, subnets) => {
    expect([0, 1, 2].map((at) => subnetCidr("10.10.0.0/16", tier, at))).toEqual(subnets);
  });

  it("splits the block into quarters, of which the second is spare", () => {
    expect(tierCidr("10.10.0.0/16", "public")).toBe("10.10.0.0/18");
    expect(tierCidr("10.10.0.0/16", "private")).toBe("10.10.128.0/18");
    expect(tierCidr("10.10.0.0/16", "data")).toBe("10.10.192.0/18");
  });

  it("gives peers the upper half, and finds the private tier in it", () => {
    expect(upperHalf("10.10.0.0/16")).toBe("10.10.128.0/17");
    expect(privateTierOf("10.10.128.0/17")).toBe("10.10.128.0/18");
  });

  it("splits blocks that are smaller or lie high", () => {
    expect(subnetCidr("172.31.240.0/20", "data", 2)).toBe("172.31.254.0/24");
    expect(upperHalf("192.168.0.0/16")).toBe("192.168.128.0/17");
  });
});

describe("IPv6", () => {
  it.each([
    ["public", ["2600:1f18:abc:1200::/64", "2600:1f18:abc:1201::/64", "2600:1f18:abc:1202::/64"]],
    ["private", ["2600:1f18:abc:1280::/64", "2600:1f18:abc:1281::/64", "2600:1f18:abc:1282::/64"]],
    ["data", ["2600:1f18:abc:12c0::/64", "2600:1f18:abc:12c1::/64", "2600:1f18:abc:12c2::/64"]],
  ] as const)("puts the %s subnets into %j", (tier, subnets) => {
    expect([0, 1, 2].map((at) => subnetCidr("2600:1f18:abc:1200::/56", tier, at))).toEqual(subnets);
  });

  it("gives peers the upper /57, and finds the private /58 in it", () => {
    expect(upperHalf("2600:1f18:abc:1200::/56")).toBe("2600:1f18:abc:1280::/57");
    expect(privateTierOf("2600:1f18:abc:1280::/57")).toBe("2600:1f18:abc:1280::/58");
    expect(tierCidr("2600:1f18:abc:1200::/56", "data")).toBe("2600:1f18:abc:12c0::/58");
  });

  it("keeps the highest bits, which a double would lose", () => {
    expect(upperHalf("ffff:ffff:ffff:ff00::/56")).toBe("ffff:ffff:ffff:ff80::/57");
  });

  it.each([
    ["2600:1f18:1:0::/56", "2600:1f18:1:80::/57"],
    ["2600:1f18::/56", "2600:1f18:0:80::/57"],
    ["2600:0:0:ff00::/56", "2600:0:0:ff80::/57"],
    ["2600:1f18:0abc:1200:0:0:0:0/56", "2600:1f18:abc:1280::/57"],
  ])("writes what follows from %s in the canonical form, %s", (vpc, half) => {
    expect(upperHalf(vpc)).toBe(half);
  });

  it("is told from IPv4 by its colons", () => {
    expect(isIpv6("::/0")).toBe(true);
    expect(isIpv6("0.0.0.0/0")).toBe(false);
  });
});
