// The first five minutes: preview, deploy and list the platform in the sandbox, each by the command a person would type.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

function tapctl(...args) {
  process.stdout.write(`\n$ tapctl ${args.join(" ")}\n`);
  const { status, error, signal } = spawnSync(process.execPath, ["bin/tapctl.js", ...args], { stdio: "inherit" });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? (signal === "SIGINT" ? 130 : 1));
}

tapctl("preview", "--target", "sandbox");
tapctl("up", "--target", "sandbox", "--yes");
tapctl("outputs", "--target", "sandbox");

const home = process.env.TAPCTL_HOME || ".tapctl";
const audits = ["html", "sarif"].map((ending) => join(home, `audit.${ending}`));
for (const file of audits) tapctl("audit", "--target", "sandbox", "--deployed", "--output", file);

const runs = join(home, "runs");
const last = readdirSync(runs).sort().at(-1) ?? "";
process.stdout.write(`\nReport  ${join(runs, last, "report.md")}\n`);
for (const file of audits) process.stdout.write(`Audit   ${file}\n`);
process.stdout.write("Next    npm run tapctl -- status --target sandbox\n");
