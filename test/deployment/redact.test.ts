import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/deployment/redact.js";

/** The same numbers on every machine: a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const ALPHABET = Array.from("abcXYZ019 \"'\\\n\t$&.*+?^{}()|[]/=:-_é漢😀");

function words(next: () => number, count: number): readonly string[] {
  const letter = (): string => ALPHABET[Math.floor(next() * ALPHABET.length)] ?? "a";
  return Array.from({ length: count }, () => Array.from({ length: 4 + Math.floor(next() * 12) }, letter).join(""));
}

describe("the redactor", () => {
  it("lets no secret through, plain or inside JSON, wherever it stands and whatever is in it", () => {
    const next = random(20260801);
    for (let round = 0; round < 500; round += 1) {
      const secrets = words(next, 3);
      const noise = words(next, 4);
      const redact = createRedactor(secrets);

      const plain = redact(noise.flatMap((word, at) => [word, secrets[at] ?? ""]).join(""));
      const json = redact(JSON.stringify({ noise, secrets }));

      for (const secret of secrets) {
        expect(plain).not.toContain(secret);
        expect(json).not.toContain(JSON.stringify(secret).slice(1, -1));
      }
    }
  });

  it("leaves text without secrets as it is", () => {
    const redact = createRedactor(["hunter22"]);

    expect(redact("vpc-0a1b2c3d was created in us-east-1")).toBe("vpc-0a1b2c3d was created in us-east-1");
  });

  it("masks a secret that contains another as a whole, whatever order they came in", () => {
    for (const secrets of [
      ["hunter", "hunter22-long"],
      ["hunter22-long", "hunter"],
    ]) {
      expect(createRedactor(secrets)("x hunter22-long y")).toBe("x [secret] y");
    }
  });

  it.each([
    [["abcd", "cdef"], "abcdef", "[secret]"],
    [["aaaa"], "aaaaaa", "[secret]"],
    [["abcd", "efgh"], "abcdefgh", "[secret][secret]"],
    [["secret", "hunter22"], "hunter22 and secret", "[secret] and [secret]"],
  ])("masks %j in %j without a rest", (secrets, text, expected) => {
    expect(createRedactor(secrets)(text)).toBe(expected);
  });

  it("masks what was added later", () => {
    const redact = createRedactor();

    const before = redact("the word is hunter22");
    redact.add(["hunter22"]);

    expect([before, redact("the word is hunter22")]).toEqual(["the word is hunter22", "the word is [secret]"]);
  });

  it("leaves values of fewer than four characters, which would blank the log", () => {
    expect(createRedactor(["dev", ""])("dev is deployed")).toBe("dev is deployed");
  });

  it.each([
    ["AKIAIOSFODNN7EXAMPLE", "[secret]"],
    ["key ASIAIOSFODNN7EXAMPLE.", "key [secret]."],
    [`aws_secret_access_key = ${"a".repeat(40)}`, "aws_secret_access_key = [secret]"],
    [`"SecretAccessKey": "${"Ab1/".repeat(10)}"`, '"SecretAccessKey": "[secret]"'],
    [`AWS_SESSION_TOKEN=${"a+/=".repeat(30)}`, "AWS_SESSION_TOKEN=[secret]"],
    [`sha1 ${"a".repeat(40)}`, `sha1 ${"a".repeat(40)}`],
    ["XAKIAIOSFODNN7EXAMPLE", "XAKIAIOSFODNN7EXAMPLE"],
  ])("reads %j as %j", (text, expected) => {
    expect(createRedactor()(text)).toBe(expected);
  });

  it("leaves a long line of spaces alone, without looking through it again from each of its places", () => {
    const line = `${" ".repeat(500_000)}x`;

    expect(createRedactor()(line)).toBe(line);
  });
});
