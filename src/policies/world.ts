import { stackOf, type PlannedResource } from "./planned-resource.js";

/** What a configuration says that a deployment has; a rule on what is missing applies only where it is promised. */
export type Promised =
  | "accountBaseline"
  | "accessAnalyzer"
  | "backup"
  | "backupCopies"
  | "config"
  | "database"
  | "ec2Endpoint"
  | "ec2Switches"
  | "guardDuty"
  | "inspector"
  | "loadBalancer"
  | "protectedDatabase"
  | "protectedLoadBalancer"
  | "protectedTable"
  | "regionBaseline"
  | "replication"
  | "securityContact"
  | "securityHub"
  | "ssmEndpoint"
  | "table"
  | "trail"
  | "waf";

/** What rules must know beyond the resources themselves. */
export interface Platform {
  /** The environment's name in lower case, as in stack names. */
  readonly environment: string;
  readonly account: string;
  readonly primary: string;
  /** The five that every resource carries. */
  readonly tags: Readonly<Record<string, string>>;
  readonly promised: readonly Promised[];
}

export interface AssessedStack {
  readonly name: string;
  readonly kind: "regional" | "global";
  /** Its own, or the primary for the global one. */
  readonly region: string;
}

/** What is judged: all stacks of a deployment, or those that are at hand. */
export interface Plan {
  readonly platform: Platform;
  readonly stacks: readonly AssessedStack[];
  readonly resources: readonly PlannedResource[];
}

/** A plan that answers quickly. */
export interface World extends Omit<Plan, "resources"> {
  readonly ofType: (type: string) => readonly PlannedResource[];
  readonly stackOf: (resource: PlannedResource) => AssessedStack | undefined;
  /** Where the resource will be: its own property says so, or its stack. */
  readonly regionOf: (resource: PlannedResource) => string | undefined;
}

export function worldOf({ platform, stacks, resources }: Plan): World {
  const byType = new Map<string, PlannedResource[]>();
  for (const resource of resources) byType.set(resource.type, [...(byType.get(resource.type) ?? []), resource]);
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const stack = ({ urn }: PlannedResource): AssessedStack | undefined => byName.get(stackOf(urn));
  return {
    platform,
    stacks,
    ofType: (type) => byType.get(type) ?? [],
    stackOf: stack,
    regionOf: (resource) => {
      const own = resource.inputs["region"];
      return typeof own === "string" ? own : stack(resource)?.region;
    },
  };
}
