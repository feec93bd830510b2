import { answer, every, invert, some, type Answer } from "../answer.js";
import { isRecord, isScalar, isUnknown } from "../planned-resource.js";

/** Asked of one value; `undefined` where it is not said. */
export type Test = (value: unknown) => Answer;

/** Strings that mean a number or a boolean count as one: the provider takes both. */
export function is(...wanted: readonly (string | number | boolean)[]): Test {
  const texts = wanted.map(String);
  return known((value) => isScalar(value) && texts.includes(String(value)));
}

export function atLeast(least: number): Test {
  return known((value) => value !== undefined && Number(value) >= least);
}

export function atMost(most: number): Test {
  return known((value) => value !== undefined && Number(value) <= most);
}

export function matches(pattern: RegExp): Test {
  return known((value) => typeof value === "string" && pattern.test(value));
}

/** Something is said, whether it is known yet or not. */
export const said: Test = (value) => answer(value !== undefined && value !== null && value !== "");

export const absent: Test = (value) => invert(said(value));

export function not(test: Test): Test {
  return (value) => invert(test(value));
}

/** A value that is left out is as AWS's default. */
export function orLeftOut(test: Test): Test {
  return either(absent, test);
}

export function either(...tests: readonly Test[]): Test {
  return (value) => some(tests.map((test) => test(value)));
}

export function both(...tests: readonly Test[]): Test {
  return (value) => every(tests.map((test) => test(value)));
}

/** `a.b` of a record; in a list with one record, as many blocks of AWS's are, of that. */
export function at(path: string, test: Test): Test {
  return (value) => {
    const found = valueAt(value, path);
    return test(found);
  };
}

export function eachOf(test: Test): Test {
  return (value) => (isUnknown(value) ? "unknown" : every(listOf(value).map(test)));
}

export function someOf(test: Test): Test {
  return (value) => (isUnknown(value) ? "unknown" : some(listOf(value).map(test)));
}

/** What is unknown on the way makes all of it unknown. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((found, key) => {
    if (isUnknown(found)) return found;
    const record = Array.isArray(found) && found.length === 1 ? (found[0] as unknown) : found;
    return isRecord(record) ? record[key] : undefined;
  }, value);
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : [value].flat();
}

function known(test: (value: unknown) => boolean): Test {
  return (value) => (isUnknown(value) ? "unknown" : answer(test(value)));
}
