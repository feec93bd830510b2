import type analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import type { PlannedResource } from "../../deployment/planned.js";

/** What marks a secret and other values that are no JSON, in the engine's messages. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A resource as the engine is asked for it. */
export function observed(request: analyzer.AnalyzeRequest): PlannedResource {
  const inputs = request.getProperties()?.toJavaScript() ?? {};
  return { urn: request.getUrn(), type: request.getType(), inputs: masked(inputs) };
}

/** What the engine tells only at the end: where a resource belongs, and what its properties are made of. */
export function related(resource: analyzer.AnalyzerResource): Pick<PlannedResource, "parent" | "dependencies"> {
  const dependencies: [string, readonly string[]][] = [];
  resource.getPropertydependenciesMap().forEach((urns, property) => dependencies.push([property, urns.getUrnsList()]));
  return { parent: resource.getParent(), dependencies: Object.fromEntries(dependencies) };
}

function masked(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]: [string, unknown]) => [key, maskedValue(value)]));
}

/** What is secret stays out of whatever is said of a resource. */
function maskedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value !== "object" || value === null) return value;
  return SIGNATURE in value && value[SIGNATURE] === SECRET ? "[secret]" : masked(value);
}
