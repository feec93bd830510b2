import { topicArn } from "../arns.js";
import type { Place } from "../naming.js";
import { alertingServices } from "./key.js";
import { policy, type PolicyDocument } from "./statement.js";

/** Who may publish to one region's alert topic. */
export function topicDocument(place: Place, { budgets }: { readonly budgets: boolean }): PolicyDocument {
  const Action = "sns:Publish";
  const Resource = topicArn(place);
  return policy(
    {
      Sid: "Services",
      Effect: "Allow",
      Principal: { Service: alertingServices(budgets) },
      Action,
      Resource,
      Condition: { StringEquals: { "aws:SourceAccount": place.account } },
    },
    // A condition here drops events without a word:
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
    {
      Sid: "EventBridgeNoCondition",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action,
      Resource,
    },
    {
      Sid: "DenyNonTls",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action,
      Resource,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}
