import type { Draft, Finding } from "../finding.js";
import { regionsDocument, SERVICE_CONTROL_LIMIT } from "../../stacks/documents/service-control.js";
import { isKnownRegion } from "../known-regions.js";
import { ownerOf } from "./imports.js";

/** V12: what an account has one of is made by the environment that owns its baseline. */
export function ownedFindings({ baseline, ci, contacts, organization }: Draft): readonly Finding[] {
  if (ownerOf(baseline.account) === "manage") return [];
  const wanted: readonly (readonly [boolean, readonly [string, string]])[] = [
    [ci.manageRole, ["ci", "manageRole"]],
    [contacts.security !== undefined, ["contacts", "security"]],
    [organization.enabled, ["organization", "enabled"]],
  ];
  return wanted
    .filter(([set]) => set)
    .map(([, path]) => ({
      path,
      message: `${path.join(".")} is set, but baseline.account is "skip": an account has one, made by its owner`,
      hint: "Write baseline: { account: manage } in exactly one environment of the account, and set it there",
    }));
}

/** GitHub's own rules for names; `*` and `?` would let others in. */
const REPOSITORY = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[\w.-]{1,100}$/;

/** V06: who may deploy to the account. */
export function deployerFindings({ ci }: Draft): readonly Finding[] {
  if (!ci.manageRole || REPOSITORY.test(ci.repository)) return [];
  return [
    {
      path: ["ci", "repository"],
      message: `ci.repository is "${ci.repository}": wanted one repository, such as my-org/platform`,
      hint: "Write repository: my-org/platform; a pattern would let other repositories deploy",
    },
  ];
}

/** V06: limits for whole accounts must leave the configured regions usable. */
export function organizationFindings({ organization, listed = [] }: Draft): readonly Finding[] {
  const { enabled, targetIds, allowedRegions } = organization;
  if (!enabled) return [];
  const path = ["organization", "allowedRegions"];
  const unknown = allowedRegions.filter((region) => !isKnownRegion(region));
  const size = JSON.stringify(regionsDocument(allowedRegions.length === 0 ? listed : allowedRegions)).length;
  const shutOut = allowedRegions.length === 0 ? [] : listed.filter((region) => !allowedRegions.includes(region));
  return [
    ...(targetIds.length > 0 ? [] : [NO_TARGET]),
    ...(size <= SERVICE_CONTROL_LIMIT ? [] : [tooLong(size)]),
    ...unknown.map((region) => ({
      path,
      message: `organization.allowedRegions holds "${region}": wanted regions of AWS`,
      hint: "Write regions such as us-east-1, or nothing for the configured ones",
    })),
    ...shutOut.map((region) => ({
      path,
      message: `organization.allowedRegions leaves out ${region}, which is configured`,
      hint: `Add ${region}, or write nothing for the configured regions`,
    })),
  ];
}

function tooLong(size: number): Finding {
  return {
    path: ["organization", "allowedRegions"],
    message: `organization.allowedRegions makes a policy of ${size} characters: wanted at most ${SERVICE_CONTROL_LIMIT}`,
    hint: "Name fewer regions: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
  };
}

const NO_TARGET: Finding = {
  path: ["organization", "targetIds"],
  message: "organization.targetIds is empty: wanted what the policies are attached to",
  hint: "Write targetIds: [ou-…]; list yours: aws organizations list-roots",
};
