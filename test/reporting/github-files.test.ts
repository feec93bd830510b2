import { appendFile, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NO_CHANGES } from "../../src/deployment/changes.js";
import { githubOutputs, ownTail } from "../../src/reporting/github-files.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { FIRST_PREVIEW, report, result } from "./sample-run.js";

const outputsOf = (...args: Parameters<typeof githubOutputs>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    githubOutputs(...args)
      .trimEnd()
      .split("\n")
      .map((line) => line.split("=")),
  ) as Readonly<Record<string, string>>;

describe("the outputs of a step", () => {
  it("tell how it ended and what it would lose", () => {
    expect(outputsOf(report(), ".tapctl/runs/r/report.md")).toEqual({
      result: "failed",
      exit_status: "1",
      has_changes: "true",
      has_deletes: "false",
      run: "20260301-100000-4f2a",
      report: ".tapctl/runs/r/report.md",
    });
  });

  it.each([
    ["succeeded", { exitStatus: 0, stacks: FIRST_PREVIEW }],
    ["succeeded", { exitStatus: 2, stacks: FIRST_PREVIEW }],
    ["unchanged", { exitStatus: 0, stacks: [result("us-east-1", { verdict: "unchanged" })] }],
    ["cancelled", { exitStatus: 143, signal: "SIGTERM", stacks: [] }],
    ["cancelled", { exitStatus: 130, stacks: [] }],
    ["failed", { exitStatus: 6, stacks: [] }],
  ] as const)("say %s", (expected, rest) => {
    expect(outputsOf(report(rest), "r.md")["result"]).toBe(expected);
  });

  it.each(["delete", "replace"])("count a %s as a deletion", (kind) => {
    const stacks = [result("us-east-1", { counts: { ...NO_CHANGES, [kind]: 1 } })];

    expect(outputsOf(report({ stacks }), "r.md")["has_deletes"]).toBe("true");
  });

  it("stay one line each, whatever the path", () => {
    expect(githubOutputs(report(), "a\nresult=succeeded\n").match(/^result=/gm)).toHaveLength(1);
  });
});

describe("a file that GitHub reads", () => {
  it("keeps what others wrote, and replaces what we wrote before", async () => {
    const path = join(await temporaryFolder(), "summary");
    await appendFile(path, "before\n");
    const tail = ownTail(path);

    await tail.replace("a long text of a run that is being cancelled\n");
    await tail.replace("the end\n");

    expect(await readFile(path, "utf8")).toBe("before\nthe end\n");
  });

  it("is made where it is missing, and told of where it cannot be", async () => {
    const folder = await temporaryFolder();
    await ownTail(join(folder, "new")).replace("text\n");

    expect((await stat(join(folder, "new"))).size).toBe(5);
    await expect(ownTail(folder).replace("text\n")).rejects.toMatchObject({ code: "STATE" });
  });
});
