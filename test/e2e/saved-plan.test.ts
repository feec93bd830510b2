import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { expectClean } from "./support/account.js";
import { configurationOf, configure, smallPlace } from "./support/place.js";
import { reported, verdicts } from "./support/report.js";
import { filesBelow, stacksOf } from "./support/state.js";
import { tapctl } from "./support/tapctl.js";

it("runs what was saved, and refuses it once the configuration or a state has moved", async () => {
  const place = await smallPlace();
  const folder = join(place.temporary, "plan");
  const before = await configurationOf(place);

  const preview = await tapctl(place, ["preview", "--save-plan", folder]);

  expect(preview.status).toBe(0);
  expect((await stat(join(folder, "small-global.json"))).mode & 0o777).toBe(0o600);
  for (const [, text] of await filesBelow(folder)) expect(text).not.toContain("1b47061264138c4ac30d75fd1eb44270");

  await configure(place, before.replace("CC-1001", "CC-1002"));
  const changed = await tapctl(place, ["up", "--plan", folder]);
  expect([changed.status, await stacksOf(place)]).toEqual([4, []]);
  expect(changed.stderr).toContain(`Cannot run the plan in "${folder}": the configuration has changed`);

  await configure(place, before);
  const { ended, report } = await reported(place, ["up", "--plan", folder]);
  expect(ended.status).toBe(0);
  expect(verdicts(report)).toEqual({ "us-east-1": "succeeded", "us-west-2": "succeeded", global: "succeeded" });
  await expectClean(place);

  const again = await tapctl(place, ["up", "--plan", folder]);
  expect(again.status).toBe(4);
  expect(again.stderr).toMatch(/the state of small-us-east-1 has changed; the state of small-us-west-2 has changed/);

  const second = await tapctl(place, ["preview", "--save-plan", folder]);
  const nothing = await reported(place, ["up", "--plan", folder]);
  expect([second.status, nothing.ended.status]).toEqual([0, 0]);
  expect(new Set(Object.values(verdicts(nothing.report)))).toEqual(new Set(["unchanged"]));
});
