import { expect, it } from "vitest";
import { expectClean, inventory } from "./support/account.js";
import { deployedPlace, type Place } from "./support/place.js";
import { changesOf, reported, stackOf } from "./support/report.js";
import { tapctl } from "./support/tapctl.js";

it("finds what was changed behind its back, and puts it right", async () => {
  const place = await deployedPlace();
  const [vpc] = (await inventory(place)).filter(
    ({ type, region }) => type === "aws:ec2/vpc:Vpc" && region === "us-west-2",
  );
  await tapctl(place, ["sandbox", "edit", vpc?.id ?? "", "tags.Owner", "somebody-else"]);

  const drift = await reported(place, ["drift"]);

  expect(drift.ended.status).toBe(2);
  expect(drift.report.stacks.map(({ counts }) => counts.update + counts.refresh)).toEqual([0, 1, 0]);
  const changed = stackOf(drift.report, "us-west-2").changes.filter(({ kind }) => kind !== "same");
  expect(changed.map(({ urn }) => urn)).toEqual([vpc?.urn]);
  expect(`${drift.ended.stdout}${drift.ended.stderr}`).toContain(vpc?.urn.split("::").at(-1));
  expect(await ownerOf(place, vpc?.id)).toBe("somebody-else");

  const refresh = await reported(place, ["refresh"]);
  expect(refresh.ended.status).toBe(0);
  const up = await reported(place, ["up", "--yes"]);
  expect(up.ended.status).toBe(0);
  expect(up.report.stacks.map(({ counts }) => counts.update)).toEqual([0, 1, 0]);
  expect(Object.keys(changesOf(stackOf(up.report, "us-west-2")))).toEqual(["update", "same"]);
  expect(await ownerOf(place, vpc?.id)).toBe("platform-team");
  expect((await tapctl(place, ["drift"])).status).toBe(0);
  await expectClean(place);
});

async function ownerOf(place: Place, id: string | undefined): Promise<string | undefined> {
  return (await inventory(place)).find((resource) => resource.id === id)?.tags["Owner"];
}
