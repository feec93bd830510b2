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
  /** What it may do, by what is written here. */
  readonly policy?: pulumi.Input<string>;
  /** What it may do, by policies that AWS keeps up to date. */
  readonly managedPolicies?: Readonly<Record<string, string>>;
  readonly boundaryArn: pulumi.Input<string>;
}

/** A role that one AWS service or deployer takes on, under a boundary. */
export class ServiceRole extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;
  /** The role can do nothing before they stand: its user waits for them. */
  readonly policies: readonly pulumi.Resource[];

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
    const { policy, managedPolicies = {} } = args;
    const own = { name: "own", role: role.name };
    this.policies = [
      ...(policy === undefined ? [] : [new RolePolicy(`${name}-policy`, { ...own, policy }, child)]),
      ...Object.entries(managedPolicies).map(
        ([id, policyArn]) => new RolePolicyAttachment(`${name}-${id}`, { role: role.name, policyArn }, child),
      ),
    ];

    this.arn = role.arn;
    this.roleName = role.name;
    this.registerOutputs({ arn: this.arn });
  }
}
