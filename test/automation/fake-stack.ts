import { writeFileSync } from "node:fs";
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { EngineOptions } from "../../src/automation/worker/operation-context.js";
import type { ResourceState } from "../../src/automation/state/ledger.js";

interface Deployment {
  readonly resources?: readonly ResourceState[];
  readonly pending_operations?: readonly { readonly type: string; readonly resource: ResourceState }[];
}

interface PlannedStep extends ResourceState {
  readonly op?: string;
}

/** A stack of the Automation API whose engine plans what it is told to. */
export class FakeStack {
  readonly refreshed: (readonly string[])[] = [];
  imported = 0;
  /** URNs that a refresh does not find in the cloud. */
  gone: readonly string[] = [];
  /** URNs of which a refresh says that nothing is there, and fails. */
  absent: readonly string[] = [];
  deployment: Deployment;
  private readonly plan: (present: readonly ResourceState[]) => readonly PlannedStep[];

  constructor(deployment: Deployment, plan: (present: readonly ResourceState[]) => readonly PlannedStep[] = () => []) {
    this.deployment = deployment;
    this.plan = plan;
  }

  get stack(): Stack {
    return this as unknown as Stack;
  }

  exportStack() {
    return Promise.resolve({ version: 3, deployment: this.deployment });
  }

  importStack({ deployment }: { readonly deployment: Deployment }) {
    this.imported += 1;
    this.deployment = deployment;
    return Promise.resolve();
  }

  refresh({ target = [], onEvent }: { readonly target?: readonly string[] } & Partial<EngineOptions>) {
    this.refreshed.push(target);
    const resources = this.deployment.resources?.filter(({ urn }) => !target.includes(urn) || !this.gone.includes(urn));
    const absent = target.filter((urn) => this.absent.includes(urn));
    const read = resources?.map((one) => {
      return target.includes(one.urn) && !absent.includes(one.urn) ? { ...one, outputs: { id: one.id } } : one;
    });
    this.deployment = { ...this.deployment, ...(read === undefined ? {} : { resources: read }) };
    for (const urn of absent) {
      const diagnosticEvent = { severity: "error", urn, message: "error: couldn't find resource" };
      onEvent?.({ sequence: 0, timestamp: 0, diagnosticEvent } as never);
    }
    return absent.length === 0 ? Promise.resolve() : Promise.reject(new Error("update failed"));
  }

  preview({ onEvent, plan: path }: EngineOptions & { readonly plan?: string }) {
    const steps = this.plan(this.deployment.resources ?? []);
    for (const { op = "create", ...state } of steps) {
      const metadata = { op, urn: state.urn, type: state.type, new: { custom: true, ...state } };
      onEvent({ sequence: 0, timestamp: 0, resourcePreEvent: { metadata } } as never);
    }
    const goals = steps.map(({ urn, dependencies, propertyDependencies }) => {
      return [urn, { goal: { dependencies, propertyDependencies } }];
    });
    const saved = { version: 1, plan: { resourcePlans: Object.fromEntries(goals) as unknown } };
    if (path !== undefined) writeFileSync(path, JSON.stringify(saved));
    return Promise.resolve();
  }
}

export const SILENT: EngineOptions = {
  ...{ parallel: 1, color: "never" as const },
  ...{ onEvent: () => undefined, onOutput: () => undefined, onError: () => undefined },
};
