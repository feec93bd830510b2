import { Policy } from "@pulumi/aws/organizations/policy.js";
import { PolicyAttachment } from "@pulumi/aws/organizations/policyAttachment.js";
import * as pulumi from "@pulumi/pulumi";

import { guardrailsDocument, regionsDocument } from "../../documents/service-control.js";
import { globalNames, type Place } from "../../naming.js";

export interface GuardrailsArgs {
  readonly home: Place;
  readonly targetIds: readonly string[];
  readonly allowedRegions: readonly string[];
}

/**
 * What no account below the targets may do, its administrators included. Two policies, since a target takes five, one of
 * them AWS's own: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export class Guardrails extends pulumi.ComponentResource {
  constructor(name: string, args: GuardrailsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:account:Guardrails", name, {}, opts);
    const { home, targetIds, allowedRegions } = args;
    const child = { parent: this };

    const policies = {
      guardrails: {
        policyName: globalNames.guardrails(home),
        description: "TLS 1.2, no public databases, nothing that watches is turned off",
        content: guardrailsDocument(),
      },
      regions: {
        policyName: globalNames.allowedRegions(home),
        description: "Nothing outside the regions that are in use",
        content: regionsDocument(allowedRegions),
      },
    };
    for (const [id, { policyName, description, content }] of Object.entries(policies)) {
      const type = "SERVICE_CONTROL_POLICY";
      const document = { name: policyName, description, type, content: JSON.stringify(content) };
      const policy = new Policy(`${name}-${id}`, { ...document, tags: { Name: policyName } }, child);
      for (const targetId of targetIds) {
        new PolicyAttachment(`${name}-${id}-${targetId}`, { policyId: policy.id, targetId }, child);
      }
    }

    this.registerOutputs({});
  }
}
