import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import * as pulumi from "@pulumi/pulumi";

import { topicDocument } from "../../documents/topic.js";
import { type Place, regionalNames } from "../../naming.js";

export interface AlertTopicArgs {
  readonly place: Place;
  readonly keyArn: pulumi.Input<string>;
  /** Whether AWS Budgets reports here, as it does in the home region. */
  readonly budgets: boolean;
}

/** Where one region's alarms and events go. */
export class AlertTopic extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;
  /**
   * S3 publishes a test message when it is told of the topic, so it must be allowed to by then:
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
   */
  readonly policy: pulumi.Resource;

  constructor(name: string, { place, keyArn, budgets }: AlertTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:alerting:AlertTopic", name, {}, opts);
    const child = { parent: this };

    const physicalName = regionalNames.alertsTopic(place);
    const topic = new Topic(
      `${name}-topic`,
      {
        name: physicalName,
        kmsMasterKeyId: keyArn,
        signatureVersion: 2,
        tracingConfig: "PassThrough",
        tags: { Name: physicalName },
      },
      child,
    );
    this.policy = new TopicPolicy(
      `${name}-policy`,
      { arn: topic.arn, policy: JSON.stringify(topicDocument(place, { budgets })) },
      child,
    );

    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}
