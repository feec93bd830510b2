import type { Place } from "../naming.js";
import { policy, type PolicyDocument, type Statement } from "./statement.js";

/**
 * What may pass an endpoint. Like a boundary it grants nothing: what a caller may do, its own policies say.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function interfaceEndpointDocument({ account }: Place): PolicyDocument {
  return policy(pass("OwnPrincipals", "*", "*", { StringEquals: { "aws:PrincipalAccount": account } }));
}

export function dynamodbEndpointDocument({ account }: Place): PolicyDocument {
  return policy(pass("OwnTables", "dynamodb:*", "*", { StringEquals: { "aws:ResourceAccount": account } }));
}

/** Own buckets, and the ones of AWS's that servers install and update themselves from. */
export function s3EndpointDocument({ account, region }: Place): PolicyDocument {
  return policy(
    pass("OwnBuckets", "s3:*", "*", { StringEquals: { "aws:ResourceAccount": account } }),
    pass(
      "AwsPackages",
      "s3:GetObject",
      packageBuckets(region).map((bucket) => `arn:aws:s3:::${bucket}/*`),
    ),
  );
}

/**
 * https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/download-CloudWatch-Agent-on-EC2-Instance-commandline-first.html
 */
function packageBuckets(region: string): readonly string[] {
  return [
    `al2023-repos-${region}-*`,
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    `aws-ssm-${region}`,
    `aws-ssm-document-attachments-${region}`,
    `patch-baseline-snapshot-${region}`,
    `${region}-birdwatcher-prod`,
    `amazoncloudwatch-agent-${region}`,
  ];
}

function pass(
  Sid: string,
  Action: string,
  Resource: string | readonly string[],
  Condition?: Statement["Condition"],
): Statement {
  const statement = { Sid, Effect: "Allow", Principal: { AWS: "*" }, Action, Resource } as const;
  return Condition === undefined ? statement : { ...statement, Condition };
}
