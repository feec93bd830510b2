import { describe, expect, it } from "vitest";
import { harness } from "../support/harness.js";

describe("tapctl graph", () => {
  const TREE = `prod
├─ stage 1, in parallel
│  ├─ prod-us-east-1
│  ├─ prod-us-west-2
│  └─ prod-ap-south-1
└─ stage 2
   └─ prod-global
`;

  it.each([
    [[], TREE],
    [["--json"], '{"stages":[{"stacks":["us-east-1","us-west-2","ap-south-1"]},{"stacks":["global"]}]}\n'],
    [
      ["--format", "json", "--as", "destroy", "-r", "us-west-2"],
      '{"stages":[{"stacks":["global"]},{"stacks":["us-west-2"]}]}\n',
    ],
    [
      ["--format", "mermaid", "-r", "us-west-2"],
      'flowchart LR\n  prod-us-west-2["us-west-2"]\n  prod-global["global"]\n  prod-us-west-2 --> prod-global\n',
    ],
    [
      ["--format", "dot", "--as", "destroy", "-r", "us-west-2"],
      'digraph "prod" {\n  rankdir=LR;\n  "prod-global" [label="global"];\n  "prod-us-west-2" [label="us-west-2"];\n  "prod-global" -> "prod-us-west-2";\n}\n',
    ],
  ])("graph %j", async (argv, expected) => {
    const { run, terminal } = harness();

    const { status } = await run("graph", ...argv);

    expect(status).toBe(0);
    expect(terminal.written).toBe(expected);
  });

  it("knows only the formats it has", async () => {
    const { run } = harness();

    const { status, usage } = await run("graph", "--format", "svg");

    expect(status).toBe(4);
    expect(usage).toBe(
      "error: option '--format <format>' argument 'svg' is invalid. Allowed choices are tree, mermaid, dot, json (see tapctl graph --help)\n",
    );
  });
});
