import type { Listener, RunEvent } from "../../src/deployment/events.js";
import type { Deployment, Plan } from "../../src/deployment/plan.js";
import { openSessions } from "../../src/deployment/sessions.js";
import type { Step } from "../../src/deployment/stack.js";
import type { RunWorld } from "../../src/deployment/world.js";
import type { FakeEngine } from "./fake-engine.js";

export const PROD: Deployment = {
  name: "prod",
  file: "config/prod.yaml",
  primary: "us-east-1",
  regions: ["us-east-1", "us-west-2", "ap-south-1"],
};

export function step(label: string, needs: readonly string[] = []): Step {
  const kind = label === "global" ? "global" : "regional";
  return { stack: `prod-${label}`, kind, region: label, label, needs: needs.map((need) => `prod-${need}` as const) };
}

/** What a flow of the domain works in, without a command around it. */
export function worldOf(plan: Plan, engine: FakeEngine): RunWorld & { readonly events: readonly RunEvent[] } {
  const events: RunEvent[] = [];
  const listen: Listener = (event) => void events.push(event);
  const stopping = (): boolean => false;
  const control = {
    stopping,
    stopped: new Promise<void>(() => undefined),
    signal: () => undefined,
    receive: () => undefined,
    end: () => undefined,
  };
  const rules = { concurrency: 4, onFailure: "finish", stopping } as const;
  return { plan, engine, sessions: openSessions(engine), control, listen, rules, events };
}
