import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import * as pulumi from "@pulumi/pulumi";

import { deadLettersArn } from "../../../arns.js";
import { deadLettersDocument } from "../../../documents/queue.js";
import { type FunctionId, functionNames, type Place } from "../../../naming.js";

export interface DeadLettersArgs {
  readonly place: Place;
  readonly id: FunctionId;
  readonly keyArn: pulumi.Input<string>;
  readonly ruleArn?: string;
}

/** SQS keeps nothing longer: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const FOURTEEN_DAYS = 1_209_600;

/** What a function was called for and did not manage, to be looked at by people. */
export class DeadLetters extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: DeadLettersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:compute:DeadLetters", name, {}, opts);
    const { place, id, keyArn, ruleArn } = args;
    const child = { parent: this };

    const queueName = functionNames.deadLetters(id, place);
    const queue = new Queue(
      `${name}-queue`,
      {
        name: queueName,
        kmsMasterKeyId: keyArn,
        messageRetentionSeconds: FOURTEEN_DAYS,
        tags: { Name: queueName },
      },
      child,
    );
    const document = deadLettersDocument({ queueArn: deadLettersArn(place, id), ruleArn });
    new QueuePolicy(`${name}-policy`, { queueUrl: queue.url, policy: JSON.stringify(document) }, child);

    this.arn = queue.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
