import { Budget } from "@pulumi/aws/budgets/budget.js";
import * as pulumi from "@pulumi/pulumi";

import type { BudgetSettings } from "../../account-settings.js";
import { globalNames, type Place } from "../../naming.js";
import type { StandardTags } from "../../settings.js";

export interface MonthlyBudgetArgs {
  readonly home: Place;
  readonly budget: BudgetSettings;
  readonly emails: readonly string[];
  /** The home region's topic, the only one that may hear from AWS Budgets. */
  readonly topicArn: pulumi.Input<string>;
  readonly tags: StandardTags;
}

/** Says when a month will cost most of what it may, and when it has cost all of it. It stops nothing. */
export class MonthlyBudget extends pulumi.ComponentResource {
  constructor(name: string, args: MonthlyBudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:account:MonthlyBudget", name, {}, opts);
    const { home, budget, emails, topicArn, tags } = args;

    const budgetName = globalNames.budget(home);
    const subscribers = {
      // AWS takes ten addresses; the topic, which all of them are told by, comes on top:
      // https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html
      subscriberEmailAddresses: emails.slice(0, 10),
      subscriberSnsTopicArns: [topicArn],
    };
    new Budget(
      `${name}-budget`,
      {
        name: budgetName,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: String(budget.monthlyUsd),
        limitUnit: "USD",
        // Counts nothing until the tag is activated for cost allocation, which only the payer's account can do:
        // https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
        ...(budget.scope === "environment"
          ? { costFilters: [{ name: "TagKeyValue", values: [`user:Environment$${tags.Environment}`] }] }
          : {}),
        notifications: [
          { ...above(80), notificationType: "FORECASTED", ...subscribers },
          { ...above(100), notificationType: "ACTUAL", ...subscribers },
        ],
        tags: { Name: budgetName },
      },
      { parent: this },
    );

    this.registerOutputs({});
  }
}

function above(threshold: number) {
  return { comparisonOperator: "GREATER_THAN", threshold, thresholdType: "PERCENTAGE" };
}
