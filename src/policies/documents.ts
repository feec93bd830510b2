import { isRecord, isScalar, isUnknown } from "./planned-resource.js";
import { answer, type Answer } from "./answer.js";
import type { Test } from "./conditions/values.js";

type Statement = Readonly<Record<string, unknown>>;

/** Undefined for what is no document. */
function statementsOf(text: unknown): readonly Statement[] | undefined {
  if (typeof text !== "string" || !text.startsWith("{")) return undefined;
  try {
    const document: unknown = JSON.parse(text);
    const statements = isRecord(document) ? document["Statement"] : undefined;
    return [statements ?? []].flat().filter(isRecord);
  } catch {
    // The provider refuses what is not JSON.
    return undefined;
  }
}

/** The policy denies everybody everything that meets the condition. */
export function denies(operator: string, key: string, value: RegExp): Test {
  return (text): Answer => {
    if (isUnknown(text)) return "unknown";
    return answer((statementsOf(text) ?? []).some((statement) => isDenial(statement, operator, key, value)));
  };
}

function isDenial({ Effect, Principal, Action, Condition }: Statement, operator: string, key: string, value: RegExp) {
  const everybody = isRecord(Principal) ? Principal["AWS"] : Principal;
  if (Effect !== "Deny" || everybody !== "*" || ![Action].flat().some(isAll)) return false;
  const condition = isRecord(Condition) ? Condition[operator] : undefined;
  const given = isRecord(condition) ? condition[key] : undefined;
  return [given].flat().some((one) => isScalar(one) && value.test(String(one)));
}

function isAll(action: unknown): boolean {
  return action === "*" || (typeof action === "string" && action.endsWith(":*"));
}
