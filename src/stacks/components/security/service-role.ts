import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import * as pulumi from "@pulumi/pulumi";

import { iamPath } from "../../arns.js";
import type { PolicyDocument } from "../../documents/statement.js";
import type { Place } from "../../naming.js";

export interface ServiceRoleArgs {
  readonly place: Place;
  readonly roleName: string;
  readonly description: string;
  readonly trust: PolicyDocument;
  readonly policy: pulumi.Input<string>;
  /** AWS's own policies, which AWS keeps up to date, by a word for what each is for. */
  readonly managedPolicies?: Readonly<Record<string, string>>;
  readonly boundaryArn: pulumi.Input<string>;
}

/** A role that one AWS service takes on, with one policy and under the stack's boundary. */
export class ServiceRole extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;
  /** The role can do nothing before it stands: its user waits for it. */
  readonly policy: pulumi.Resource;
  readonly attachments: readonly pulumi.Resource[];

  constructor(name: string, args: ServiceRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:ServiceRole", name, {}, opts);
    const child = { parent: this };

    const role = new Role(
      `${name}-role`,
      {
        name: args.roleName,
        path: iamPath(args.place),
        description: args.description,
        assumeRolePolicy: JSON.stringify(args.trust),
        permissionsBoundary: args.boundaryArn,
        maxSessionDuration: 3600,
        tags: { Name: args.roleName },
      },
      child,
    );
    this.policy = new RolePolicy(`${name}-policy`, { name: "own", role: role.name, policy: args.policy }, child);
    this.attachments = Object.entries(args.managedPolicies ?? {}).map(
      ([id, policyArn]) => new RolePolicyAttachment(`${name}-${id}`, { role: role.name, policyArn }, child),
    );

    this.arn = role.arn;
    this.roleName = role.name;
    this.registerOutputs({ arn: this.arn });
  }
}
