import { policy, type PolicyDocument, type Statement } from "./statement.js";

interface Senders {
  readonly queueArn: string;
  /** The rule whose undelivered events are kept here, if it is for one. */
  readonly ruleArn: string | undefined;
}

/** Who may put what failed into a queue, besides roles that their own policy lets. */
export function deadLettersDocument({ queueArn, ruleArn }: Senders): PolicyDocument {
  const tls: Statement = {
    Sid: "DenyNonTls",
    ...{ Effect: "Deny", Principal: { AWS: "*" }, Action: "sqs:*", Resource: queueArn },
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  return ruleArn === undefined ? policy(tls) : policy(fromRule(queueArn, ruleArn), tls);
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
function fromRule(queueArn: string, ruleArn: string): Statement {
  return {
    Sid: "UndeliveredEvents",
    ...{ Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage" },
    Resource: queueArn,
    Condition: { ArnEquals: { "aws:SourceArn": ruleArn } },
  };
}
