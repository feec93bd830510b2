import type { Draft, Finding, Sibling } from "../finding.js";
import { ownerOf } from "./imports.js";

/** AWS's documentation uses it in examples; in this project the sandbox plays it. */
const DOCUMENTATION_ACCOUNT = "111122223333";

/** V06. That the id has 12 digits is found by the schema. */
export function accountFindings({ account, target, endpoint, name }: Draft): readonly Finding[] {
  if (account !== DOCUMENTATION_ACCOUNT || target !== "aws" || endpoint !== undefined) return [];
  return [
    {
      path: ["account"],
      message: `account is "${DOCUMENTATION_ACCOUNT}", which is for the sandbox only: wanted the id of your AWS account`,
      hint: `Write your account (aws sts get-caller-identity --query Account), or stay in the sandbox: tapctl validate --env ${name} --target sandbox`,
    },
  ];
}

/** V06: a file that was copied or a flag that was mistyped deploys nothing to an account that is for something else. */
export function forbiddenFindings({ account, forbiddenAccounts }: Draft): readonly Finding[] {
  if (account === undefined || !forbiddenAccounts.includes(account)) return [];
  return [
    {
      path: ["account"],
      message: `account is "${account}", which forbiddenAccounts lists: wanted another one`,
      hint: "Write the account of this environment, or take it off forbiddenAccounts",
    },
  ];
}

/** V06: the state of an emulator never gets among that of AWS. A bucket's calls go to the emulator too. */
export function endpointFindings({ target, endpoint, backend }: Draft): readonly Finding[] {
  if (target !== "aws" || endpoint === undefined || backend === undefined || backend.startsWith("s3://")) return [];
  return [
    {
      path: ["backend"],
      message: `backend is "${backend}", where the state of AWS is, but endpoint is "${endpoint}": wanted a place of its own`,
      hint: "Leave backend out, or write one beginning with s3://, which the emulator then holds",
    },
  ];
}

/** V12: what exists once per account has one owner among the environments of that account. */
export function baselineFindings({ account, baseline, siblings, name }: Draft): readonly Finding[] {
  const others = siblings.filter((sibling) => sibling.account === account && sibling.name !== name);
  const claimed = (key: "region" | "account", claims: (sibling: Sibling) => boolean): readonly Finding[] =>
    others
      .filter((sibling) => ownerOf(baseline[key]) === "manage" && claims(sibling))
      .map((sibling) => ({
        path: ["baseline", key],
        message: `baseline.${key} is "${baseline[key]}", but config/${sibling.name}.yaml owns it too, with the same account: wanted one owner`,
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
