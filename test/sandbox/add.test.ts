import { describe, expect, it } from "vitest";
import { checkInventory } from "../../src/sandbox/inventory/check-inventory.js";
import { addResource } from "../../src/sandbox/inventory/add-resource.js";
import { readInventory } from "../../src/sandbox/inventory/read-inventory.js";
import { ACCOUNT, openRegions } from "./sandbox-client.js";

const DETECTOR = "aws:guardduty/detector:Detector";
const HUB = "aws:securityhub/account:Account";

async function sandbox() {
  const { folder, east } = await openRegions();
  const add = (type: string, inputs: object) =>
    addResource({ folder, accountId: ACCOUNT, type, region: "us-east-1", inputs });
  return { folder, east, add };
}

describe("what somebody else made", () => {
  it("is in the account under its rules, and no orphan", async () => {
    const { folder, east, add } = await sandbox();
    const id = await add(DETECTOR, { enable: false });

    expect(readInventory(folder)).toMatchObject([{ id, type: DETECTOR, stack: "somebody-else", adopted: true }]);
    expect(checkInventory(readInventory(folder), { checkpoints: [], retained: [] }).orphans).toEqual([]);
    expect(await east.read(DETECTOR, id)).toMatchObject({ id, inputs: { enable: false } });
    await expect(add(DETECTOR, {})).rejects.toMatchObject({
      code: "SANDBOX",
      message: expect.stringMatching(/: a detector already exists|because a detector already exists/) as string,
    });
  });

  it.each([
    [DETECTOR, { color: 1 }, `Invalid or unknown key "color" for ${DETECTOR}`],
    ["aws:no/such:Thing", {}, 'The installed @pulumi/aws has no resource type "aws:no/such:Thing"'],
  ])("is refused as the provider would: %s %j", async (type, inputs, reason) => {
    const { add } = await sandbox();

    await expect(add(type, inputs)).rejects.toMatchObject({
      message: `Cannot add a resource of type "${type}": ${reason}`,
    });
  });
});

it("leaves what no description tells as the state has it", async () => {
  const { east, add } = await sandbox();
  await add(HUB, {});
  const read = await east.read(HUB, ACCOUNT, { enableDefaultStandards: false });

  expect(read.outputs).toMatchObject({ enableDefaultStandards: false, autoEnableControls: true });
});
