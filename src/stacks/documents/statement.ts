export type Actions = string | readonly string[];

export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: Actions;
  /** Everything but these, which only a denial may say. */
  readonly NotAction?: readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

export function policy(...statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/** Who may take on a role. */
export function trust(service: string, condition?: Statement["Condition"]): PolicyDocument {
  const statement = {
    Sid: "Trust",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
  } as const;
  return policy(condition === undefined ? statement : { ...statement, Condition: condition });
}

/** Why a role may be granted these actions on every resource. No other action may. */
export const UNSCOPED_ACTIONS: Readonly<Record<string, string>> = {
  "logs:DescribeLogGroups":
    "A list of log groups is no log group's own: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html",
  ...lists(
    "ec2",
    ["DescribeNetworkInterfaces", "DescribeSubnets", "DescribeVolumes", "DescribeSnapshots"],
    "amazonec2",
  ),
  ...lists("acm", ["ListCertificates"], "awscertificatemanager"),
  ...lists("tag", ["GetResources"], "amazonresourcegrouptaggingapi"),
  "cloudwatch:GetMetricStatistics": unscoped("A metric has no ARN", "amazoncloudwatch"),
  "xray:PutTraceSegments": unscoped("A trace has no ARN before it is written", "awsx-ray"),
  "xray:PutTelemetryRecords": unscoped("What a tracer says of itself belongs to no resource", "awsx-ray"),
  "secretsmanager:GetRandomPassword": unscoped("It reads no secret", "awssecretsmanager"),
};

function lists(prefix: string, actions: readonly string[], page: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    actions.map((action) => [`${prefix}:${action}`, unscoped("A list is no resource's own", page)]),
  );
}

/** AWS lists for every service which of its actions take no resource. */
function unscoped(reason: string, page: string): string {
  return `${reason}: https://docs.aws.amazon.com/service-authorization/latest/reference/list_${page}.html`;
}
