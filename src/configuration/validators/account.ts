import type { Draft, Finding, Sibling } from "../finding.js";

/** AWS's documentation uses it in examples; in this project the sandbox plays it. */
const DOCUMENTATION_ACCOUNT = "111122223333";

/** V06. That the id has 12 digits is found by the schema. */
export function accountFindings({ account, target, name }: Draft): readonly Finding[] {
  if (account !== DOCUMENTATION_ACCOUNT || target !== "aws") return [];
  return [
    {
      path: ["account"],
      message: `account is "${DOCUMENTATION_ACCOUNT}", which is for the sandbox only: wanted the id of your AWS account`,
      hint: `Write your account (aws sts get-caller-identity --query Account), or stay in the sandbox: tapctl validate --env ${name} --target sandbox`,
    },
  ];
}

/** V12: what exists once per account has one owner among the environments of that account. */
export function baselineFindings({ account, baseline, siblings, name }: Draft): readonly Finding[] {
  const others = siblings.filter((sibling) => sibling.account === account && sibling.name !== name);
  const claimed = (key: "region" | "account", claims: (sibling: Sibling) => boolean): readonly Finding[] =>
    others
      .filter((sibling) => baseline[key] === "manage" && claims(sibling))
      .map((sibling) => ({
        path: ["baseline", key],
        message: `baseline.${key} is "manage", as in config/${sibling.name}.yaml with the same account: wanted one owner`,
        hint: `Write ${key}: skip in one of the two`,
      }));
  return [
    ...claimed("region", (sibling) => sibling.region === "manage"),
    ...claimed("account", (sibling) => sibling.accountBaseline === "manage"),
  ];
}

/** V13 */
export function protectionFindings({ protection, name }: Draft): readonly Finding[] {
  if (name !== "prod" || protection === "on") return [];
  return [
    {
      path: ["protection"],
      message: 'protection is "off" in the environment "prod": wanted "on"',
      hint: "Write protection: on; to remove prod, type: tapctl destroy --env prod",
    },
  ];
}
