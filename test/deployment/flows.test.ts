import { describe, expect, it } from "vitest";
import { addCounts, countChanges, NO_CHANGES, operations } from "../../src/deployment/changes.js";
import { runDestroy } from "../../src/deployment/destroy.js";
import { planDestroy, planUp } from "../../src/deployment/plan.js";
import { previewPlan } from "../../src/deployment/preview.js";
import { runRefresh } from "../../src/deployment/refresh.js";
import { openSessions } from "../../src/deployment/sessions.js";
import { runUp } from "../../src/deployment/up.js";
import { TapStackError } from "../../src/errors.js";
import { FakeEngine } from "../support/fake-engine.js";
import { PROD, step, worldOf } from "../support/plans.js";
import { change, failure } from "../support/results.js";

const DESTRUCTION = { purgeKeys: false, leaving: [], confirmGlobal: () => Promise.resolve(false) };
const ALL = ["us-east-1", "us-west-2", "ap-south-1", "global"];

describe("sessions", () => {
  it("open each stack once, and close every one", async () => {
    const engine = new FakeEngine();
    const sessions = openSessions(engine);

    const first = sessions.of(step("a"));
    sessions.of(step("b"));
    const again = sessions.of(step("a"));
    await sessions.close();

    expect(again).toBe(first);
    expect(engine.closed).toEqual(["a", "b"]);
  });

  it("pass signals on to every open stack", () => {
    const engine = new FakeEngine();
    const sessions = openSessions(engine);
    for (const label of ["a", "b"]) sessions.of(step(label));

    sessions.interrupt();
    sessions.kill();

    expect(engine.signals).toEqual(["interrupt a", "interrupt b", "kill a", "kill b"]);
  });
});

describe("every flow", () => {
  const flows = {
    preview: (engine: FakeEngine) => {
      const world = worldOf(planUp(PROD, {}), engine);
      return { world, results: previewPlan(world) };
    },
    refresh: (engine: FakeEngine) => {
      const world = worldOf(planUp(PROD, {}), engine);
      return { world, results: runRefresh(world, true) };
    },
    destroy: (engine: FakeEngine) => {
      const world = worldOf(planDestroy(PROD, {}), engine);
      return { world, results: runDestroy(world, DESTRUCTION) };
    },
  };

  it.each(Object.entries(flows))("%s tells of its stage, then of each stack's start and end", async (name, flow) => {
    const { world, results } = flow(new FakeEngine());

    await results;

    const [stage, ...rest] = world.events;
    expect(stage).toEqual({
      type: "stage-started",
      operation: name,
      stacks: world.plan.steps.map(({ stack }) => stack),
    });
    for (const { stack } of world.plan.steps) {
      const own = rest.filter((event) => JSON.stringify(event).includes(`"stack":"${stack}"`)).map(({ type }) => type);
      expect(own).toEqual(["stack-started", "stack-finished"]);
    }
  });

  it.each(Object.entries(flows))("%s tells of the end of stacks that never started", async (name, flow) => {
    const first = name === "destroy" ? "global" : "us-east-1";
    const { world, results } = flow(new FakeEngine({ [`${name} ${first}`]: failure("no") }));

    await results;

    const finished = world.events.filter((event) => event.type === "stack-finished");
    expect(finished.map(({ result: { label } }) => label).sort()).toEqual([...ALL].sort());
  });

  it.each(Object.entries(flows))("%s throws on a bug", async (name, flow) => {
    const { results } = flow(new FakeEngine({ [`${name} global`]: new TypeError("bug") }));

    await expect(results).rejects.toThrow("bug");
  });
});

describe("a stack that cannot be started", () => {
  const impossible = new TapStackError("STATE", "Cannot write the work folder");

  it("fails alone in a destruction", async () => {
    const engine = new FakeEngine({ "destroy us-west-2": impossible });

    const results = await runDestroy(worldOf(planDestroy(PROD, {}), engine), DESTRUCTION);

    expect(results.map(({ verdict }) => verdict)).toEqual(["succeeded", "succeeded", "failed", "succeeded"]);
  });

  it("fails alone in a refresh", async () => {
    const engine = new FakeEngine({ "refresh us-west-2": impossible });

    const results = await runRefresh(worldOf(planUp(PROD, {}), engine), false);

    expect(results.map(({ verdict }) => verdict)).toEqual(["succeeded", "failed", "succeeded", "succeeded"]);
  });

  it("refuses the whole preview, since nothing can be asked about it", async () => {
    const engine = new FakeEngine({ "preview us-west-2": impossible });

    await expect(previewPlan(worldOf(planUp(PROD, {}), engine))).rejects.toBe(impossible);
  });
});

describe("up", () => {
  it("runs nothing that was not previewed", async () => {
    const engine = new FakeEngine();
    const world = worldOf(planUp(PROD, { only: "us-east-1" }), engine);

    const results = await runUp(world, { previews: [], rule: undefined, askAgain: undefined });

    expect(results).toMatchObject([{ verdict: "failed", failures: [{ message: "It was not previewed" }] }]);
    expect(engine.calls).toEqual([]);
  });
});

describe("a need outside the plan", () => {
  it("is taken for met", async () => {
    const plan = { deployment: PROD, steps: [step("us-west-2", ["us-east-1"])] };

    const results = await previewPlan(worldOf(plan, new FakeEngine()));

    expect(results.map(({ verdict }) => verdict)).toEqual(["succeeded"]);
  });
});

describe("counts", () => {
  it("add up, and leave what stays the same out of the operations", () => {
    const counts = addCounts(
      countChanges([change("create", "a"), change("same", "b")]),
      countChanges([change("create", "c")]),
    );

    expect(counts).toEqual({ ...NO_CHANGES, create: 2, same: 1 });
    expect(operations(counts)).toBe(2);
  });
});

describe("an up that takes something away", () => {
  const doing = (...changes: readonly ReturnType<typeof change>[]) => ({ changes, counts: countChanges(changes) });
  const losing = (name: string) => doing(change("delete", name));
  const run = async (script: ConstructorParameters<typeof FakeEngine>[0]) => {
    const engine = new FakeEngine(script);
    const world = worldOf(planUp(PROD, {}), engine);
    const previews = await previewPlan(world);
    const results = await runUp(world, { previews, rule: undefined, askAgain: undefined });
    return { engine, results };
  };

  it("has global let go first of what regions are to lose, and counts it with the rest", async () => {
    const { engine, results } = await run({
      "preview us-west-2": losing("groups"),
      "preview global": [
        doing(change("delete", "replica"), change("update", "alarm")),
        doing(change("update", "alarm")),
      ],
      "up global": doing(change("update", "alarm")),
    });

    const pruned = engine.calls.findIndex((call) => call.startsWith("prune "));
    expect(engine.calls[pruned]).toBe(`prune ${change("delete", "replica").urn} in global`);
    expect(pruned).toBeLessThan(engine.calls.indexOf("up us-west-2"));
    expect(results.at(-1)?.changes.map(({ name }) => name)).toEqual(["replica", "alarm"]);
    expect(results.at(-1)?.counts).toMatchObject({ delete: 1, update: 1 });
  });

  it("leaves global in its turn where no region loses anything", async () => {
    const { engine } = await run({ "preview global": losing("replica"), "up global": losing("replica") });

    expect(engine.calls.filter((call) => call.startsWith("prune "))).toEqual([]);
  });
});
