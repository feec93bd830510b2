import { describe, expect, it } from "vitest";
import { harness } from "../support/harness.js";

const HELD = { stack: "prod-us-east-1", owner: "tapctl up holds it, run 7, process 4 on host a", removed: false };
const DEAD = { stack: "prod-global", owner: "pulumi holds it, process 5 of root on host a", removed: true };

describe("tapctl unlock", () => {
  it("says that nothing is locked", async () => {
    const { run, terminal } = harness();

    expect(await run("unlock")).toMatchObject({ status: 0 });
    expect(terminal.written).toBe("No stack is locked\n");
  });

  it("names every owner, and ends as locked while one may be alive", async () => {
    const { run, terminal } = harness({ locks: [HELD, DEAD] });

    expect(await run("unlock")).toMatchObject({ status: 6 });
    expect(terminal.written).toBe(
      "prod-us-east-1: tapctl up holds it, run 7, process 4 on host a\n" +
        "prod-global: pulumi holds it, process 5 of root on host a; removed\n",
    );
    expect(terminal.warned).toEqual([
      "If its process is gone for certain: tapctl unlock --confirm prod --target sandbox",
    ]);
  });

  it("is done when all owners were dead", async () => {
    expect(await harness({ locks: [DEAD] }).run("unlock")).toMatchObject({ status: 0 });
  });

  it("takes only the environment's own name for a confirmation", async () => {
    const { run } = harness({ locks: [HELD] });

    expect(await run("unlock", "--confirm", "dev")).toMatchObject({
      status: 4,
      error: { message: 'Cannot unlock "prod": "dev" was confirmed' },
    });
  });

  it("writes data for programs", async () => {
    const { run, terminal } = harness({ locks: [DEAD] });
    await run("unlock", "--json");

    expect(JSON.parse(terminal.written)).toEqual({ locks: [DEAD] });
  });
});
