import type { TypeShape } from "../catalogue/class-file.js";
import { propertiesAt, type Properties } from "../properties.js";

/** The provider's default tags under the resource's own, or undefined for what cannot carry tags. */
export function allTags(described: TypeShape, defaultTags: Properties, inputs: Properties): Properties | undefined {
  return described.outputOnly.includes("tagsAll") ? { ...defaultTags, ...propertiesAt(inputs, "tags") } : undefined;
}
