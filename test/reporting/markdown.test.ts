import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/reporting/markdown.js";
import { change, FAILED_PREVIEW, FAILED_UP, report, result, urn } from "./sample-run.js";

describe("a report in Markdown", () => {
  it("tells every stack, the failures, what was left out and what changed", () => {
    expect(renderMarkdown(report())).toMatchInlineSnapshot(`
      "## ❌ tapctl up: prod

      | stack | result | duration | created | updated | replaced | deleted | same | outputs |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
      | us-east-1 | succeeded | 1m 23s | 50 | 2 | 0 | 0 | 0 |  |
      | us-west-2 | failed | 1m 23s | 31 | 0 | 0 | 0 | 0 |  |
      | global | skipped |  |  |  |  |  |  |  |
      | **total** |  |  | 81 | 2 | 0 | 0 | 0 |  |

      ### Failures

      - **us-west-2 › network-nat (aws:ec2/natGateway:NatGateway)**: The limit of NAT gateways in us-west-2 is reached: 5 exist, 5 are allowed

      ### Not run

      - **global** skipped: us-west-2 failed

      ### Changes

      - create us-west-2 › core (aws:ec2/vpc:Vpc)

      run 20260301-100000-4f2a · account 111122223333 · target sandbox · tapctl 0.1.0 · engine 3.259.0
      "
    `);
  });

  it("of a preview tells what would be lost", () => {
    expect(renderMarkdown(report({ command: "preview", stacks: FAILED_PREVIEW }))).toMatchInlineSnapshot(`
      "## ❌ tapctl preview: prod

      | stack | result | duration | create | update | replace | delete | same | outputs |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
      | us-east-1 | succeeded | 1m 23s | 0 | 1 | 1 | 1 | 49 |  |
      | us-west-2 | failed | 1m 23s |  |  |  |  |  |  |
      | global | skipped |  |  |  |  |  |  |  |
      | **total** |  |  | 0 | 1 | 1 | 1 | 49 |  |

      ### Failures

      - **us-west-2**: Only two availability zones offer db.m7g.large

      ### Not run

      - **global** skipped: us-west-2 failed

      ### Would be lost: these hold data or protect

      - replace us-east-1 › database (aws:rds/instance:Instance)
      - delete us-east-1 › archive (aws:s3/bucket:Bucket)

      ### Changes

      - update us-east-1 › core (aws:ec2/vpc:Vpc)
      - replace us-east-1 › database (aws:rds/instance:Instance)
      - delete us-east-1 › archive (aws:s3/bucket:Bucket)

      run 20260301-100000-4f2a · account 111122223333 · target sandbox · tapctl 0.1.0 · engine 3.259.0
      "
    `);
  });

  it("says that nothing was planned where a run broke off before", () => {
    const text = renderMarkdown(report({ stacks: [], previews: [], error: "The session expires in 4 minutes" }));

    expect(text).toContain("The session expires in 4 minutes\n");
    expect(text).toContain("No stack was planned.");
  });

  it("is the same whatever order the stacks finished in", () => {
    expect(renderMarkdown(report({ stacks: [...FAILED_UP].reverse() }))).toBe(renderMarkdown(report()));
  });

  it.each([
    ["a | b", "a \\| b"],
    ["`code`", "\\`code\\`"],
    ["<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"],
    ["</details>&amp;", "&lt;/details&gt;&amp;amp;"],
    ["[link](https://example.com) ![image](x)", "\\[link\\](https://example.com) \\!\\[image\\](x)"],
    ["*bold* _under_ ~~gone~~ # 1", "\\*bold\\* \\_under\\_ \\~\\~gone\\~\\~ \\# 1"],
    ["back\\slash", "back\\\\slash"],
    ["@octocat", "@\u200boctocat"],
    ["two\nlines\r\n\r\n- item", "two lines - item"],
    ["\u001b[31mred", "red"],
  ])("shows the message %j as it is", (message, escaped) => {
    const text = renderMarkdown(
      report({ stacks: [result("us-west-2", { verdict: "failed", failures: [{ message }] })] }),
    );

    expect(text).toContain(`- **us-west-2**: ${escaped}\n`);
  });

  it.each([3_000, 30])(
    "stays under 64,000 characters with %d failures of any length, and says how many are left out",
    (count) => {
      const failures = Array.from({ length: count }, (_, at) => ({
        urn: urn("prod-us-west-2", "aws:ec2/natGateway:NatGateway", `nat-${String(at).padStart(4, "0")}`),
        message: "|".repeat(9_000),
      }));
      const changes = failures.map((_, at) =>
        change("prod-us-west-2", "delete", ["aws:s3/bucket:Bucket", `b-${at}`], { sensitive: true }),
      );

      const text = renderMarkdown(
        report({ error: "e".repeat(9_000), stacks: [result("us-west-2", { verdict: "failed", failures, changes })] }),
      );

      expect(text.length).toBeLessThan(64_000);
      expect(text).toContain("nat-0000");
      expect(text.trimEnd().split("\n").at(-1)).toMatch(/^run .* engine 3\.259\.0$/);
      if (count === 3_000) expect(text).toMatch(/_\d+ more lines are in the JSON report\._/);
    },
  );

  it("stays under 64,000 characters with a thousand stacks", () => {
    const stacks = Array.from({ length: 1_000 }, (_, at) =>
      result(`region-${at}`, { verdict: "skipped", reason: "r".repeat(300) }),
    );

    expect(renderMarkdown(report({ stacks })).length).toBeLessThan(64_000);
  });
});
