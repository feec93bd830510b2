import { isProperties, listAt, propertiesAt, textAt, textsAt } from "../../properties.js";
import { dependents, type Rule } from "../rule.js";

const ACL = "aws:wafv2/webAcl:WebAcl";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const API = "https://docs.aws.amazon.com/waf/latest/APIReference";

export const FIREWALL_RULES: readonly Rule[] = [
  {
    title: "a web ACL name that the region has already",
    types: [ACL],
    on: ["create"],
    code: "WAFDuplicateItemException",
    documentation: `${API}/API_CreateWebACL.html`,
    refuses: ({ account, inputs, region }) =>
      account.ofType(ACL, region).some((acl) => textAt(acl.inputs, "name") === textAt(inputs, "name"))
        ? "AWS WAF couldn't perform the operation because some resource in your request is a duplicate of an existing one."
        : undefined,
  },
  {
    title: "a firewall rule with an action of its own for a managed group, or without one elsewhere",
    types: [ACL],
    on: ["create", "update"],
    code: "WAFInvalidParameterException",
    documentation: `${API}/API_Rule.html`,
    refuses({ inputs }) {
      const mixed = listAt(inputs, "rules").some((rule) => {
        if (!isProperties(rule)) return false;
        const group = "managedRuleGroupStatement" in propertiesAt(rule, "statement");
        return group ? !("overrideAction" in rule) || "action" in rule : !("action" in rule);
      });
      const reason = "You have used none or multiple values for a field that requires exactly one value.";
      return mixed ? `Error reason: ${reason}, field: RULE, parameter: Rule` : undefined;
    },
  },
  {
    title: "a firewall's log group whose name does not begin with aws-waf-logs-",
    types: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
    on: ["create", "update"],
    code: "WAFInvalidParameterException",
    documentation: "https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html",
    refuses({ inputs }) {
      const wrong = textsAt(inputs, "logDestinationConfigs").find((arn) => !arn.includes(":aws-waf-logs-"));
      return wrong && `Error reason: The ARN isn't valid., field: LOG_DESTINATION, parameter: ${wrong}`;
    },
  },
  {
    title: "deleting a web ACL that guards something",
    types: [ACL],
    on: ["delete"],
    code: "WAFAssociatedItemException",
    documentation: `${API}/API_DeleteWebACL.html`,
    refuses: (change) =>
      change.existing !== undefined && dependents(change, change.existing, [ASSOCIATION]).length > 0
        ? "AWS WAF couldn't perform the operation because your resource is being used by another resource or it's associated with another resource."
        : undefined,
  },
];
