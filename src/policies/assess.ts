import type { Answer } from "./answer.js";
import { covers, hasExpired, type PolicyException } from "./exception.js";
import type { PlannedResource } from "./planned-resource.js";
import type { Assessment, Judgement, Level, Rule } from "./rule.js";
import { worldOf, type Plan, type World } from "./world.js";

export interface Terms {
  readonly exceptions: readonly PolicyException[];
  readonly levelOf: (control: string) => Level;
  /** `2026-11-25`: what has expired by then no longer excuses. */
  readonly today: string;
}

/** One part of what a rule looked at, before exceptions. */
interface Found extends Omit<Judgement, "part"> {
  readonly resource?: PlannedResource;
  readonly urn: string;
  readonly part?: string;
}

/** Judges a plan by every rule that is on; each says at least one thing. */
export function assess(plan: Plan, rules: readonly Rule[], terms: Terms): readonly Assessment[] {
  const world = worldOf(plan);
  return rules
    .filter(({ id }) => terms.levelOf(id) !== "off")
    .flatMap((rule): readonly Assessment[] => {
      const level = terms.levelOf(rule.id);
      const found = lookAt(rule, world);
      if (found.length === 0) return [{ rule, level, verdict: "not-applicable" }];
      return found.map((one) => ({ rule, level, ...subject(one), ...verdictOf(rule, one, terms) }));
    });
}

/** What can be said of one resource by itself, as before it is made: rules that look at others too say nothing. */
export function assessOne(
  resource: PlannedResource,
  plan: Omit<Plan, "resources">,
  rules: readonly Rule[],
  terms: Terms,
) {
  const asked: string[] = [];
  const ofType = (type: string): readonly PlannedResource[] => {
    asked.push(type);
    return [];
  };
  const world: World = { ...worldOf({ ...plan, resources: [] }), ofType };
  return rules.flatMap((rule): readonly Assessment[] => {
    const level = terms.levelOf(rule.id);
    if (level === "off" || "stack" in rule.check || !rule.check.of.includes(resource.type)) return [];
    asked.length = 0;
    const found = judged(rule.check, resource, world);
    return asked.length > 0
      ? []
      : found.map((one) => ({ rule, level, ...subject(one), ...verdictOf(rule, one, terms) }));
  });
}

function lookAt({ check, remedy }: Rule, world: World): readonly Found[] {
  if ("stack" in check) {
    const { promised, stack: kind, has } = check;
    if (promised !== undefined && !world.platform.promised.includes(promised)) return [];
    const stacks = world.stacks.filter((stack) => stack.kind === kind);
    return stacks.map((stack) => ({ urn: stackUrn(stack.name), answer: has(stack, world), because: remedy }));
  }
  return check.of.flatMap((type) => world.ofType(type)).flatMap((resource) => judged(check, resource, world));
}

type SubjectCheck = Exclude<Rule["check"], { stack: unknown }>;

function judged(check: SubjectCheck, resource: PlannedResource, world: World): readonly Found[] {
  const applies = check.where?.(resource, world) ?? "yes";
  if (applies === "no") return [];
  const { urn } = resource;
  const whole = (given: Answer): Found => ({ resource, urn, answer: given, because: "" });
  if ("holds" in check) return [whole(applicable(applies, check.holds(resource, world)))];
  const parts = check.judge(resource, world);
  if (parts.length === 0) return [whole(applies === "yes" ? "yes" : "unknown")];
  return parts.map((part) => ({ resource, urn, ...part, answer: applicable(applies, part.answer) }));
}

/** Where it is not known whether the rule applies, only a pass is certain. */
function applicable(applies: Answer, holds: Answer): Answer {
  return applies === "yes" || holds === "yes" ? holds : "unknown";
}

function subject({ urn, part }: Found): Pick<Assessment, "urn" | "part"> {
  return { urn, ...(part === undefined || part === "" ? {} : { part }) };
}

function verdictOf(rule: Rule, found: Found, { exceptions, today }: Terms): Pick<Assessment, "verdict" | "message"> {
  if (found.answer === "yes") return { verdict: "pass" };
  if (found.answer === "unknown") return { verdict: "not-decidable", message: undecided(rule) };
  const excuse = exceptions.find((one) => covers(one, rule.id, found.urn, found.part));
  if (excuse === undefined) return { verdict: "fail", message: failure(rule, found) };
  if (hasExpired(excuse, today)) {
    return { verdict: "fail", message: `${failure(rule, found)}; the exception for it expired on ${excuse.expires}` };
  }
  return { verdict: "exception", message: excuse.reason };
}

function failure({ id, title, remedy }: Rule, { part, because }: Found): string {
  const what = part === undefined ? "" : ` its statement ${part === "" ? "without a name" : `"${part}"`} ${because}:`;
  return `${id}: ${what.trimStart()}${what === "" ? "" : " "}${title}; ${remedy}`;
}

function undecided({ id, title }: Rule): string {
  return `${id}: it cannot be told yet whether ${title}`;
}

/** Of the stack's own resource, as the engine names it. */
function stackUrn(stack: string): string {
  return `urn:pulumi:${stack}::tapctl::pulumi:pulumi:Stack::tapctl-${stack}`;
}
