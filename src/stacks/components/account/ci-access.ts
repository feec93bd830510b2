import { OpenIdConnectProvider } from "@pulumi/aws/iam/openIdConnectProvider.js";
import * as pulumi from "@pulumi/pulumi";

import type { CiSettings } from "../../account-settings.js";
import { ciDeployerDocument, ciTrust, DEPLOYER_POLICIES, GITHUB_TOKENS } from "../../documents/ci-deployer.js";
import type { ImportSettings } from "../../importable.js";
import { globalNames, name as physicalName, type Place } from "../../naming.js";
import { PermissionsBoundary } from "../security/permissions-boundary.js";
import { ServiceRole } from "../security/service-role.js";

export interface CiAccessArgs {
  readonly home: Place;
  readonly ci: CiSettings;
  readonly imports: ImportSettings;
}

/**
 * Lets GitHub Actions deploy what an administrator has deployed once, without a stored secret. What makes boundaries
 * (the first deployment, a new region) and what deletes them stays with administrators.
 */
export class CiAccess extends pulumi.ComponentResource {
  constructor(name: string, { home, ci, imports }: CiAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:account:CiAccess", name, {}, opts);
    const child = { parent: this };
    const place = { ...home, region: "global" };

    new OpenIdConnectProvider(
      `${name}-provider`,
      {
        url: `https://${GITHUB_TOKENS}`,
        clientIdLists: ["sts.amazonaws.com"],
        tags: { Name: physicalName("oidc", "github", place) },
      },
      { ...child, retainOnDelete: imports.ciProvider !== undefined },
    );
    const boundary = new PermissionsBoundary(`${name}-boundary`, { place, of: "deployer" }, child);
    const environment = ci.environment === "" ? home.environment : ci.environment;
    new ServiceRole(
      `${name}-deployer`,
      {
        place: home,
        roleName: globalNames.deployerRole(home),
        description: `Deploys ${home.environment} from ${ci.repository}`,
        trust: ciTrust(home, { repository: ci.repository, environment }),
        policy: JSON.stringify(ciDeployerDocument(home)),
        managedPolicies: DEPLOYER_POLICIES,
        boundaryArn: boundary.policyArn,
      },
      child,
    );

    this.registerOutputs({});
  }
}
