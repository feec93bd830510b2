import { InstanceProfile } from "@pulumi/aws/iam/instanceProfile.js";
import * as pulumi from "@pulumi/pulumi";

import { iamPath } from "../../../arns.js";
import { SERVER_POLICIES, serversDocument, serversTrust } from "../../../documents/servers.js";
import { type Place, regionalNames } from "../../../naming.js";
import { ServiceRole } from "../../security/service-role.js";

export interface ServerRoleArgs {
  readonly place: Place;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  /** Whether there is a table of sessions. */
  readonly table: boolean;
}

/** Who the web servers are to AWS. */
export class ServerRole extends pulumi.ComponentResource {
  readonly profileArn: pulumi.Output<string>;
  /** A server that starts before they stand is refused what it asks for first. */
  readonly policies: readonly pulumi.Resource[];

  constructor(name: string, args: ServerRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:ServerRole", name, {}, opts);
    const { place, keyArn, boundaryArn, table } = args;
    const child = { parent: this };

    const { roleName, policies } = new ServiceRole(
      name,
      {
        place,
        roleName: regionalNames.serversRole(place),
        description: "Lets web servers log, keep sessions and be reached without SSH",
        trust: serversTrust(),
        policy: pulumi.output(keyArn).apply((key) => JSON.stringify(serversDocument(place, { keyArn: key, table }))),
        managedPolicies: SERVER_POLICIES,
        boundaryArn,
      },
      child,
    );
    const profileName = regionalNames.serversProfile(place);
    const profile = new InstanceProfile(
      `${name}-profile`,
      { name: profileName, path: iamPath(place), role: roleName, tags: { Name: profileName } },
      child,
    );

    this.profileArn = profile.arn;
    this.policies = policies;
    this.registerOutputs({ profileArn: this.profileArn });
  }
}
