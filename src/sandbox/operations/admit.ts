import { randomUUID } from "node:crypto";
import type { RefusalFault } from "../faults.js";
import type { Shape } from "../identity/shape.js";
import { Refusal } from "../refusal.js";
import { resolveReferences } from "../references/resolve-references.js";
import { AWS_RULES } from "../rules/aws-rules.js";
import { appliesTo, type Change } from "../rules/rule.js";
import type { Sandbox } from "./sandbox.js";

interface Violation {
  readonly code: string;
  readonly status?: number | undefined;
  readonly message: string;
}

/** Throws what AWS would answer if it refuses. Returns the resources that the new one depends on. */
export function admit(sandbox: Sandbox, shape: Shape, change: Change): readonly number[] {
  const { dangling, found } = change.action === "delete" ? { dangling: [], found: [] } : resolveReferences(change);
  const violation = planned(sandbox, change) ?? dangling[0] ?? broken(change) ?? taken(shape, change);
  if (violation !== undefined) throw refusal(shape, change, violation);
  return found.map(({ seq }) => seq);
}

/** How often a fault that does not last has happened. */
const happened = new WeakMap<RefusalFault, number>();

/** A fault that somebody asked for. */
function planned({ faults }: Sandbox, { action, type, region }: Change): Violation | undefined {
  if (action !== "create") return undefined;
  const fault = faults.refusals.find((candidate) => {
    return candidate.type === type && candidate.region === region && !isSpent(candidate);
  });
  if (fault !== undefined) happened.set(fault, (happened.get(fault) ?? 0) + 1);
  return fault;
}

function isSpent(fault: RefusalFault): boolean {
  return fault.times !== undefined && (happened.get(fault) ?? 0) >= fault.times;
}

function broken(change: Change): Violation | undefined {
  for (const rule of AWS_RULES) {
    const message = rule.on.includes(change.action) && appliesTo(rule, change.type) ? rule.refuses(change) : undefined;
    if (message !== undefined) return { code: rule.code, status: rule.status, message };
  }
  return undefined;
}

/** For types without a rule of their own: an id that is a name can be there only once. */
function taken({ noun, put }: Shape, { action, existing, id }: Change): Violation | undefined {
  if (action !== "create" || existing === undefined || put === true) return undefined;
  return { code: "ResourceAlreadyExistsException", status: 409, message: `${noun} ${id} already exists` };
}

/** As the AWS SDK for Go prints an answer, and terraform-provider-aws what it was doing. */
function refusal(shape: Shape, change: Change, { code, status = 400, message }: Violation): Refusal {
  const { service, noun, operations } = shape;
  const { doing, verb } = VERBS[change.action];
  const named = change.action === "create" && shape.nameProperty === undefined ? "" : ` (${change.id})`;
  const operation = operations?.[change.action] ?? `${verb}${noun.replace(`${service} `, "").replace(/[\s-]/g, "")}`;
  const answer = `https response error StatusCode: ${status}, RequestID: ${randomUUID()}, api error ${code}: ${message}`;
  return new Refusal(`${doing} ${thingOf(shape)}${named}: operation error ${service}: ${operation}, ${answer}`);
}

/** As terraform-provider-aws calls it in its messages. */
export function thingOf({ service, noun }: Shape): string {
  return service === "EC2" && !noun.startsWith("VPC ") ? `EC2 ${noun}` : noun;
}

const VERBS = {
  create: { doing: "creating", verb: "Create" },
  update: { doing: "updating", verb: "Modify" },
  delete: { doing: "deleting", verb: "Delete" },
} as const;
