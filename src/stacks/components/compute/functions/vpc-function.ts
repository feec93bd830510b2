import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import * as pulumi from "@pulumi/pulumi";

import { functionDocument, functionTrust } from "../../../documents/function.js";
import type { Statement } from "../../../documents/statement.js";
import { functionArchive, type FunctionSource } from "../../../function-sources.js";
import { type FunctionId, functionNames, type Place } from "../../../naming.js";
import type { Network } from "../../network/network.js";
import { ServiceRole } from "../../security/service-role.js";
import { DeadLetters } from "./dead-letters.js";

/** Where a function runs, and what every one of them shares. */
export interface FunctionSurroundings {
  readonly place: Place;
  readonly network: Network;
  readonly keyArn: pulumi.Input<string>;
  readonly boundaryArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  /** How many copies may run at once; -1 for what the account has left. */
  readonly reservedConcurrency: number;
}

export interface VpcFunctionArgs extends FunctionSurroundings {
  readonly id: FunctionId;
  readonly source: FunctionSource;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly variables: Readonly<Record<string, string>>;
  /** What it may do besides what every function does. */
  readonly statements: (keyArn: string) => readonly Statement[];
  /** The rule that calls it, if one does. */
  readonly ruleArn?: string;
}

/** A Python function in the private subnets. It can be reached by nobody, and itself reaches HTTPS only. */
export class VpcFunction extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;
  readonly deadLettersArn: pulumi.Output<string>;

  constructor(name: string, args: VpcFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:VpcFunction", name, {}, opts);
    const { place, id, keyArn, logRetentionDays, ruleArn } = args;
    const child = { parent: this };

    const groupName = functionNames.logGroup(id, place);
    const group = new LogGroup(
      `${name}-group`,
      { name: groupName, retentionInDays: logRetentionDays, kmsKeyId: keyArn, tags: { Name: groupName } },
      child,
    );
    const rule = ruleArn === undefined ? {} : { ruleArn };
    const deadLetters = new DeadLetters(`${name}-dlq`, { place, id, keyArn, ...rule }, child);
    const role = this.role(name, args);
    const lambda = new LambdaFunction(
      `${name}-function`,
      {
        ...settings(args),
        role: role.arn,
        deadLetterConfig: { targetArn: deadLetters.arn },
        loggingConfig: { logFormat: "JSON", logGroup: group.name, applicationLogLevel: "INFO", systemLogLevel: "INFO" },
      },
      // Lambda tries out what the role may do in the network and at the queue.
      { ...child, dependsOn: [...role.policies] },
    );

    this.arn = lambda.arn;
    this.functionName = lambda.name;
    this.deadLettersArn = deadLetters.arn;
    this.registerOutputs({ arn: this.arn });
  }

  private role(
    name: string,
    { place, id, keyArn, boundaryArn, description, statements }: VpcFunctionArgs,
  ): ServiceRole {
    const policy = pulumi
      .output(keyArn)
      .apply((key) => JSON.stringify(functionDocument(place, id, { keyArn: key, own: statements(key) })));
    const roleName = functionNames.role(id, place);
    const args = { place, roleName, description, trust: functionTrust(), policy, boundaryArn };
    return new ServiceRole(name, args, { parent: this });
  }
}

function settings({ place, network, id, ...args }: VpcFunctionArgs) {
  const functionName = functionNames.function(id, place);
  return {
    name: functionName,
    description: args.description,
    runtime: "python3.12",
    architectures: ["arm64"],
    handler: `${args.source}.handler.handle`,
    code: functionArchive(args.source),
    timeout: args.timeoutSeconds,
    memorySize: 256,
    reservedConcurrentExecutions: args.reservedConcurrency,
    kmsKeyArn: args.keyArn,
    environment: { variables: args.variables },
    tracingConfig: { mode: "Active" },
    vpcConfig: {
      subnetIds: Object.values(network.subnets.ids.private),
      securityGroupIds: [network.groups.ids.lambda],
      ipv6AllowedForDualStack: true,
    },
    // Lambda keeps its network interfaces for a while. With the VPC's default group, which allows nothing, they do not
    // hold ours: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
    replaceSecurityGroupsOnDestroy: true,
    tags: { Name: functionName },
  };
}
