import { type Answer, answer, every, invert, some } from "../answer.js";
import { CALLER_KEYS, type CallerKey, RESOURCE_KEYS, type ValueForm } from "./condition-keys.js";
import { type Condition } from "./document.js";
import { UNKNOWN } from "../planned-resource.js";
import { isFixed } from "./fixed-values.js";

type Whose = CallerKey["of"];

/** Whether a grant's conditions keep out all strangers. All conditions must hold, so one that does is enough. */
export function limitsCallers(
  conditions: readonly Condition[],
  whose: readonly Whose[] = ["caller", "source"],
): Answer {
  return some(conditions.map((one) => limits(one, conditions, (key) => formOfCaller(key, whose))));
}

/** Whether a filter's conditions let through what belongs to somebody named alone. */
export function limitsResources(conditions: readonly Condition[]): Answer {
  return some(conditions.map((one) => limits(one, conditions, (key) => RESOURCE_KEYS[key])));
}

/**
 * Whether a denial with these conditions keeps out all strangers: what it does not deny is let through by one condition
 * or another that does not hold, so each must be "not one of these".
 */
export function deniesStrangers(conditions: readonly Condition[]): Answer {
  return every(
    conditions.map(({ operator, key, values }) => {
      if (operator === UNKNOWN || key === UNKNOWN) return "unknown";
      const form = formOfCaller(key, ["caller", "source"]);
      // A key that is absent makes "not one of these" hold, but "any is not one of these" fail.
      if (form === undefined || !operator.negated || operator.quantifier === "ForAnyValue") return "no";
      return every(values.map((value) => isFixed(form, value, operator.test)));
    }),
  );
}

function formOfCaller(key: string, whose: readonly Whose[]): ValueForm | undefined {
  const known = CALLER_KEYS[key];
  return known !== undefined && whose.includes(known.of) ? known.form : undefined;
}

type FormOf = (key: string) => ValueForm | undefined;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function limits({ operator, key, values }: Condition, beside: readonly Condition[], formOf: FormOf): Answer {
  if (key === UNKNOWN) return "unknown";
  const form = formOf(key);
  if (form === undefined) return "no";
  if (operator === UNKNOWN) return "unknown";
  if (operator.negated || !["exact", "like", "arn", "address"].includes(operator.test)) return "no";
  const holdsWhenAbsent = operator.ifExists || operator.quantifier === "ForAllValues";
  const mustBeThere = holdsWhenAbsent ? some(beside.map((other) => requires(other, key))) : "yes";
  return every([mustBeThere, ...values.map((value) => isFixed(form, value, operator.test))]);
}

/** `Null: { key: false }` is how to ask that a key be there. */
function requires(condition: Condition, key: string): Answer {
  const { operator, values } = condition;
  if (condition.key !== key) return answer(false);
  if (operator === UNKNOWN) return "unknown";
  if (operator.test !== "null") return "no";
  return every(values.map((value) => (value === UNKNOWN ? "unknown" : invert(answer(value.toLowerCase() === "true")))));
}
