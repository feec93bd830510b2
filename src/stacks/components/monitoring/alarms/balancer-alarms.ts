import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../../../naming.js";
import type { LoadBalancer } from "../../compute/load-balancer.js";
import { stateAlarmIdentity } from "../alarm-identity.js";

export interface BalancerAlarmsArgs {
  readonly place: Place;
  readonly balancer: LoadBalancer;
  readonly topicArn: pulumi.Input<string>;
}

/**
 * Tells when users get errors, or servers do not answer. Without requests there is no data, and nothing is wrong:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export class BalancerAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: BalancerAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:BalancerAlarms", name, {}, opts);
    const { place, balancer, topicArn } = args;
    const { target } = balancer;
    const ofBalancer = { LoadBalancer: balancer.arnSuffix };
    const watch = (id: string, metric: object, dimensions: Record<string, pulumi.Input<string>>) => {
      const identity = stateAlarmIdentity(`alb-${id}`, place, topicArn);
      new MetricAlarm(`${name}-${id}`, { ...identity, ...RULE, ...metric, dimensions }, { parent: this });
    };

    watch("errors", ERRORS, ofBalancer);
    if (target !== undefined) {
      watch("server-errors", SERVER_ERRORS, ofBalancer);
      watch("unhealthy-servers", UNHEALTHY, { ...ofBalancer, TargetGroup: target.arnSuffix });
    }
    this.registerOutputs({});
  }
}

const RULE = {
  namespace: "AWS/ApplicationELB",
  period: 300,
  evaluationPeriods: 1,
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "notBreaching",
};

const ERRORS = {
  metricName: "HTTPCode_ELB_5XX_Count",
  alarmDescription: "The load balancer itself answers with errors",
  statistic: "Sum",
  threshold: 10,
};

const SERVER_ERRORS = {
  metricName: "HTTPCode_Target_5XX_Count",
  alarmDescription: "The servers answer with errors",
  statistic: "Sum",
  threshold: 10,
};

const UNHEALTHY = {
  metricName: "UnHealthyHostCount",
  alarmDescription: "Servers fail their health check",
  statistic: "Maximum",
  threshold: 1,
};
