import { LogMetricFilter } from "@pulumi/aws/cloudwatch/logMetricFilter.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import { CIS_FILTERS, type CisFilter } from "../../detection/cis-filters.js";
import { name as physicalName, type Place } from "../../naming.js";
import { alarmIdentity } from "./alarm-identity.js";

export interface CisAlarmsArgs {
  readonly home: Place;
  /** What the trail's events are written to. */
  readonly logGroupName: pulumi.Input<string>;
  readonly topicArn: pulumi.Input<string>;
}

const NAMESPACE = "TAP/CIS";

/** Tells of calls to AWS, in any region, that an auditor wants somebody to hear of at once. */
export class CisAlarms extends pulumi.ComponentResource {
  constructor(name: string, { home, logGroupName, topicArn }: CisAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:audit:CisAlarms", name, {}, opts);
    const { region } = home;
    const child = { parent: this };

    for (const filter of CIS_FILTERS) {
      const id = idOf(filter);
      new LogMetricFilter(
        `${name}-${id}`,
        {
          name: physicalName("filter", id, { ...home, region: "global" }),
          region,
          logGroupName,
          pattern: filter.pattern,
          metricTransformation: { namespace: NAMESPACE, name: filter.metric, value: "1" },
        },
        child,
      );
      const watched = { namespace: NAMESPACE, metricName: filter.metric, alarmDescription: describe(filter) };
      const identity = alarmIdentity(id, home, topicArn);
      new MetricAlarm(`${name}-${id}-alarm`, { ...identity, region, ...watched, ...ONCE }, child);
    }
    this.registerOutputs({});
  }
}

const ONCE = {
  statistic: "Sum",
  period: 300,
  evaluationPeriods: 1,
  threshold: 1,
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "notBreaching",
};

/** `cis-5-1`: the control is what an auditor asks for. */
function idOf({ control }: CisFilter): string {
  return `cis-${control.replace(".", "-")}`;
}

function describe({ control, description }: CisFilter): string {
  return `${description} (CIS AWS Foundations ${control})`;
}
