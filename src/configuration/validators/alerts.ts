import type { Draft, Finding } from "../finding.js";

/** V07. E-mail addresses are checked by the schema. */
export function webhookFindings({ alerts, webhookUrl }: Draft): readonly Finding[] {
  const variable = alerts.webhookUrl?.env;
  if (variable === undefined) return [];
  const path = ["alerts", "webhookUrl"];
  if (webhookUrl === undefined) {
    const message = `alerts.webhookUrl names the variable "${variable}", which is not set`;
    return [{ path, message, hint: `Set it: export ${variable}=https://...` }];
  }
  if (URL.parse(webhookUrl)?.protocol === "https:") return [];
  const message = `alerts.webhookUrl names the variable "${variable}", which does not hold an https address`;
  return [{ path, message, hint: `Set it: export ${variable}=https://...` }];
}
