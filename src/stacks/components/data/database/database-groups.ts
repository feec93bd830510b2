import { ParameterGroup } from "@pulumi/aws/rds/parameterGroup.js";
import { SubnetGroup } from "@pulumi/aws/rds/subnetGroup.js";
import * as pulumi from "@pulumi/pulumi";

import { type Place, regionalNames } from "../../../naming.js";

export interface DatabaseGroupsArgs {
  readonly place: Place;
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly maxConnections: number;
}

/** Where one region's database lies, and how it is set. */
export class DatabaseGroups extends pulumi.ComponentResource {
  readonly subnetGroupName: pulumi.Output<string>;
  readonly parameterGroupName: pulumi.Output<string>;

  constructor(name: string, args: DatabaseGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:DatabaseGroups", name, {}, opts);
    const child = { parent: this };

    const groupName = regionalNames.databaseInstance(args.place);
    const common = { name: groupName, tags: { Name: groupName } };
    const subnets = new SubnetGroup(
      `${name}-subnets`,
      { ...common, description: "The data tier, in three zones", subnetIds: [...args.subnetIds] },
      child,
    );
    const group = { ...common, description: "PostgreSQL 15, encrypted in transit and audited", family: "postgres15" };
    const parameters = new ParameterGroup(
      `${name}-parameters`,
      { ...group, parameters: [...parametersOf(args.maxConnections)] },
      child,
    );

    this.subnetGroupName = subnets.name;
    this.parameterGroupName = parameters.name;
    this.registerOutputs({});
  }
}

/**
 * Static ones take effect when the database starts again, and are refused otherwise:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html
 */
function parametersOf(maxConnections: number) {
  const dynamic = Object.entries({
    "rds.force_ssl": "1",
    ssl_min_protocol_version: "TLSv1.2",
    log_statement: "ddl",
    // In milliseconds.
    log_min_duration_statement: "1000",
    log_connections: "1",
    log_disconnections: "1",
    "pgaudit.log": "ddl,role",
  }).map(([name, value]) => ({ name, value, applyMethod: "immediate" }));
  const still = Object.entries({
    shared_preload_libraries: "pg_stat_statements,pgaudit",
    max_connections: String(maxConnections),
  }).map(([name, value]) => ({ name, value, applyMethod: "pending-reboot" }));
  return [...dynamic, ...still];
}
