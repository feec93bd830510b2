import { countChanges } from "../../src/deployment/changes.js";
import type { StackEngine, StackSession } from "../../src/deployment/engine.js";
import type { Outputs, Upstream } from "../../src/deployment/outputs.js";
import type { StackResult } from "../../src/deployment/result.js";
import type { Operation, Step } from "../../src/deployment/stack.js";
import { createGate, type Gate } from "./gate.js";
import { change, result } from "./results.js";

/** What one operation on one stack does, as in `up us-west-2`; a list is used up in order, its last element stays. */
export type Behaviour = Partial<StackResult> | Error;
export type Script = Readonly<Record<string, Behaviour | readonly Behaviour[]>>;

/** Stacks in memory. Without a script every stack has one resource to create and then exists. */
export class FakeEngine implements StackEngine {
  /** Every operation that was asked for, in order. */
  readonly calls: string[] = [];
  readonly upstreams = new Map<string, Upstream>();
  readonly signals: string[] = [];
  readonly closed: string[] = [];
  mostAtOnce = 0;
  private running = 0;
  private readonly gates = new Map<string, Gate>();
  private readonly script: Script;
  private readonly deployed: Map<string, Outputs>;

  constructor(script: Script = {}, deployed: Readonly<Record<string, Outputs>> = {}) {
    this.script = script;
    this.deployed = new Map(Object.entries(deployed));
  }

  /** Makes an operation wait until it is released. */
  hold(call: string): Gate {
    const gate = createGate();
    this.gates.set(call, gate);
    return gate;
  }

  /** As if somebody else had deployed a stack. */
  deploy(label: string, outputs: Outputs): void {
    this.deployed.set(label, outputs);
  }

  open(step: Step): StackSession {
    const { label } = step;
    return {
      preview: (upstream) => this.perform(step, "preview", upstream),
      up: (upstream) => this.perform(step, "up", upstream),
      prune: (urns) => {
        this.calls.push(`prune ${urns.join(",")} in ${label}`);
        const changes = urns.map((urn) => change("delete", urn.split("::").at(-1) ?? urn));
        return Promise.resolve(result(step, "up", { changes, counts: countChanges(changes) }));
      },
      unprotect: (_upstream, regions) => {
        this.calls.push(`unprotect ${regions.join(",")} in ${label}`);
        return Promise.resolve(result(step, "up", { verdict: "unchanged" }));
      },
      refresh: () => this.perform(step, "refresh", {}),
      destroy: (upstream) => this.perform(step, "destroy", upstream),
      interrupt: () => void this.signals.push(`interrupt ${label}`),
      kill: () => void this.signals.push(`kill ${label}`),
      close: () => Promise.resolve(void this.closed.push(label)),
    };
  }

  deployedOutputs({ label }: Step): Promise<Outputs | undefined> {
    return Promise.resolve(this.deployed.get(label));
  }

  mayHold({ label }: Step): Promise<boolean> {
    return Promise.resolve(this.deployed.has(label));
  }

  stateDigest({ label }: Step): Promise<string> {
    return Promise.resolve(JSON.stringify(this.deployed.get(label) ?? "none"));
  }

  private async perform(step: Step, operation: Operation, upstream: Upstream): Promise<StackResult> {
    const call = `${operation} ${step.label}`;
    const times = this.calls.filter((earlier) => earlier === call).length;
    this.calls.push(call);
    this.upstreams.set(call, upstream);
    this.running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running);
    const gate = this.gates.get(call);
    gate?.reach();
    await gate?.released;
    this.running -= 1;
    const behaviour = this.behaviourOf(call, times);
    if (behaviour instanceof Error) throw behaviour;
    const outcome = result(step, operation, { ...this.usual(step, operation, upstream), ...behaviour });
    if (outcome.verdict === "succeeded" && operation === "up") this.deployed.set(step.label, outcome.outputs ?? {});
    if (outcome.verdict === "succeeded" && operation === "destroy") this.deployed.delete(step.label);
    return outcome;
  }

  private behaviourOf(call: string, times: number): Behaviour {
    const scripted = this.script[call] ?? {};
    return isList(scripted) ? (scripted[Math.min(times, scripted.length - 1)] ?? {}) : scripted;
  }

  private usual({ kind, label }: Step, operation: Operation, upstream: Upstream): Partial<StackResult> {
    if (operation === "refresh") return {};
    const changes = [change(operation === "destroy" ? "delete" : "create", `${label}-thing`)];
    if (operation === "destroy") return { changes };
    const known = operation === "up" ? `vpc-${label}` : { $unknown: label };
    return { changes, outputs: kind === "global" ? { regions: Object.keys(upstream) } : { vpcId: known } };
  }
}

function isList(scripted: Behaviour | readonly Behaviour[]): scripted is readonly Behaviour[] {
  return Array.isArray(scripted);
}
