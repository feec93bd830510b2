import { describe, expect, it } from "vitest";
import { parseFaults } from "../../src/sandbox/faults.js";
import { vpcIn, TYPE } from "./platform.js";
import { openRegions, refusalOf } from "./sandbox-client.js";

const refuse = { type: "aws:ec2/eip:Eip", region: "us-west-2" };

describe("a plan of faults", () => {
  it("is read from text or from an object, one fault or a list", () => {
    const program = { region: "global", when: "up", behaviour: "exit" };

    const plan = parseFaults(JSON.stringify([{ refuse }, { program }]));

    expect(plan).toEqual({
      refusals: [
        { ...refuse, code: "UnauthorizedOperation", message: "You are not authorized to perform this operation." },
      ],
      programs: [program],
    });
    expect(parseFaults({ program })).toEqual({ refusals: [], programs: [program] });
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
    [{ crash: true }, 'The fault plan cannot be read: {"crash":true} has neither "refuse" nor "program"'],
    [7, 'The fault plan cannot be read: 7 has neither "refuse" nor "program"'],
  ])("is refused when it is %j", (plan, message) => {
    expect(() => parseFaults(plan)).toThrow(expect.objectContaining({ code: "SANDBOX", message }));
  });

  it("refuses only the first creates where it says how many", async () => {
    const { west } = await openRegions({ faults: parseFaults({ refuse: { ...refuse, times: 2 } }) });

    await expect(refusalOf(west.create(TYPE.eip, {}))).resolves.toMatch(/UnauthorizedOperation/);
    await expect(refusalOf(west.create(TYPE.eip, {}))).resolves.toMatch(/UnauthorizedOperation/);
    await expect(west.create(TYPE.eip, {})).resolves.toBeDefined();
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
