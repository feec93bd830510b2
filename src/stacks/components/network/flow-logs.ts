import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { FlowLog } from "@pulumi/aws/ec2/flowLog.js";
import * as pulumi from "@pulumi/pulumi";

import { flowLogsDocument, flowLogsTrust } from "../../documents/flow-logs.js";
import { name as physicalName, type Place, regionalNames } from "../../naming.js";
import { ServiceRole } from "../security/service-role.js";

export interface FlowLogsArgs {
  readonly place: Place;
  readonly vpcId: pulumi.Input<string>;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  readonly retentionDays: number;
}

/** A record of every connection in the VPC, accepted or refused. */
export class FlowLogs extends pulumi.ComponentResource {
  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:network:FlowLogs", name, {}, opts);
    const { place, vpcId, keyArn, boundaryArn, retentionDays } = args;
    const child = { parent: this };

    const groupName = regionalNames.flowLogsGroup(place);
    const group = new LogGroup(
      `${name}-group`,
      { name: groupName, retentionInDays: retentionDays, kmsKeyId: keyArn, tags: { Name: groupName } },
      child,
    );
    const role = new ServiceRole(
      name,
      {
        place,
        roleName: regionalNames.flowLogsRole(place),
        description: "Lets VPC flow logs write to their log group",
        trust: flowLogsTrust(place),
        policy: JSON.stringify(flowLogsDocument(place)),
        boundaryArn,
      },
      child,
    );
    new FlowLog(
      `${name}-log`,
      {
        vpcId,
        trafficType: "ALL",
        logDestinationType: "cloud-watch-logs",
        logDestination: group.arn,
        iamRoleArn: role.arn,
        maxAggregationInterval: 60,
        tags: { Name: physicalName("flow", "core", place) },
      },
      { ...child, dependsOn: [...role.policies] },
    );

    this.registerOutputs({});
  }
}
