import { expect, it } from "vitest";
import { inventory } from "./support/account.js";
import { configurationOf, configure, deployedPlace, smallPlace } from "./support/place.js";
import { onTerminal } from "./support/pty.js";
import { readReport, reportPath, stackOf, verdicts } from "./support/report.js";
import { stacksOf } from "./support/state.js";
import { endWithTest } from "./support/tapctl.js";

const QUESTION = /Deploy this to small\?/g;

it("asks once, and deploys nothing when the answer is no", async () => {
  const place = await smallPlace();

  const running = onTerminal(place, ["up"]);
  endWithTest(running);
  await running.says(/Deploy this to small\?/);
  running.type("n\r");
  const { status, stdout } = await running.ended;

  expect(status).toBe(130);
  expect(stdout).toContain("The deployment was declined; nothing was changed");
  expect(await stacksOf(place)).toEqual([]);
  expect(await inventory(place)).toEqual([]);
});

it("asks once, and deploys when the answer is yes", async () => {
  const place = await deployedPlace();
  await configure(place, `${await configurationOf(place)}logs:\n  retentionDays: 30\n`);
  const path = reportPath(place);

  const running = onTerminal(place, ["up", "--report", path]);
  endWithTest(running);
  await running.says(/Deploy this to small\?/);
  running.type("y\r");
  const { status, stdout } = await running.ended;

  expect(status).toBe(0);
  const shown = stdout.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, "").split("\n");
  expect(shown.filter((line) => line.match(QUESTION) !== null && line.includes("[y/N] y")).length).toBe(1);
  const report = await readReport(path);
  expect(verdicts(report)).toMatchObject({ "us-east-1": "succeeded", "us-west-2": "succeeded" });
  expect(stackOf(report, "us-east-1").counts.update).toBeGreaterThan(0);
});

it("takes the environment's name, and nothing else, for a yes to destroy", async () => {
  const place = await deployedPlace();
  const before = await inventory(place);

  const running = onTerminal(place, ["destroy"]);
  endWithTest(running);
  await running.says(/Type small to destroy this:/);
  running.type("yes\r");
  const { status } = await running.ended;

  expect(status).toBe(130);
  expect(await inventory(place)).toEqual(before);
});
