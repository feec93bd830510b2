import { describe, expect, it } from "vitest";
import { createControl, unlessStopped } from "../../src/deployment/control.js";
import type { RunEvent } from "../../src/deployment/events.js";

function controlled(grace?: number) {
  const relayed: string[] = [];
  const events: RunEvent[] = [];
  const timers: { readonly ms: number; readonly fire: () => void }[] = [];
  let stoppedTimers = 0;
  const control = createControl({
    stacks: { interrupt: () => void relayed.push("interrupt"), kill: () => void relayed.push("kill") },
    listen: (event) => void events.push(event),
    grace,
    startTimer: (ms, fire) => {
      timers.push({ ms, fire });
      return () => void (stoppedTimers += 1);
    },
  });
  return { control, relayed, events, timers, stoppedTimers: () => stoppedTimers };
}

describe("control of a run", () => {
  it("goes on as long as no signal has come", () => {
    const { control, relayed } = controlled();

    expect(control.stopping()).toBe(false);
    expect(control.signal()).toBeUndefined();
    expect(relayed).toEqual([]);
  });

  it.each([
    [1, ["interrupt"]],
    [2, ["interrupt", "interrupt"]],
    [3, ["interrupt", "interrupt", "kill"]],
    [4, ["interrupt", "interrupt", "kill", "kill"]],
  ])("relays %i signals as %j", (times, expected) => {
    const { control, relayed, events } = controlled();

    for (let count = 0; count < times; count += 1) control.receive("SIGINT");

    expect(relayed).toEqual(expected);
    expect(events).toEqual(expected.map((_, at) => ({ type: "stopping", signal: "SIGINT", times: at + 1 })));
  });

  it("remembers the first signal, which decides the exit status", () => {
    const { control } = controlled();

    control.receive("SIGTERM");
    control.receive("SIGINT");

    expect(control.stopping()).toBe(true);
    expect(control.signal()).toBe("SIGTERM");
  });

  it("waits for ever without a grace period", () => {
    const { control, timers } = controlled();

    control.receive("SIGINT");

    expect(timers).toEqual([]);
  });

  it("kills when the grace period, which the first signal starts, is over", () => {
    const { control, relayed, timers } = controlled(6000);

    control.receive("SIGINT");
    control.receive("SIGINT");
    timers[0]?.fire();

    expect(timers.map(({ ms }) => ms)).toEqual([6000]);
    expect(relayed).toEqual(["interrupt", "interrupt", "kill"]);
  });

  it("stops the timer when the run ends", () => {
    const { control, stoppedTimers } = controlled(6000);

    control.receive("SIGINT");
    control.end();

    expect(stoppedTimers()).toBe(1);
  });

  it("ends quietly when no signal came", () => {
    const { control, stoppedTimers } = controlled(6000);

    control.end();

    expect(stoppedTimers()).toBe(0);
  });
});

describe("a question", () => {
  it("is answered by whoever is asked", async () => {
    const { control } = controlled();

    expect(await unlessStopped(control, () => Promise.resolve(true))).toBe(true);
    expect(await unlessStopped(control, () => Promise.resolve(false))).toBe(false);
  });

  it("is answered with no by a signal", async () => {
    const { control } = controlled();

    const answer = unlessStopped(control, () => new Promise<never>(() => undefined));
    control.receive("SIGTERM");

    expect(await answer).toBe(false);
  });

  it("is not asked after a signal", async () => {
    const { control } = controlled();
    let asked = false;

    control.receive("SIGINT");
    const answer = await unlessStopped(control, () => Promise.resolve((asked = true)));

    expect([answer, asked]).toEqual([false, false]);
  });
});
