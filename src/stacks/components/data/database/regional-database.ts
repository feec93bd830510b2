import * as pulumi from "@pulumi/pulumi";

import { databaseArn, roleArn } from "../../../arns.js";
import { MONITORING_POLICIES, monitoringTrust } from "../../../documents/database.js";
import { type Place, regionalNames } from "../../../naming.js";
import type { DatabaseInputs } from "../../../outputs.js";
import { lifecycleOf } from "../../../protection.js";
import type { PlatformSettings } from "../../../settings.js";
import { DatabaseAlarms } from "../../monitoring/database-alarms.js";
import type { Network } from "../../network/network.js";
import type { AlertTopic } from "../../security/alert-topic.js";
import { ServiceRole } from "../../security/service-role.js";
import { subscribeToDatabases } from "./database-events.js";
import { DatabaseGroups } from "./database-groups.js";
import { DatabaseLogs } from "./database-logs.js";
import { PrimaryDatabase } from "./primary-database.js";

export interface RegionalDatabaseArgs {
  readonly place: Place;
  readonly settings: PlatformSettings;
  readonly network: Network;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  readonly alerts: AlertTopic;
}

/** What a database needs in its region, and in the primary the database itself. A replica comes from the global stack. */
export class RegionalDatabase extends pulumi.ComponentResource {
  readonly outputs: DatabaseInputs;

  constructor(name: string, args: RegionalDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:RegionalDatabase", name, {}, opts);
    const { place, settings, network, keyArn } = args;
    const { database, logs, primary } = settings;
    const child = { parent: this };

    const subnetIds = Object.values(network.subnets.ids.data);
    const { maxConnections } = database;
    const groups = new DatabaseGroups(name, { place, subnetIds, maxConnections }, child);
    const written = new DatabaseLogs(`${name}-log`, { place, keyArn, retentionDays: logs.retentionDays }, child);
    subscribeToDatabases(name, { place, alerts: args.alerts }, child);
    const role = this.createMonitoring(name, args);
    const parts = {
      subnetGroupName: groups.subnetGroupName,
      parameterGroupName: groups.parameterGroupName,
      securityGroupId: network.groups.ids.db,
      monitoringRoleArn: role.arn,
    };

    this.outputs = {
      dbSubnetGroupName: parts.subnetGroupName,
      dbParameterGroupName: parts.parameterGroupName,
      dbSecurityGroupId: parts.securityGroupId,
      dbMonitoringRoleArn: roleArn(place, regionalNames.monitoringRole(place)),
      dbLogGroupNames: [regionalNames.databaseLog(place), regionalNames.databaseUpgradeLog(place)],
      ...(place.region === primary
        ? this.createPrimary(name, args, { ...parts, after: [...written.groups, ...role.policies] })
        : {}),
    };
    this.registerOutputs({});
  }

  private createMonitoring(name: string, { place, boundaryArn }: RegionalDatabaseArgs): ServiceRole {
    return new ServiceRole(
      `${name}-monitoring`,
      {
        place,
        roleName: regionalNames.monitoringRole(place),
        description: "Lets RDS write what the database's machine does",
        trust: monitoringTrust(place),
        managedPolicies: MONITORING_POLICIES,
        boundaryArn,
      },
      { parent: this },
    );
  }

  private createPrimary(name: string, args: RegionalDatabaseArgs, parts: Parts): DatabaseInputs {
    const { place, settings, keyArn, alerts } = args;
    const { database, masterPassword, databaseGeneration } = settings;
    const identifier = regionalNames.databaseInstance(place);
    const own = {
      password: masterPassword,
      generation: databaseGeneration,
      protect: lifecycleOf(settings, "database").protect,
    };

    const primary = new PrimaryDatabase(
      `${name}-primary`,
      { place, database, keyArn, ...own, ...parts },
      { parent: this },
    );
    const { instanceClass } = database;
    const watched = { place, identifier, instanceClass, topicArn: alerts.topicArn, replica: false };
    new DatabaseAlarms(`${name}-alarm`, { ...watched, database }, { parent: this });
    return {
      dbInstanceArn: databaseArn(place, identifier),
      dbInstanceId: identifier,
      dbEndpoint: primary.endpoint,
    };
  }
}

interface Parts {
  readonly subnetGroupName: pulumi.Input<string>;
  readonly parameterGroupName: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Input<string>;
  readonly monitoringRoleArn: pulumi.Input<string>;
  readonly after: readonly pulumi.Resource[];
}
