import { beforeAll, describe, expect, it } from "vitest";
import { expectClean, inventory, keyOf } from "./support/account.js";
import { dataOf } from "./support/output.js";
import { configure, smallPlace, type Place } from "./support/place.js";
import { changesOf, reported, stackOf, verdicts } from "./support/report.js";
import { EAST, smallEnvironment, withFeatures } from "./support/small.js";
import { checkpointOf } from "./support/state.js";
import { tapctl } from "./support/tapctl.js";

const CONFIG_ROLE = "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";
const DETECTOR = "aws:guardduty/detector:Detector";
const RECORDER = "aws:cfg/recorder:Recorder";
const NOT_THERE = "0".repeat(32);

const watched = (baseline: string): string =>
  withFeatures(
    smallEnvironment({ regions: EAST, more: `baseline: ${baseline}\n` }),
    "preset: small\n  guardDuty: true\n  config: true",
  );
const importing = (imports: string): string => watched(`{ region: import, imports: { us-east-1: ${imports} } }`);

/** What somebody else made; returns its id. */
async function added(place: Place, type: string, inputs: object): Promise<string> {
  const ended = await tapctl(place, ["sandbox", "add", type, JSON.stringify(inputs), "--json"]);
  return (dataOf(ended) as { id: string }).id;
}

const inputsOf = async (place: Place, type: string) =>
  (await checkpointOf(place, "small-us-east-1"))?.resources?.filter((resource) => resource.type === type);
const present = async (place: Place, types: readonly string[]) =>
  (await inventory(place)).filter(({ type }) => types.includes(type)).map(({ id }) => id);

describe("what the account has already", () => {
  let place: Place;
  let detector: string;

  beforeAll(async () => {
    place = await smallPlace(watched("{ region: skip }"));
    expect((await tapctl(place, ["up", "--yes"])).status).toBe(0);
    detector = await added(place, DETECTOR, { enable: false });
    const recordingGroup = { allSupported: false, resourceTypes: ["AWS::EC2::Instance"] };
    expect(await added(place, RECORDER, { name: "audit", roleArn: CONFIG_ROLE, recordingGroup })).toBe("audit");
  });

  it("is nobody's orphan", async () => {
    await expectClean(place);
  });

  it("is not touched where the file names another one", async () => {
    const before = (await inventory(place)).map(keyOf);
    await configure(place, importing(`{ detector: "${NOT_THERE}", recorder: audit }`));
    const { ended, report } = await reported(place, ["up", "--yes"]);

    expect(ended.status).toBe(1);
    expect(stackOf({ stacks: report.previews }, "us-east-1").reason).toBe(
      `Cannot import: baseline.imports.us-east-1.detector names "${NOT_THERE}", which is not there`,
    );
    expect((await inventory(place)).map(keyOf)).toEqual(before);
    expect(await inputsOf(place, DETECTOR)).toEqual([]);
  });

  it("is imported, and then as the configuration has it", async () => {
    await configure(place, importing(`{ detector: "${detector}", recorder: audit }`));
    const { ended, report } = await reported(place, ["up", "--yes"]);

    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain("2 to import");
    const [planned, done] = [{ stacks: report.previews }, report].map((stacks) => stackOf(stacks, "us-east-1"));
    const imported = planned?.changes.filter(({ kind }) => kind === "import").map(({ type }) => type);
    expect(imported?.sort()).toEqual([RECORDER, DETECTOR]);
    expect(done?.counts).toEqual(planned?.counts);
    expect(await present(place, [DETECTOR, RECORDER])).toEqual(["audit", detector]);
    expect(await inputsOf(place, DETECTOR)).toMatchObject([{ id: detector, inputs: { enable: true } }]);
    expect(await inputsOf(place, RECORDER)).toMatchObject([
      { id: "audit", inputs: { recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } } },
    ]);
    await expectClean(place);
  });

  it("is settled then, and the account as the state has it", async () => {
    const again = await reported(place, ["up", "--yes"]);
    const drift = await tapctl(place, ["drift"]);

    expect(verdicts(again.report)).toEqual({ "us-east-1": "unchanged", global: "unchanged" });
    expect(drift.status).toBe(0);
  });

  it("stays when the environment goes, and is adopted when it comes back", async () => {
    const destroyed = await tapctl(place, ["destroy", "--confirm", "small"]);
    const left = await present(place, [DETECTOR, RECORDER, "aws:cfg/deliveryChannel:DeliveryChannel"]);
    const status = dataOf(await tapctl(place, ["status", "--json"])) as { stacks: readonly { updatedAt?: string }[] };
    const { report } = await reported(place, ["up", "--yes"]);

    expect(destroyed.status).toBe(0);
    expect(status.stacks.map(({ updatedAt }) => Date.parse(updatedAt ?? "") > 0)).toEqual([true, true]);
    expect(left).toEqual(["audit", detector]);
    expect(verdicts(report)).toEqual({ "us-east-1": "succeeded", global: "succeeded" });
    expect(await present(place, [DETECTOR, RECORDER])).toEqual(["audit", detector]);
    await expectClean(place);
  });
});

it("is imported into a stack that is yet to be made", async () => {
  const place = await smallPlace(
    smallEnvironment({
      regions: EAST,
      more: "baseline: { region: import, imports: { us-east-1: { osMetrics: true } } }\n",
    }),
  );
  await added(place, "aws:cloudwatch/logGroup:LogGroup", { name: "RDSOSMetrics" });
  const preview = await reported(place, ["preview"]);
  const up = await reported(place, ["up", "--yes"]);

  expect(changesOf(stackOf(preview.report, "us-east-1"))).toMatchObject({ import: 1 });
  expect(up.ended.status).toBe(0);
  expect(changesOf(stackOf(up.report, "us-east-1"))).toEqual(changesOf(stackOf(preview.report, "us-east-1")));
  expect(await inputsOf(place, "aws:cloudwatch/logGroup:LogGroup")).toContainEqual(
    expect.objectContaining({
      id: "RDSOSMetrics",
      inputs: expect.objectContaining({ retentionInDays: 365 }) as unknown,
    }),
  );
  await expectClean(place);
});
