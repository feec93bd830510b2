import { createHash } from "node:crypto";

import { expect, it } from "vitest";

import { tapctlId } from "../../src/stacks/identity.js";

const URN = "urn:pulumi:prod-us-east-1::tapctl::tapctl:stack:TapStack$aws:ec2/vpc:Vpc::tap-vpc";

it("is the URN's digest in the alphabet of RFC 4648, without padding", () => {
  const id = tapctlId(URN);

  expect(id).toMatch(/^[A-Z2-7]{52}$/);
  expect(decode(id).subarray(0, 32)).toEqual(createHash("sha256").update(URN).digest());
});

it("differs between two URNs", () => {
  expect(tapctlId(URN)).not.toBe(tapctlId(`${URN}2`));
});

it("fits a tag however long the URN is", () => {
  expect(tapctlId(`${URN}${"x".repeat(5000)}`)).toHaveLength(52);
});

function decode(text: string): Buffer {
  const bits = Array.from(text).map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
