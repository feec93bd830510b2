import { Policy } from "@pulumi/aws/iam/policy.js";
import * as pulumi from "@pulumi/pulumi";

import { iamPath } from "../../arns.js";
import { boundaryDocument } from "../../documents/boundary.js";
import { type Place, regionalNames } from "../../naming.js";

export interface PermissionsBoundaryArgs {
  readonly place: Place;
}

/** The ceiling of every role that the same stack makes. */
export class PermissionsBoundary extends pulumi.ComponentResource {
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, { place }: PermissionsBoundaryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:PermissionsBoundary", name, {}, opts);

    const physicalName = regionalNames.boundary(place);
    const policy = new Policy(
      `${name}-policy`,
      {
        name: physicalName,
        path: iamPath(place),
        description: "The most that a role of tapctl's can do",
        policy: JSON.stringify(boundaryDocument(place)),
        tags: { Name: physicalName },
      },
      { parent: this },
    );

    this.policyArn = policy.arn;
    this.registerOutputs({ policyArn: this.policyArn });
  }
}
