import { isList, isProperties, type Properties, type Value } from "../properties.js";

/** `rules[0].status` in steps. Undefined for what is no path. */
export function parsePath(path: string): readonly (string | number)[] | undefined {
  const pattern = /(?:^|\.)([\w:/-]+)|\[(\d+)\]|\["([^"]+)"\]/gy;
  const steps: (string | number)[] = [];
  for (const [, name, index, quoted] of path.matchAll(pattern)) {
    steps.push(index === undefined ? (name ?? quoted ?? "") : Number(index));
  }
  const spelled = [...path.matchAll(pattern)].map(([whole]) => whole).join("");
  return spelled === path && typeof steps[0] === "string" ? steps : undefined;
}

/** A copy with the value at the path; null takes it away. */
export function setAt(properties: Properties, steps: readonly (string | number)[], value: Value): Properties {
  const changed = setValue(properties, steps, value);
  return isProperties(changed) ? changed : properties;
}

function setValue(target: Value | undefined, [step, ...rest]: readonly (string | number)[], value: Value): Value {
  if (step === undefined) return value;
  if (typeof step === "number") {
    const items = isList(target) ? target : [];
    return items.map((item, index) => (index === step ? setValue(item, rest, value) : item));
  }
  const properties = isProperties(target) ? target : {};
  const { [step]: old, ...others } = properties;
  if (rest.length === 0 && value === null) return others;
  return { ...properties, [step]: setValue(old, rest, value) };
}
