export type Architecture = "x86_64" | "arm64";

/**
 * Families that a web server may run on: general purpose, for computing, with much memory, with much storage.
 * Accelerators, Macs and the like need images of their own. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html
 */
const FAMILIES = ["a", "m", "t", "c", "r", "x", "z", "d", "h", "i", "im", "is"];

/** The family's letters, the generation, attributes, the size: `m`, `6`, `gd`, `large`. */
const INSTANCE_TYPE = /^([a-z]+)(\d+)([a-z]*)(?:-flex)?\.(?:nano|micro|small|medium|\d*x?large|metal(?:-\d+xl)?)$/;

/**
 * By the `g` among the attributes, which stands for Graviton; the first of them had a family of its own. Undefined for
 * what is no known type. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture | undefined {
  const [, family = "", generation, attributes = ""] = INSTANCE_TYPE.exec(instanceType) ?? [];
  if (generation === undefined || !FAMILIES.includes(family)) return undefined;
  return family === "a" || attributes.includes("g") ? "arm64" : "x86_64";
}
