import { logGroupArn } from "../arns.js";
import { type Place, regionalNames } from "../naming.js";
import { policy, type PolicyDocument, trust } from "./statement.js";

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
export function flowLogsTrust({ account, region }: Place): PolicyDocument {
  return trust("vpc-flow-logs.amazonaws.com", {
    StringEquals: { "aws:SourceAccount": account },
    ArnLike: { "aws:SourceArn": `arn:aws:ec2:${region}:${account}:vpc-flow-log/*` },
  });
}

/** Without CreateLogGroup, which AWS's sample has: the group is there first, with its key and its retention. */
export function flowLogsDocument(place: Place): PolicyDocument {
  return policy(
    {
      Sid: "Write",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: `${logGroupArn(place, regionalNames.flowLogsGroup(place))}:*`,
    },
    { Sid: "List", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
  );
}
