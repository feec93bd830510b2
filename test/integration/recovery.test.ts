import { DescribeTagsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { paginateGetResources, ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { describe, expect, inject, it } from "vitest";
import { smallPlace } from "../e2e/support/place.js";
import { descendants } from "../e2e/support/processes.js";
import { reported, verdicts } from "../e2e/support/report.js";
import { EAST, smallEnvironment, withFeatures } from "../e2e/support/small.js";
import { endWithTest, startTapctl } from "../e2e/support/tapctl.js";
import { reach } from "./support/account.js";
import { KILLS_ON_MOTO } from "./support/kills.js";
import { variables } from "./support/place.js";
import { recorderBefore } from "./support/recorder.js";

const { cloud, provider, endpoint: moto = "" } = inject("target");
const REGION = "us-east-1";
const PROVIDER = /pulumi-resource-aws/;
const ENGINE = /pulumi up /;

/** Where a run ends: with that call, which moto has done, and one process, which never hears of it. */
interface Blow {
  readonly call: string;
  readonly victim: RegExp;
}

const BLOWS: readonly Blow[] = [
  { call: "CreateSubnet", victim: PROVIDER },
  { call: "CreateRoute", victim: ENGINE },
  { call: "CreateNetworkAclEntry", victim: PROVIDER },
];

describe.skipIf(cloud !== "moto" || !provider || !KILLS_ON_MOTO)("on moto", { timeout: 900_000 }, () => {
  it("what killed runs made is adopted, and nothing is made twice", async () => {
    const place = await smallPlace(
      withFeatures(smallEnvironment({ regions: EAST }), "preset: small\n  table: false\n  maintenance: true"),
    );
    let strike: (call: string) => Promise<void> = () => Promise.resolve();
    const { endpoint } = await recorderBefore(moto, (call) => strike(call));
    const options = ["--target", "aws", "--endpoint-url", endpoint];

    for (const { call: last, victim } of BLOWS) {
      const running = startTapctl(place, ["up", "--yes", ...options], variables());
      endWithTest(running);
      let struck = false;
      strike = async (call) => {
        if (struck || call !== last) return;
        struck = true;
        for (const pid of await descendants(running.pid, victim)) process.kill(pid, "SIGKILL");
      };
      const { status } = await running.ended;
      expect({ last, struck, status }).toEqual({ last, struck: true, status: 1 });
    }
    strike = () => Promise.resolve();
    const { ended, report } = await reported(place, ["up", "--yes", ...options], variables());
    const again = await reported(place, ["preview", "--detailed-exitcode", ...options], variables());
    const twice = [repeated(await tagsOfEc2()), repeated(await tagsOfOthers())];
    const destroyed = await reported(place, ["destroy", "--confirm", "small", ...options], variables());

    expect(ended.stderr).toMatch(/\d+ resources that it had made without recording them are adopted/);
    expect({ status: ended.status, verdicts: Object.values(verdicts(report)) }).toEqual({
      status: 0,
      verdicts: ["succeeded", "succeeded"],
    });
    expect(twice).toEqual([[], []]);
    expect(again.ended.status).toBe(0);
    expect(destroyed.ended.status).toBe(0);
  });
});

async function tagsOfEc2(): Promise<readonly string[]> {
  const Filters = [{ Name: "key", Values: ["tapctl:id"] }];
  const { Tags = [] } = await new EC2Client(reach(REGION)).send(new DescribeTagsCommand({ Filters }));
  return Tags.flatMap(({ Value }) => Value ?? []);
}

async function tagsOfOthers(): Promise<readonly string[]> {
  const client = new ResourceGroupsTaggingAPIClient(reach(REGION));
  const values: string[] = [];
  const pages = paginateGetResources({ client }, { TagFilters: [{ Key: "Environment", Values: ["small"] }] });
  for await (const { ResourceTagMappingList = [] } of pages) {
    const others = ResourceTagMappingList.filter(({ ResourceARN }) => ResourceARN?.includes(":ec2:") === false);
    const tags = others.flatMap(({ Tags = [] }) => Tags.filter(({ Key }) => Key === "tapctl:id"));
    values.push(...tags.flatMap(({ Value }) => Value ?? []));
  }
  return values;
}

function repeated(values: readonly string[]): readonly string[] {
  expect(values.length).toBeGreaterThan(0);
  return values.filter((value, at) => values.indexOf(value) !== at);
}
