import { logGroupArn } from "../arns.js";
import { globalNames, type Place } from "../naming.js";
import { policy, type PolicyDocument, trust } from "./statement.js";

/** No source conditions: AWS's own text has none, and with them CloudTrail cannot take the role on. */
export function trailTrust(): PolicyDocument {
  return trust("cloudtrail.amazonaws.com");
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
export function trailLogsDocument(home: Place): PolicyDocument {
  const stream = `${home.account}_CloudTrail_${home.region}`;
  return policy({
    Sid: "Write",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `${logGroupArn(home, globalNames.trailGroup(home))}:log-stream:${stream}*`,
  });
}
