import { describe, expect, it } from "vitest";
import { plainSentence } from "../../src/automation/failures/plain-sentence.js";
import { explain } from "../../src/automation/failures/explain.js";
import { KNOWN_CONFLICTS } from "../../src/automation/failures/known-conflicts.js";
import { KNOWN_FAILURES } from "../../src/automation/failures/known-failures.js";
import { SAID } from "./said.js";

const KNOWN = [...KNOWN_FAILURES, ...KNOWN_CONFLICTS];

describe("a common failure", () => {
  it.each(SAID)("is told as: $sentence", ({ said, sentence, reaction }) => {
    const found = explain(said);

    expect([found.message, found.reaction]).toEqual([sentence, reaction]);
    expect(found.remedy).toMatch(/^[A-Z]/);
  });

  it("has a case here, each of them, with one sentence, a remedy and a source", () => {
    const told = new Set(SAID.map(({ said }) => KNOWN.find(({ says }) => says.test(said.replaceAll(/\s+/g, " ")))));

    expect(KNOWN.filter((known) => !told.has(known)).map(({ sentence }) => sentence)).toEqual([]);
    expect(KNOWN.length).toBeGreaterThanOrEqual(20);
    for (const { sentence, remedy, seen } of KNOWN) {
      expect(sentence).toMatch(/^[A-Z{][^\n]*[^.\n]$/);
      expect(remedy).toMatch(/^[A-Z][^\n]*[^.\n]$/);
      expect(seen).toMatch(/^https:\/\/github\.com\/[\w./-]+\/\d+$/);
    }
  });
});

describe("any other failure", () => {
  it("is told in AWS's own words, without what nobody can use", () => {
    const said = `creating EC2 Subnet: 1 error occurred:
      * creating EC2 Subnet: operation error EC2: CreateSubnet, https response error StatusCode: 400, RequestID: 1a2b, api error InvalidSubnet.Conflict: The CIDR '10.0.0.0/24' conflicts with another subnet`;

    expect(explain(said.replace(/^.*\n\s*/, ""))).toEqual({
      message:
        "creating EC2 Subnet: operation error EC2: CreateSubnet, api error InvalidSubnet.Conflict: The CIDR '10.0.0.0/24' conflicts with another subnet",
    });
  });

  it("is told with tapctl's own way when the engine names one of another tool", () => {
    const said =
      "resource urn:pulumi:prod::tapctl::aws:x/y:Z::a cannot be deleted\nbecause it is protected. Run pulumi state unprotect";

    expect(explain(said)).toEqual({
      message: "It is protected",
      remedy: "To turn a feature off, name it under unprotected and deploy that first",
    });
  });
});

it("says what failed once, however many waited for it", () => {
  const waited = 'error serializing property "vpcId": '.repeat(300);

  expect(plainSentence(`error: ${waited}resource tap-network-core-vpc [aws:ec2/vpc:Vpc] failed to register`)).toBe(
    "resource tap-network-core-vpc [aws:ec2/vpc:Vpc] failed to register",
  );
});
