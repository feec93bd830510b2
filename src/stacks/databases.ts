import type * as pulumi from "@pulumi/pulumi";

import { TapStackError } from "../errors.js";
import type { PeeringSide } from "./components/network/peering.js";
import type { RegionalInputs } from "./outputs.js";
import type { PlatformSettings } from "./settings.js";

/** The primary as the global stack knows it. */
export interface DatabasePrimary {
  readonly arn: pulumi.Input<string>;
  readonly identifier: pulumi.Input<string>;
  /** With the port. */
  readonly endpoint: pulumi.Input<string>;
}

export function primaryOf(
  region: string,
  { dbInstanceArn, dbInstanceId, dbEndpoint }: RegionalInputs,
): DatabasePrimary {
  if (dbInstanceArn === undefined || dbInstanceId === undefined || dbEndpoint === undefined) throw noDatabase(region);
  return { arn: dbInstanceArn, identifier: dbInstanceId, endpoint: dbEndpoint };
}

/** What a region has ready for its replica. */
export function replicaParts(region: string, outputs: RegionalInputs) {
  const { dbSubnetGroupName, dbParameterGroupName, dbSecurityGroupId, dbMonitoringRoleArn, kmsKeyArn } = outputs;
  if (dbSubnetGroupName === undefined || dbParameterGroupName === undefined) throw noDatabase(region);
  if (dbSecurityGroupId === undefined || dbMonitoringRoleArn === undefined) throw noDatabase(region);
  return {
    keyArn: kmsKeyArn,
    subnetGroupName: dbSubnetGroupName,
    parameterGroupName: dbParameterGroupName,
    securityGroupId: dbSecurityGroupId,
    monitoringRoleArn: dbMonitoringRoleArn,
  };
}

/** Fails for a region that was deployed without its part of the database. */
export function requireDatabases({ features, primary }: PlatformSettings, sides: readonly PeeringSide[]): void {
  if (!features.database) return;
  for (const { region, outputs } of sides) {
    if (region === primary) primaryOf(region, outputs);
    else replicaParts(region, outputs);
  }
}

function noDatabase(region: string): TapStackError {
  return new TapStackError("STATE", `Cannot copy the database to all regions: ${region} was deployed without it`, {
    hint: `Deploy the region again with tapctl up --regions ${region}`,
  });
}
