import { type Condition, isUnknown, type Operator } from "../document.js";
import { isRecord, UNKNOWN } from "../../planned-resource.js";
import type { Complain } from "./words.js";

type Test = Pick<Operator, "test" | "negated">;

const positive = (test: Operator["test"]): Test => ({ test, negated: false });
const negative = (test: Operator["test"]): Test => ({ test, negated: true });

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: Readonly<Record<string, Test>> = {
  StringEquals: positive("exact"),
  StringNotEquals: negative("exact"),
  StringEqualsIgnoreCase: positive("exact"),
  StringNotEqualsIgnoreCase: negative("exact"),
  StringLike: positive("like"),
  StringNotLike: negative("like"),
  // Both compare part by part, and both with wildcards.
  ArnEquals: positive("arn"),
  ArnLike: positive("arn"),
  ArnNotEquals: negative("arn"),
  ArnNotLike: negative("arn"),
  IpAddress: positive("address"),
  NotIpAddress: negative("address"),
  Null: positive("null"),
  Bool: positive("bool"),
  BinaryEquals: positive("other"),
  ...ordered("Numeric"),
  ...ordered("Date"),
};

function ordered(type: string): Readonly<Record<string, Test>> {
  return {
    [`${type}Equals`]: positive("other"),
    [`${type}NotEquals`]: negative("other"),
    [`${type}LessThan`]: positive("other"),
    [`${type}LessThanEquals`]: positive("other"),
    [`${type}GreaterThan`]: positive("other"),
    [`${type}GreaterThanEquals`]: positive("other"),
  };
}

const ANYTHING: Condition = { operator: UNKNOWN, key: UNKNOWN, values: [UNKNOWN] };

export function parseConditions(raw: unknown, at: string, complain: Complain): readonly Condition[] {
  if (isUnknown(raw)) return [ANYTHING];
  if (!isRecord(raw)) {
    complain(at, "is not an object");
    return [];
  }
  return Object.entries(raw).flatMap(([name, keys]) => {
    const operator = operatorFrom(name);
    const place = `${at}.${name}`;
    if (operator === undefined && !isUnknown(name)) complain(place, "is no condition operator");
    if (isUnknown(keys)) return [{ ...ANYTHING, operator: operator ?? UNKNOWN }];
    if (!isRecord(keys)) complain(place, "is not an object of condition keys");
    return Object.entries(isRecord(keys) ? keys : {}).map(([key, values]) => ({
      operator: operator ?? UNKNOWN,
      key: isUnknown(key) ? UNKNOWN : key.toLowerCase(),
      values: valuesAt(values, { at: `${place}.${key}`, operator, complain }),
    }));
  });
}

function operatorFrom(name: string): Operator | undefined {
  const [, quantifier, base = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const test = OPERATORS[base];
  if (test === undefined || (test.test === "null" && ifExists !== undefined)) return undefined;
  const all = quantifier === "ForAllValues" || quantifier === "ForAnyValue" ? quantifier : undefined;
  return { ...test, quantifier: all, ifExists: ifExists !== undefined };
}

interface Place {
  readonly at: string;
  readonly operator: Operator | undefined;
  readonly complain: Complain;
}

/** Numbers and truth may stand without quotes. */
function valuesAt(raw: unknown, { at, operator, complain }: Place): readonly string[] {
  return (Array.isArray(raw) ? raw : [raw]).flatMap((value: unknown) => {
    if (isUnknown(value)) return [typeof value === "string" && value.includes(UNKNOWN) ? value : UNKNOWN];
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
      complain(at, "is neither text, a number, true or false, nor a list of those");
      return [];
    }
    const text = String(value);
    if (operator !== undefined && !(FORMS[operator.test] ?? /^/).test(text)) complain(at, `has "${text}"`);
    return [text];
  });
}

const FORMS: Readonly<Partial<Record<Operator["test"], RegExp>>> = {
  null: /^(true|false)$/i,
  bool: /^(true|false|\$\{.*\})$/i,
  address: /^[\da-f.:]+(\/\d{1,3})?$/i,
};
