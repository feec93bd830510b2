import { describe, expect, it } from "vitest";
import { cidrText, isCidr6, isPrivate, overlap, parseCidr, type Block } from "../../src/configuration/text/cidr.js";
import { nearest } from "../../src/configuration/text/nearest.js";
import { maskSecrets, secretKinds, shown } from "../../src/configuration/text/secret-text.js";
import { FAKE_SECRETS } from "./fake-secrets.js";

function block(text: string): Block {
  return parseCidr(text) ?? expect.unreachable(text);
}

describe("parseCidr", () => {
  it.each([
    ["10.10.0.0/16", 168_427_520, 168_493_055],
    ["255.255.255.255/32", 4_294_967_295, 4_294_967_295],
    ["0.0.0.0/0", 0, 4_294_967_295],
  ])("reads %s", (text, first, last) => {
    expect(parseCidr(text)).toMatchObject({ first, last });
  });

  it.each(["", "10.0.0.0", "10.0.0.0/33", "10.0.0/8", "256.0.0.0/8", "10.0.0.0/8 ", "10.0.0.0/-1", "::/0"])(
    "refuses %j",
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  it("gives back the block that an address lies in", () => {
    expect(cidrText(block("192.168.77.8/18"))).toBe("192.168.64.0/18");
  });
});

describe("blocks", () => {
  it.each([
    ["10.0.0.0/16", "10.0.255.0/24", true],
    ["10.0.0.0/16", "10.1.0.0/16", false],
    ["10.0.0.0/17", "10.0.128.0/17", false],
    ["10.0.0.0/8", "10.200.0.0/16", true],
  ])("%s and %s overlap: %s", (one, other, expected) => {
    expect([overlap(block(one), block(other)), overlap(block(other), block(one))]).toEqual([expected, expected]);
  });

  it.each([
    ["10.0.0.0/8", true],
    ["172.31.0.0/16", true],
    ["172.32.0.0/16", false],
    ["192.168.0.0/15", false],
    ["100.64.0.0/16", false],
  ])("%s is private: %s", (text, expected) => {
    expect(isPrivate(block(text))).toBe(expected);
  });

  it.each([
    ["::/0", true],
    ["2001:db8::/128", true],
    ["::/129", false],
    ["::/07", false],
    ["::", false],
    ["fe80::1%eth0/64", false],
    ["10.0.0.0/8", false],
  ])("%s is an IPv6 block: %s", (text, expected) => {
    expect(isCidr6(text)).toBe(expected);
  });
});

describe("nearest", () => {
  it.each([
    ["netwrok", ["network", "peering"], "network"],
    ["NAT", ["nat"], "nat"],
    ["emials", ["emails", "email"], "emails"],
    ["a", ["b"], "b"],
    ["xyzzy", ["network"], undefined],
    ["x".repeat(41), ["x".repeat(41)], undefined],
    ["", ["nat"], undefined],
  ])("takes %j to be meant as one of %j: %s", (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });
});

describe("secret texts", () => {
  it.each([
    ["keyId", "an AWS access key id"],
    ["key", "an AWS secret access key"],
    ["github", "a GitHub token"],
    ["gitlab", "a GitLab token"],
    ["slack", "a Slack token"],
    ["hook", "a Slack webhook"],
    ["pem", "a private key"],
    ["pulumi", "a Pulumi token"],
    ["token", "a JSON web token"],
    ["url", "a password in a URL"],
  ] as const)("recognise %s as %s", (name, kind) => {
    expect(secretKinds(`x: ${FAKE_SECRETS[name]} # y`)).toEqual([kind]);
  });

  it("mask known values, but no word of a few letters", () => {
    expect(maskSecrets("prod says correct horse twice: correct horse", ["prod", "correct horse"])).toBe(
      "prod says [secret] twice: [secret]",
    );
  });

  it("are searched in no time in a hostile line", () => {
    const started = performance.now();

    for (const part of ["eyJ", "eyJaaaaaaaa.", "://a", "xoxb-", "aA1", "-----BEGIN "]) {
      secretKinds(part.repeat(2 ** 20 / part.length));
    }

    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each([
    [undefined, "empty"],
    [null, "null"],
    [true, "true"],
    [[1], "a list"],
    [{ a: 1 }, "a block of keys"],
    ['a "b"\n', String.raw`"a \"b\"\n"`],
    ["x".repeat(61), `"${"x".repeat(57)}..."`],
  ])("show %j as %s", (value, expected) => {
    expect(shown(value)).toBe(expected);
  });
});
