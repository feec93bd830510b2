import type { Validator } from "../finding.js";
import {
  accountFindings,
  baselineFindings,
  endpointFindings,
  forbiddenFindings,
  protectionFindings,
} from "./account.js";
import { addressFindings } from "./addresses.js";
import { webhookFindings } from "./alerts.js";
import { objectLockFindings, vaultLockFindings } from "./data.js";
import { databaseFindings } from "./database.js";
import { costFindings } from "./costs.js";
import { importFindings } from "./imports.js";
import { instanceFindings } from "./compute.js";
import { deployerFindings, organizationFindings, ownedFindings } from "./owned.js";
import { regionFindings, replicationFindings, zoneFindings } from "./regions.js";
import { concurrencyFindings } from "./maintenance.js";
import { nameFindings, ruleCountFindings } from "./names.js";
import { policyFindings } from "./policies.js";
import { passphraseFindings, plaintextFindings } from "./secrets.js";
import { tagFindings } from "./tags.js";
import { tlsFindings } from "./tls.js";

/** All of them run, and what they find is reported together. V15, as rules, and V17 run at the gate, where state is known. */
export const VALIDATORS: readonly Validator[] = [
  { code: "V01", title: "Regions exist, are unique and include the primary", check: regionFindings },
  { code: "V02", title: "Address blocks are private, aligned, large enough and disjoint", check: addressFindings },
  { code: "V03", title: "The five tags have values that AWS accepts", check: tagFindings },
  { code: "V04", title: "Every name fits what AWS allows", check: nameFindings },
  { code: "V04", title: "Network ACLs stay within their quota", check: ruleCountFindings },
  { code: "V05", title: "Every region has three usable availability zones", check: zoneFindings },
  { code: "V06", title: "The account can be deployed to", check: accountFindings },
  { code: "V06", title: "The account is none that is forbidden", check: forbiddenFindings },
  { code: "V06", title: "An emulator's state is kept apart", check: endpointFindings },
  { code: "V06", title: "Deployments come from one repository", check: deployerFindings },
  { code: "V06", title: "Limits of an organization leave the regions usable", check: organizationFindings },
  { code: "V07", title: "E-mail and webhook addresses are well formed", check: webhookFindings },
  { code: "V08", title: "The load balancer can prove who it is", check: tlsFindings },
  { code: "V09", title: "The database avoids the well-known port, and can have its replicas", check: databaseFindings },
  { code: "V10", title: "The object lock can be lifted, or is confirmed", check: objectLockFindings },
  { code: "V11", title: "Vault locks can be lifted, or are confirmed, and take the backups", check: vaultLockFindings },
  { code: "V12", title: "The account's baseline has one owner", check: baselineFindings },
  { code: "V12", title: "What an account has one of is made by its baseline's owner", check: ownedFindings },
  { code: "V12", title: "What is imported has an id and a place", check: importFindings },
  { code: "V13", title: "Production is protected", check: protectionFindings },
  { code: "V14", title: "Replication has somewhere to go", check: replicationFindings },
  { code: "V16", title: "The file holds no secrets", check: plaintextFindings },
  { code: "V16", title: "Secrets in state are encrypted", check: passphraseFindings },
  {
    code: "V18",
    title: "The servers' types exist, of one architecture, and their numbers fit",
    check: instanceFindings,
  },
  { code: "V19", title: "Production keeps room for its functions", check: concurrencyFindings },
  { code: "V20", title: "What costs much more than its default is said", check: costFindings },
  { code: "V21", title: "Levels are given to controls that exist", check: policyFindings },
];

/** Which validator stands behind a bound that the schema already checks. */
const RULES: Readonly<Record<string, string>> = {
  regions: "V01",
  primary: "V01",
  tags: "V03",
  account: "V06",
  forbiddenAccounts: "V06",
  ci: "V06",
  organization: "V06",
  contacts: "V07",
  alerts: "V07",
  tls: "V08",
  database: "V09",
  backup: "V11",
  baseline: "V12",
  compute: "V18",
  maintenance: "V19",
  policies: "V21",
  "storage.objectLockMode": "V10",
  "storage.objectLockDays": "V10",
};

/** `schema` where no validator has a number for it. */
export function ruleOfPath(path: readonly PropertyKey[]): string {
  const [block, second, third] = path.map(String);
  if (block === "regions" && third === "cidr") return "V02";
  if (block === "regions" && third === "zones") return "V05";
  return RULES[`${block ?? ""}.${second ?? ""}`] ?? RULES[block ?? ""] ?? "schema";
}
