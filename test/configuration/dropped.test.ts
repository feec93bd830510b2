import { describe, expect, it } from "vitest";
import { droppedRegionProblems } from "../../src/configuration/validators/dropped.js";
import { GOOD, load } from "./project.js";

describe("V17", () => {
  const held = [
    { stack: "prod-us-east-1", region: "us-east-1" },
    { stack: "prod-eu-west-1", region: "eu-west-1" },
  ];

  it("refuses that a region leaves the file while its stack holds resources", async () => {
    const environment = await load(GOOD);

    expect(droppedRegionProblems(environment, held)).toEqual([
      {
        rule: "V17",
        severity: "critical",
        message: "The stack prod-eu-west-1 holds resources, but config/prod.yaml does not list eu-west-1",
        hint: "Put eu-west-1 back into the file, then type: tapctl destroy --env prod --regions eu-west-1",
        file: "config/prod.yaml",
      },
    ]);
  });

  it("is silent while the file lists every region that holds resources", async () => {
    const environment = await load(GOOD);

    expect(droppedRegionProblems(environment, held.slice(0, 1))).toEqual([]);
  });
});
