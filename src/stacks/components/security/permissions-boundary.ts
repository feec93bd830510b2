import { Policy } from "@pulumi/aws/iam/policy.js";
import * as pulumi from "@pulumi/pulumi";

import { iamPath } from "../../arns.js";
import { boundaryDocument, deployerBoundaryDocument } from "../../documents/boundary.js";
import { globalNames, type Place, regionalNames } from "../../naming.js";

export interface PermissionsBoundaryArgs {
  readonly place: Place;
  /** Whom it limits: every role that the same stack makes (the default), or the role that deploys. */
  readonly of?: keyof typeof BOUNDARIES;
}

const BOUNDARIES = {
  services: { nameFor: regionalNames.boundary, document: boundaryDocument },
  deployer: { nameFor: globalNames.deployerBoundary, document: deployerBoundaryDocument },
};

/** The ceiling of roles. */
export class PermissionsBoundary extends pulumi.ComponentResource {
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: PermissionsBoundaryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:PermissionsBoundary", name, {}, opts);

    const { place, of = "services" } = args;
    const { nameFor, document } = BOUNDARIES[of];
    const physicalName = nameFor(place);
    const policy = new Policy(
      `${name}-policy`,
      {
        name: physicalName,
        path: iamPath(place),
        description: "The most that a role of tapctl's can do",
        policy: JSON.stringify(document(place)),
        tags: { Name: physicalName },
      },
      { parent: this },
    );

    this.policyArn = policy.arn;
    this.registerOutputs({ policyArn: this.policyArn });
  }
}
