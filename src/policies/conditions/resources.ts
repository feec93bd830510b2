import { answer, every, invert, some, type Answer } from "../answer.js";
import { isUnknown, type PlannedResource } from "../planned-resource.js";
import type { Condition } from "../rule.js";
import type { AssessedStack, Promised, World } from "../world.js";
import { valueAt, type Test } from "./values.js";

/** The value at a path such as `metadataOptions.httpTokens`. */
export function property(path: string, test: Test): Condition {
  return ({ inputs }) => test(valueAt(inputs, path));
}

export function all(...conditions: readonly Condition[]): Condition {
  return (resource, world) => every(conditions.map((condition) => condition(resource, world)));
}

export function any(...conditions: readonly Condition[]): Condition {
  return (resource, world) => some(conditions.map((condition) => condition(resource, world)));
}

export function none(...conditions: readonly Condition[]): Condition {
  return (resource, world) => invert(some(conditions.map((condition) => condition(resource, world))));
}

const always: Condition = () => "yes";

/** Another resource of that type speaks of this one in one of its properties, and meets the condition. */
export function companion(type: string, path: string, condition = always): Condition {
  return (resource, world) =>
    some(world.ofType(type).map((other) => every([speaksOf(other, path, resource), condition(other, world)])));
}

/** The configuration says that there is such a thing. */
export function promised(what: Promised): Condition {
  return (_, { platform }) => answer(platform.promised.includes(what));
}

/** A stack has a resource of that type that meets the condition. */
export function stackHas(type: string, condition = always) {
  return (stack: AssessedStack, world: World): Answer =>
    some(
      world
        .ofType(type)
        .filter((resource) => world.stackOf(resource) === stack)
        .map((resource) => condition(resource, world)),
    );
}

/** What other resources may call a resource by, where AWS does not make that up. */
const NAMES = ["name", "bucket", "identifier", "arn"];

/** By what its property is made of, or by the name that stands there; unknown where neither can be told. */
function speaksOf(from: PlannedResource, path: string, to: PlannedResource): Answer {
  const traced = from.dependencies?.[path.split(".")[0] ?? path];
  if (traced?.includes(to.urn) === true) return "yes";
  const value = valueAt(from.inputs, path);
  if (isUnknown(value)) return traced === undefined ? "unknown" : "no";
  const names = NAMES.map((name) => to.inputs[name]).filter((name) => typeof name === "string" && name !== "");
  return answer(
    names.some((name) => name === value || (typeof value === "string" && value.endsWith(`:${String(name)}`))),
  );
}
