import { describe, expect, it } from "vitest";
import { NO_CHANGES } from "../../src/deployment/changes.js";
import { createRedactor } from "../../src/deployment/redact.js";
import { describeCounts, DONE, shownKinds, sortResults, TO_DO } from "../../src/reporting/change-words.js";
import { durationOf, formatDuration } from "../../src/reporting/duration.js";
import { createTidy, oneLine, stripControls } from "../../src/reporting/plain-text.js";
import { describeUrn, labelOf, shortUrn } from "../../src/reporting/resource-name.js";
import { result, urn } from "./sample-run.js";

describe("a duration", () => {
  it.each([
    [0, "0.0s"],
    [-5, "0.0s"],
    [4_120, "4.1s"],
    [9_949, "9.9s"],
    [9_950, "10s"],
    [59_400, "59s"],
    [59_600, "1m 00s"],
    [83_000, "1m 23s"],
    [3_599_600, "1h 00m"],
    [7_380_000, "2h 03m"],
  ])("of %d ms reads %s", (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it("is unknown where a stack never started", () => {
    expect(durationOf({})).toBeUndefined();
    expect(durationOf({ startedAt: "2026-03-01T10:00:00.000Z" })).toBeUndefined();
  });
});

describe("a resource", () => {
  it.each([
    [
      urn("prod-us-west-2", "aws:ec2/natGateway:NatGateway", "network-nat"),
      "us-west-2 › network-nat (aws:ec2/natGateway:NatGateway)",
    ],
    ["urn:pulumi:dev-global::tapctl::aws:route53/record:Record::a::b", "global › a::b (aws:route53/record:Record)"],
    ["urn:pulumi:prod-us-west-2::tapctl::pulumi:pulumi:Stack::tapctl-prod-us-west-2", "us-west-2"],
    ["no urn", "no urn"],
    ["", ""],
  ])("%s is called %s", (text, name) => {
    expect(describeUrn(text)).toBe(name);
  });

  it("is named shorter where the stack is known", () => {
    expect(shortUrn(urn("prod-us-west-2", "aws:ec2/vpc:Vpc", "core"))).toBe("aws:ec2/vpc:Vpc core");
  });

  it("takes its label from the stack, whatever hyphens a region has", () => {
    expect([labelOf("prod-us-gov-west-1"), labelOf("dev-global")]).toEqual(["us-gov-west-1", "global"]);
  });
});

describe("counts", () => {
  it("tell what was done or is to do, and nothing of what is the same", () => {
    const counts = { ...NO_CHANGES, create: 52, delete: 1, same: 7 };

    expect(describeCounts(counts, DONE)).toBe("52 created, 1 deleted");
    expect(describeCounts(counts, TO_DO)).toBe("52 to create, 1 to delete");
    expect(describeCounts(NO_CHANGES, DONE)).toBe("");
  });

  it("have a column for a rare kind only where it occurs", () => {
    expect(shownKinds({ ...NO_CHANGES, retain: 1 })).toEqual([
      "create",
      "update",
      "replace",
      "delete",
      "retain",
      "same",
    ]);
  });
});

it("sorts results by region with global last", () => {
  const labels = ["us-west-2", "global", "ap-south-1", "us-east-1"].map((label) => result(label));

  expect(sortResults(labels).map(({ label }) => label)).toEqual(["ap-south-1", "us-east-1", "us-west-2", "global"]);
});

describe("text from outside", () => {
  it.each([
    ["\u001b[31mred\u001b[0m", "red"],
    ["\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007", "link"],
    ["\u009b2Jcleared", "cleared"],
    ["a\u0000b\u0007c\u007fd\u0085e", "abcde"],
    ["a\r\nb\rc", "a\nb\nc"],
    ["right\u202eleft\u2066", "rightleft"],
    ["tab\tand\nnewline", "tab\tand\nnewline"],
    ["Grüße, 東京 👩‍👩‍👧", "Grüße, 東京 👩‍👩‍👧"],
  ])("%j is shown as %j", (text, shown) => {
    expect(stripControls(text)).toBe(shown);
  });

  it("is redacted where a secret only shows once control characters are gone, and where it holds some itself", () => {
    const tidy = createTidy(createRedactor(["hunter2hunter2", "bell\u0007book"]));

    expect(tidy("hunter2\u001b[1mhunter2, bell\u0007book")).toBe("[secret], [secret]");
  });

  it("fits on one line when it has to", () => {
    expect(oneLine("  a\n\tb\r\n c  ")).toBe("a b c");
  });
});
