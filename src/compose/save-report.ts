import { join } from "node:path";
import type { OpenRun } from "../commands/deps.js";
import type { Redactor } from "../deployment/redact.js";
import type { RunReport } from "../deployment/report.js";
import { typed } from "./machine.js";

interface Places {
  readonly runFolder: string;
  /** `--report`, repeatable. */
  readonly wanted: readonly string[];
  readonly redact: Redactor;
}

/** Writes the run's own reports, those that were asked for, and what GitHub shows and passes on where it runs us. */
export function reportSaver({ runFolder, wanted, redact }: Places): OpenRun["saveReport"] {
  const own = join(runFolder, "report.md");
  const github = githubFiles(own, redact);
  return async (report) => {
    const { writeReport } = await import("../reporting/write-report.js");
    for (const path of [join(runFolder, "report.json"), ...wanted, own]) await writeReport(report, path, redact);
    await (
      await github
    )(report);
    return typed(own);
  };
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#environment-files */
async function githubFiles(own: string, redact: Redactor): Promise<(report: RunReport) => Promise<void>> {
  const { GITHUB_OUTPUT = "", GITHUB_STEP_SUMMARY = "" } = process.env;
  if (GITHUB_OUTPUT === "" && GITHUB_STEP_SUMMARY === "") return () => Promise.resolve();
  const [{ githubOutputs, ownTail }, { renderMarkdown }, { createTidy }] = await Promise.all([
    import("../reporting/github-files.js"),
    import("../reporting/markdown.js"),
    import("../reporting/plain-text.js"),
  ]);
  const outputs = GITHUB_OUTPUT === "" ? undefined : ownTail(GITHUB_OUTPUT);
  const summary = GITHUB_STEP_SUMMARY === "" ? undefined : ownTail(GITHUB_STEP_SUMMARY);
  return async (report) => {
    await outputs?.replace(githubOutputs(report, typed(own)));
    await summary?.replace(renderMarkdown(report, createTidy(redact)));
  };
}
