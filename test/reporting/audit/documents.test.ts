import { describe, expect, it } from "vitest";
import { createRedactor } from "../../../src/deployment/redact.js";
import { formatOf, renderAudit, tidyAudit } from "../../../src/reporting/audit/write-audit.js";
import { AUDIT, HOSTILE } from "../../support/sample-audit.js";

describe("the page", () => {
  const page = renderAudit(AUDIT, "html");

  it("needs no script and nothing from the network", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|\son\w+=|<link|<img|@import|url\((?!#tip\))/);
    expect(page.match(/\ssrc=/g)).toBeNull();
  });

  it("shows every value as text, in the drawing too", () => {
    expect(page.split("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;|&#39;").length - 1).toBe(3);
    expect(page).not.toContain(HOSTILE);
  });

  it("closes every element that it opens", () => {
    const tags = page.replace(/<style>[\s\S]*<\/style>/, "").match(/<\/?[a-z][a-z0-9]*(?:\s[^>]*?)?\/?>/g) ?? [];
    const open: string[] = [];
    for (const tag of tags) {
      const name = /[a-z][a-z0-9]*/.exec(tag)?.[0] ?? "";
      if (tag.startsWith("</")) expect(open.pop()).toBe(name);
      else if (!tag.endsWith("/>")) open.push(name);
    }

    expect(open).toEqual([]);
    expect(tags.length).toBeGreaterThan(100);
  });

  it("counts the verdicts and says what that means", () => {
    const tiles = [...page.matchAll(/<li class="tile ([\w-]+)"><strong>(\d+)/g)].map(([, verdict, count]) => [
      verdict,
      count,
    ]);

    expect(tiles).toEqual([
      ["fail", "1"],
      ["not-decidable", "1"],
      ["exception", "1"],
      ["pass", "1"],
      ["not-applicable", "1"],
    ]);
    expect(page).toContain("1 of 5 controls fail. 1 can be decided only after the deployment.");
  });

  it("unfolds what fails, and lists an exception with its owner and end", () => {
    expect(page.match(/<details class="control [\w-]+" open/g)).toEqual(['<details class="control fail" open']);
    expect(page).toMatch(
      /<td class="id">S3\.9<\/td><td>It would never stop<\/td><td>platform-team<\/td>\s*<td class="date">2027-11-30/,
    );
  });

  it("links to pages alone", () => {
    const source = "javascript:alert(1)";
    const [first, ...others] = AUDIT.controls;
    const controls = first === undefined ? [] : [{ ...first, source }, ...others];

    const links = [...renderAudit({ ...AUDIT, controls }, "html").matchAll(/href="([^"]*)"/g)].map(([, to]) => to);

    expect([...new Set(links)]).toEqual(["about:blank", "https://docs.aws.amazon.com/kms/"]);
  });

  it("draws every region, network and subnet, and what joins them", () => {
    expect(page).toContain('aria-label="The network"');
    expect(page.match(/class="region"/g)).toHaveLength(2);
    expect(page).toContain('<text class="chip" x="123" y="127">10.10.0.0/20</text>');
    expect(
      [...page.matchAll(/class="link (\w+)"[^>]*?(marker-start[^>]*)?><title>([^<]*)/g)].map((found) => found[3]),
    ).toEqual(["peering: us-east-1 ↔ us-west-2", "objects: us-east-1 ↔ us-west-2", "database: us-east-1 → us-west-2"]);
  });

  it("says so where there is nothing to draw and no exception", () => {
    const bare = renderAudit({ ...AUDIT, controls: [], network: { regions: [], links: [] } }, "html");

    expect(bare).toContain("No region has a network.");
    expect(bare).toContain("There are none.");
    expect(bare).toContain("No control fails, of 0.");
  });
});

describe("Markdown", () => {
  it("has the counts, what does not pass, and every control", () => {
    const lines = renderAudit(AUDIT, "markdown").split("\n");

    expect(lines[0]).toBe("# Audit of prod: what is deployed");
    expect(lines).toContain("| 1 | 1 | 1 | 1 | 1 |");
    expect(lines.filter((line) => line.startsWith("## "))).toEqual([
      "## Failures",
      "## Not decidable yet",
      "## Exceptions",
      "## Controls",
    ]);
    expect(lines).toContain("| [S3.8](https://docs.aws.amazon.com/kms/) | high | pass | 1 | S3.8 is met |");
    expect(lines).toContain(
      "- **S3.9** us-west-2 › tap-logs-bucket (aws:s3/bucket:Bucket): It would never stop (platform-team, until 2027-11-30)",
    );
  });

  it("shows what came from outside as text", () => {
    const text = renderAudit(AUDIT, "markdown");

    expect(text).not.toContain("<script>");
    expect(text).toContain("\\[x\\](javascript:alert(1))");
  });
});

describe("JSON", () => {
  it("is the report", () => {
    expect(JSON.parse(renderAudit(AUDIT, "json"))).toEqual(AUDIT);
  });
});

it("holds no secret, whatever a message or a name held", () => {
  const secret = "correct-horse-battery";
  const leaky = JSON.parse(JSON.stringify(AUDIT).replaceAll("It would never stop", secret)) as typeof AUDIT;

  const tidy = tidyAudit(leaky, createRedactor([secret]));

  expect(JSON.stringify(tidy)).not.toContain(secret);
  expect(tidy.controls).toHaveLength(5);
});

it.each([
  ["a.json", "json"],
  ["a.md", "markdown"],
  ["a.SARIF", "sarif"],
  ["a/b.html", "html"],
] as const)("knows the format of %s", (path, format) => {
  expect(formatOf(path)).toBe(format);
});

it("refuses a name that tells no format", () => {
  expect(() => formatOf("audit.pdf")).toThrow(
    'Cannot tell the audit\'s format from "audit.pdf": known endings are .json, .md, .sarif, .html',
  );
});
