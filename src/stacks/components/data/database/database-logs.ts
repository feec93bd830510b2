import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import * as pulumi from "@pulumi/pulumi";

import { type Place, regionalNames } from "../../../naming.js";

export interface DatabaseLogsArgs {
  readonly place: Place;
  readonly keyArn: pulumi.Input<string>;
  readonly retentionDays: number;
}

/** What one region's database writes. RDS would make both groups itself, without a key and for ever. */
export class DatabaseLogs extends pulumi.ComponentResource {
  readonly groups: readonly pulumi.Resource[];

  constructor(name: string, args: DatabaseLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:DatabaseLogs", name, {}, opts);
    const { place, keyArn, retentionDays } = args;

    const kept = { retentionInDays: retentionDays, kmsKeyId: keyArn };
    const group = (id: string, groupName: string) =>
      new LogGroup(`${name}-${id}`, { name: groupName, ...kept, tags: { Name: groupName } }, { parent: this });
    this.groups = [
      group("postgresql", regionalNames.databaseLog(place)),
      group("upgrade", regionalNames.databaseUpgradeLog(place)),
    ];
    this.registerOutputs({});
  }
}
