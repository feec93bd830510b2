import { TYPE } from "./platform.js";
import type { Connection, Inputs, Outputs } from "./sandbox-client.js";
import { balancerIn } from "./violations-balancer.js";
import type { Violation } from "./violation.js";

const SEEN = { cloudwatchMetricsEnabled: true, metricName: "m", sampledRequestsEnabled: true };

const aclIn = (aws: Connection, inputs: Inputs = {}): Promise<Outputs> =>
  aws.create(TYPE.webAcl, {
    ...{ name: "web", scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig: SEEN },
    ...inputs,
  });

const GROUP = { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } };

export const FIREWALL_VIOLATIONS: Readonly<Record<string, Violation>> = {
  "a web ACL name that the region has already": {
    async attempt({ east }) {
      await aclIn(east);
      await aclIn(east);
    },
    message: /^AWS WAF couldn't perform the operation because some resource in your request is a duplicate/,
  },
  "a firewall rule with an action of its own for a managed group, or without one elsewhere": {
    attempt: ({ east }) =>
      aclIn(east, {
        rules: [{ name: "common", priority: 1, action: { block: {} }, statement: GROUP, visibilityConfig: SEEN }],
      }),
    message: /^Error reason: You have used none or multiple values .*, field: RULE, parameter: Rule$/,
  },
  "a firewall's log group whose name does not begin with aws-waf-logs-": {
    async attempt({ east }) {
      const acl = await aclIn(east);
      const group = await east.create(TYPE.logGroup, { name: "waf" });
      await east.create(TYPE.webAclLogging, { resourceArn: acl["arn"], logDestinationConfigs: [group["arn"]] });
    },
    message: /^Error reason: The ARN isn't valid\., field: LOG_DESTINATION, parameter: arn:\S+:waf$/,
  },
  "deleting a web ACL that guards something": {
    async attempt({ east }) {
      const acl = await aclIn(east);
      const balancer = await balancerIn(east);
      await east.create(TYPE.webAclAssociation, { webAclArn: acl["arn"], resourceArn: balancer["arn"] });
      await east.delete(TYPE.webAcl, acl.id);
    },
    message: /^AWS WAF couldn't perform the operation because your resource is being used by another resource/,
  },
};
