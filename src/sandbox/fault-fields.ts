import { TapStackError } from "../errors.js";

export function texts(fault: unknown, key: string): readonly string[] {
  const value = hasKey(fault, key) ? fault[key] : undefined;
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string")) return value;
  throw invalidFault(`"${key}" is ${JSON.stringify(value ?? null)}, not a list of texts`);
}

export function share(fault: unknown, key: string): number {
  const value = hasKey(fault, key) ? numberAt(fault, key) : 0;
  if (value < 0 || value > 1) throw invalidFault(`"${key}" is ${value}, which is not from 0 to 1`);
  return value;
}

export function numberAt(fault: unknown, key: string): number {
  const value = hasKey(fault, key) ? fault[key] : undefined;
  if (typeof value !== "number") throw invalidFault(`"${key}" is ${JSON.stringify(value ?? null)}, not a number`);
  return value;
}

export function count(times: unknown): number {
  if (typeof times === "number" && Number.isSafeInteger(times) && times > 0) return times;
  throw invalidFault(`"times" is ${JSON.stringify(times)}, not a number from 1`);
}

export function hasKey<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === "object" && value !== null && key in value;
}

export function optionalText(fault: unknown, key: string): string | undefined {
  if (!hasKey(fault, key)) return undefined;
  const value = fault[key];
  if (typeof value !== "string") throw invalidFault(`"${key}" is ${JSON.stringify(value)}, not a text`);
  return value;
}

export function text(fault: unknown, key: string, pattern: RegExp): string {
  const value = optionalText(fault, key);
  if (value === undefined || !pattern.test(value)) {
    throw invalidFault(`"${key}" is ${JSON.stringify(value ?? null)}, which is not like ${pattern.source}`);
  }
  return value;
}

export function oneOf<T extends string>(fault: unknown, key: string, allowed: readonly T[]): T {
  const value = optionalText(fault, key);
  const found = allowed.find((word) => word === value);
  if (found === undefined)
    throw invalidFault(`"${key}" is ${JSON.stringify(value ?? null)}, not one of ${allowed.join(", ")}`);
  return found;
}

export function readJson(plan: string): unknown {
  try {
    return JSON.parse(plan);
  } catch (cause) {
    throw new TapStackError("SANDBOX", "The fault plan is not JSON", { hint: EXAMPLE, cause });
  }
}

const EXAMPLE = 'Write it like {"refuse": {"type": "aws:ec2/natGateway:NatGateway", "region": "us-west-2"}}';

export function invalidFault(found: string): TapStackError {
  return new TapStackError("SANDBOX", `The fault plan cannot be read: ${found}`, { hint: EXAMPLE });
}
