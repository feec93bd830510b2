import { SlackChannelConfiguration } from "@pulumi/aws/chatbot/slackChannelConfiguration.js";
import * as pulumi from "@pulumi/pulumi";

import type { SlackSettings } from "../../account-settings.js";
import { trust } from "../../documents/statement.js";
import { globalNames, type Place } from "../../naming.js";
import { ServiceRole } from "../security/service-role.js";

export interface SlackChannelArgs {
  readonly home: Place;
  readonly slack: SlackSettings;
  /** Of every region. */
  readonly topicArns: readonly pulumi.Input<string>[];
  readonly boundaryArn: pulumi.Input<string>;
}

/**
 * Tells a Slack channel of every region's alerts. The workspace must have been authorized once, by hand, in the console:
 * https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html
 */
export class SlackChannel extends pulumi.ComponentResource {
  constructor(name: string, args: SlackChannelArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:SlackChannel", name, {}, opts);
    const { home, slack, topicArns, boundaryArn } = args;
    const child = { parent: this };

    const role = new ServiceRole(
      `${name}-access`,
      {
        place: home,
        roleName: globalNames.slackRole(home),
        description: "What people in the Slack channel may look at",
        // No source conditions: AWS documents none for this principal.
        trust: trust("chatbot.amazonaws.com"),
        managedPolicies: { metrics: READ_ONLY },
        boundaryArn,
      },
      child,
    );
    const configurationName = globalNames.slackChannel(home);
    new SlackChannelConfiguration(
      `${name}-channel`,
      {
        configurationName,
        region: ENDPOINT_REGION,
        iamRoleArn: role.arn,
        slackTeamId: slack.teamId,
        slackChannelId: slack.channelId,
        snsTopicArns: [...topicArns],
        // Left out, it is AdministratorAccess.
        guardrailPolicyArns: [READ_ONLY],
        userAuthorizationRequired: true,
        loggingLevel: "ERROR",
        tags: { Name: configurationName },
      },
      child,
    );

    this.registerOutputs({});
  }
}

const READ_ONLY = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess";

/** The service is global, its API has few homes: https://docs.aws.amazon.com/general/latest/gr/chatbot.html */
const ENDPOINT_REGION = "us-east-2";
