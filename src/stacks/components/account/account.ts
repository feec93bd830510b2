import * as pulumi from "@pulumi/pulumi";

import { roleArn } from "../../arns.js";
import type { GlobalOutputs } from "../../global-outputs.js";
import { importsFor } from "../../importable.js";
import { globalNames, type Place } from "../../naming.js";
import type { AsInputs, RegionalInputs } from "../../outputs.js";
import type { PlatformSettings } from "../../settings.js";
import type { PeeringSide } from "../network/peering.js";
import { AccountDefaults } from "./account-defaults.js";
import { CiAccess } from "./ci-access.js";
import { Guardrails } from "./guardrails.js";
import { MonthlyBudget } from "./monthly-budget.js";
import { SlackChannel } from "./slack-channel.js";

export interface AccountArgs {
  readonly settings: PlatformSettings;
  readonly home: Place;
  readonly sides: readonly PeeringSide[];
  /** The home region's outputs. */
  readonly hub: RegionalInputs;
  readonly boundaryArn: pulumi.Input<string>;
}

/** Who may deploy, what it may cost, who is told, and what the whole account holds to. */
export class Account extends pulumi.ComponentResource {
  readonly outputs: Pick<AsInputs<GlobalOutputs>, "ciRoleArn">;

  constructor(name: string, args: AccountArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:account:Account", name, {}, opts);
    const { settings, home, sides, hub, boundaryArn } = args;
    const child = { parent: this };

    const { alerts, budget, tags } = settings;
    const { emails, slack } = alerts;
    if (budget.monthlyUsd > 0) {
      new MonthlyBudget(`${name}-spending`, { home, budget, emails, topicArn: hub.alertsTopicArn, tags }, child);
    }
    if (slack !== undefined) {
      const topicArns = sides.map(({ outputs }) => outputs.alertsTopicArn);
      new SlackChannel(`${name}-slack`, { home, slack, topicArns, boundaryArn }, child);
    }
    this.outputs = settings.baseline.account === "manage" ? this.createOwned(name, args) : {};
    this.registerOutputs({});
  }

  /** What an account has one of. */
  private createOwned(name: string, { settings, home }: AccountArgs): Pick<GlobalOutputs, "ciRoleArn"> {
    const { ci, contacts, organization, regions } = settings;
    const child = { parent: this };

    new AccountDefaults(`${name}-defaults`, { contacts }, child);
    if (organization.enabled) {
      const { targetIds, allowedRegions } = organization;
      const allowed = allowedRegions.length === 0 ? Object.keys(regions) : allowedRegions;
      new Guardrails(`${name}-guardrails`, { home, targetIds, allowedRegions: allowed }, child);
    }
    if (!ci.manageRole) return {};
    new CiAccess(`${name}-ci`, { home, ci, imports: importsFor(settings, "global") }, child);
    return { ciRoleArn: roleArn(home, globalNames.deployerRole(home)) };
  }
}
