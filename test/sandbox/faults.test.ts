import { describe, expect, it } from "vitest";
import { parseFaults } from "../../src/sandbox/faults.js";
import { readInventory } from "../../src/sandbox/inventory/read-inventory.js";
import { vpcIn, TYPE } from "./platform.js";
import { openRegions, refusalOf } from "./sandbox-client.js";

const cut = { type: "aws:ec2/vpc:Vpc", region: "us-west-2", without: ["enableDnsHostnames"] };
const refuse = { type: "aws:ec2/eip:Eip", region: "us-west-2" };

describe("a plan of faults", () => {
  it("is read from text or from an object, one fault or a list", () => {
    const program = { region: "global", when: "up", behaviour: "exit" };

    const plan = parseFaults(JSON.stringify([{ refuse }, { program }]));

    expect(plan).toEqual({
      refusals: [
        { ...refuse, code: "UnauthorizedOperation", message: "You are not authorized to perform this operation." },
      ],
      cuts: [],
      programs: [program],
    });
    expect(parseFaults({ program })).toEqual({ refusals: [], cuts: [], programs: [program] });
    expect(parseFaults([{ cut }]).cuts).toEqual([cut]);
  });

  it.each([
    ["{", "The fault plan is not JSON"],
    [
      { refuse: { type: "Eip", region: "us-west-2" } },
      'The fault plan cannot be read: "type" is "Eip", which is not like ^aws:\\w+\\/\\w+:\\w+$',
    ],
    [
      { refuse: { ...refuse, region: "west" } },
      'The fault plan cannot be read: "region" is "west", which is not like ^[a-z]{2}(-[a-z]+)+-\\d$',
    ],
    [{ refuse: { ...refuse, code: 4 } }, 'The fault plan cannot be read: "code" is 4, not a text'],
    [
      { program: { region: "global", when: "destroy", behaviour: "exit" } },
      'The fault plan cannot be read: "when" is "destroy", not one of preview, up',
    ],
    [{ refuse: { ...refuse, times: 0 } }, 'The fault plan cannot be read: "times" is 0, not a number from 1'],
    [{ cut: { ...cut, without: [] } }, 'The fault plan cannot be read: "without" is [], not a list of texts'],
    [{ crash: true }, 'The fault plan cannot be read: {"crash":true} has none of refuse, cut, program, chance'],
    [7, "The fault plan cannot be read: 7 has none of refuse, cut, program, chance"],
  ])("is refused when it is %j", (plan, message) => {
    expect(() => parseFaults(plan)).toThrow(expect.objectContaining({ code: "SANDBOX", message }));
  });

  it("refuses only the first creates where it says how many", async () => {
    const { west } = await openRegions({ faults: parseFaults({ refuse: { ...refuse, times: 2 } }) });

    await expect(refusalOf(west.create(TYPE.eip, {}))).resolves.toMatch(/UnauthorizedOperation/);
    await expect(refusalOf(west.create(TYPE.eip, {}))).resolves.toMatch(/UnauthorizedOperation/);
    await expect(west.create(TYPE.eip, {})).resolves.toBeDefined();
  });

  it("has a create cut short: it is made without those inputs, and no update without a difference sets them", async () => {
    const { west, folder } = await openRegions({ faults: parseFaults({ cut }) });
    const inputs = { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true };
    const there = () => readInventory(folder).find(({ type }) => type === TYPE.vpc);

    const refusal = await refusalOf(west.create(TYPE.vpc, inputs));
    const id = there()?.id ?? "";
    expect(refusal).toBe(`waiting for EC2 VPC (${id}) create: context canceled`);
    expect((await west.read(TYPE.vpc, id)).inputs).toEqual({ cidrBlock: "10.0.0.0/16" });

    await west.update(TYPE.vpc, id, { inputs, outputs: inputs }, inputs);
    expect((await west.read(TYPE.vpc, id)).inputs).toEqual({ cidrBlock: "10.0.0.0/16" });

    await west.update(TYPE.vpc, id, { inputs: { cidrBlock: "10.0.0.0/16" }, outputs: {} }, inputs);
    expect((await west.read(TYPE.vpc, id)).inputs).toEqual(inputs);
  });

  it("refuses every create of the type in the region, and nothing else", async () => {
    const faults = parseFaults({ refuse: { ...refuse, code: "Blocked", message: "Not today" } });
    const { east, west } = await openRegions({ faults });

    for (const attempt of [1, 2]) {
      expect(await refusalOf(west.create(TYPE.eip, {})), `attempt ${String(attempt)}`).toBe(
        "creating EC2 EIP: operation error EC2: AllocateAddress, https response error StatusCode: 400, RequestID: …, api error Blocked: Not today",
      );
    }
    await expect(east.create(TYPE.eip, {})).resolves.toBeDefined();
    await expect(vpcIn(west)).resolves.toBeDefined();
  });
});

describe("chance", () => {
  const topic = "aws:sns/topic:Topic";
  const attempts = async (chance: object) => {
    const { east, folder } = await openRegions({ faults: parseFaults({ chance: { seed: 7, ...chance } }) });
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        east.create(topic, { name: `topic-${at}` }, `topic-${at}`).then(
          () => "made",
          (reason: unknown) => (reason as { readonly details: string }).details,
        ),
      ),
    );
    return { made, there: readInventory(folder).filter(({ type }) => type === topic).length };
  };

  it("answers with an error for what it has not done", async () => {
    const { made, there } = await attempts({ error: 1 });

    expect(there).toBe(0);
    expect(new Set(made)).toEqual(
      new Set([
        "creating: https response error StatusCode: 500, api error InternalError: An internal error has occurred",
      ]),
    );
  });

  it("loses the answer to what it has done", async () => {
    const { made, there } = await attempts({ lost: 1 });

    expect(there).toBe(12);
    expect(new Set(made)).toEqual(
      new Set(["creating: https response error StatusCode: 500, request send failed: connection reset"]),
    );
  });

  it("strikes the same resources again with the same seed, and others with another", async () => {
    const first = await attempts({ error: 0.5 });

    expect(await attempts({ error: 0.5 })).toEqual(first);
    expect(first.made).toContain("made");
    expect((await attempts({ error: 0.5, seed: 8 })).made).not.toEqual(first.made);
  });

  it("does nothing where there is none", async () => {
    expect((await attempts({})).there).toBe(12);
  });

  it.each([
    [{ seed: "x" }, 'The fault plan cannot be read: "seed" is "x", not a number'],
    [{ seed: 1, slow: 2 }, 'The fault plan cannot be read: "slow" is 2, which is not from 0 to 1'],
  ])("is refused when it is %j", (chance, message) => {
    expect(() => parseFaults({ chance })).toThrow(expect.objectContaining({ code: "SANDBOX", message }));
  });
});
