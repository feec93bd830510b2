import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { Permission } from "@pulumi/aws/lambda/permission.js";
import * as pulumi from "@pulumi/pulumi";

import { maintenanceRuleArn, topicArn } from "../../../arns.js";
import { maintenanceStatements } from "../../../documents/maintenance.js";
import { regionalNames } from "../../../naming.js";
import type { MaintenanceSettings } from "../../../compute-settings.js";
import type { StandardTags } from "../../../settings.js";
import { type FunctionSurroundings, VpcFunction } from "./vpc-function.js";

export interface MaintenanceArgs {
  readonly surroundings: FunctionSurroundings;
  readonly maintenance: MaintenanceSettings;
  readonly tags: StandardTags;
}

/** Looks after one region once a day, and tells what it found. */
export class Maintenance extends pulumi.ComponentResource {
  readonly function: VpcFunction;
  readonly ruleName: pulumi.Output<string>;

  constructor(name: string, args: MaintenanceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:Maintenance", name, {}, opts);
    const { place } = args.surroundings;
    const child = { parent: this };

    const ruleName = regionalNames.maintenanceRule(place);
    const rule = new EventRule(
      `${name}-rule`,
      {
        name: ruleName,
        description: "Calls the maintenance function once a day",
        scheduleExpression: "rate(1 day)",
        state: "ENABLED",
        tags: { Name: ruleName },
      },
      child,
    );
    const called = new VpcFunction(name, functionArgs(args), child);
    new Permission(
      `${name}-permission`,
      {
        ...{ statementId: "DailyRule", action: "lambda:InvokeFunction", function: called.functionName },
        principal: "events.amazonaws.com",
        sourceArn: rule.arn,
      },
      child,
    );
    new EventTarget(
      `${name}-target`,
      {
        ...{ rule: rule.name, targetId: "maintenance", arn: called.arn },
        deadLetterConfig: { arn: called.deadLettersArn },
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
      },
      child,
    );

    this.function = called;
    this.ruleName = rule.name;
    this.registerOutputs({});
  }
}

function functionArgs({ surroundings, maintenance, tags }: MaintenanceArgs) {
  const { place } = surroundings;
  const { applyChanges, snapshotDays, certificateDays } = maintenance;
  return {
    ...surroundings,
    id: "maint",
    source: "maintenance",
    description: `Looks after ${place.environment} in ${place.region} once a day`,
    timeoutSeconds: 300,
    ruleArn: maintenanceRuleArn(place),
    statements: () => maintenanceStatements(place, { tags, applyChanges }),
    variables: {
      MAINT_ENVIRONMENT: tags.Environment,
      MAINT_PROJECT: tags.Project,
      MAINT_TOPIC_ARN: topicArn(place),
      MAINT_BUCKET: regionalNames.storageBucket(place),
      MAINT_SNAPSHOT_DAYS: String(snapshotDays),
      MAINT_CERTIFICATE_DAYS: String(certificateDays),
      MAINT_APPLY: applyChanges ? "1" : "0",
    },
  } as const;
}
