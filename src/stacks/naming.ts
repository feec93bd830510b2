import { TapStackError } from "../errors.js";

/** Where a stack's resources live: what every name and ARN is made of. */
export interface Place {
  /** In lower case; names carry it in upper case unless AWS forbids that. */
  readonly environment: string;
  readonly account: string;
  /** An AWS region, or `global` in the names of what exists once for all regions. */
  readonly region: string;
}

interface Rule {
  readonly noun: string;
  readonly limit: number;
  readonly pattern: RegExp;
}

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const TAG = { limit: 256, pattern: /^[\w .:/=+@-]+$/ };
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const IAM = /^[\w+=,.@-]+$/;

const RULES = {
  vpc: { noun: "VPC", ...TAG },
  subnet: { noun: "subnet", ...TAG },
  rt: { noun: "route table", ...TAG },
  igw: { noun: "internet gateway", ...TAG },
  eigw: { noun: "egress-only internet gateway", ...TAG },
  nat: { noun: "NAT gateway", ...TAG },
  eip: { noun: "elastic IP address", ...TAG },
  nacl: { noun: "network ACL", ...TAG },
  sgr: { noun: "security group rule", ...TAG },
  vpce: { noun: "VPC endpoint", ...TAG },
  flow: { noun: "flow log", ...TAG },
  pcx: { noun: "peering connection", ...TAG },
  kms: { noun: "KMS key", ...TAG },
  /** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
  sg: { noun: "security group", limit: 255, pattern: /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/ },
  policy: { noun: "IAM policy", limit: 128, pattern: IAM },
  role: { noun: "IAM role", limit: 64, pattern: IAM },
  /** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
  sns: { noun: "SNS topic", limit: 256, pattern: /^[\w-]+$/ },
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  alarm: { noun: "alarm", limit: 255, pattern: /^[^\p{Cc}]+$/u },
  /** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
  cloudtrail: { noun: "trail", limit: 128, pattern: /^(?!.*[._-]{2})[A-Za-z0-9][\w.-]*[A-Za-z0-9]$/ },
  /** https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html */
  backup: { noun: "backup vault, plan or selection", limit: 50, pattern: /^[\w-]{2,}$/ },
  /** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
  dynamodb: { noun: "table", limit: 255, pattern: /^[\w.-]{3,}$/ },
  /** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
  alias: { noun: "KMS alias", limit: 256, pattern: /^alias\/(?!aws\/)[\w/-]+$/ },
  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
  bucket: { noun: "S3 bucket", limit: 63, pattern: /^[a-z0-9][a-z0-9-]+[a-z0-9]$/ },
  /** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
  "log-group": { noun: "log group", limit: 512, pattern: /^[\w./#-]+$/ },
} satisfies Record<string, Rule>;

type Kind = keyof typeof RULES;

/** The one source of physical names: `PROD-vpc-core-us-east-1`. */
export function name(kind: Kind, id: string, { environment, region }: Place): string {
  return checked(kind, `${environment.toUpperCase()}-${kind}-${id}-${region}`);
}

const SECURITY_GROUPS = ["alb", "app", "lambda", "db", "endpoints"] as const;
export type SecurityGroupId = (typeof SECURITY_GROUPS)[number];

/** The names in one regional stack that AWS checks. */
export const regionalNames = {
  boundary: (place: Place) => name("policy", "boundary", place),
  autoscalingRole: (place: Place) => checked("role", `AWSServiceRoleForAutoScaling_${autoscalingSuffix(place)}`),
  keyAlias: ({ environment, region }: Place) => checked("alias", `alias/${environment}-master-${region}`),
  alertsTopic: (place: Place) => name("sns", "alerts", place),
  flowLogsRole: (place: Place) => name("role", "flow-logs", place),
  flowLogsGroup: ({ environment, region }: Place) => checked("log-group", `/${environment}/vpc-flow/${region}`),
  storageBucket: (place: Place) => bucketName("storage", place),
  logsBucket: (place: Place) => bucketName("logs", place),
  configBucket: (place: Place) => bucketName("config", place),
  backupVault: (place: Place) => name("backup", "main", place),
  backupPlan: (place: Place) => name("backup", "daily", place),
  backupSelection: (place: Place) => name("backup", "tagged", place),
  backupRole: (place: Place) => name("role", "backup", place),
  replicationRole: (place: Place) => name("role", "s3-replication", place),
} satisfies Record<string, (place: Place) => string>;

/** The names in the global stack that AWS checks; the place is the home region. */
export const globalNames = {
  boundary: (home: Place) => regionalNames.boundary(global(home)),
  trail: (home: Place) => name("cloudtrail", "main", global(home)),
  trailBucket: (home: Place) => bucketName("trail", home),
  trailRole: (home: Place) => name("role", "cloudtrail-logs", global(home)),
  /** Replicas of a table share its name, so it cannot carry a region. */
  sessionTable: (home: Place) => name("dynamodb", "sessions", global(home)),
  trailGroup: ({ environment }: Place) => checked("log-group", `/${environment}/cloudtrail/global`),
} satisfies Record<string, (home: Place) => string>;

/** What follows `AWSServiceRoleForAutoScaling_`: with a suffix, no other stack owns the same role. */
export function autoscalingSuffix({ environment, region }: Place): string {
  return `tapctl-${environment}-${region}`;
}

/**
 * Every name that configuration could make too long, or why it cannot be, so that one run shows all of them. Alarms are
 * left out: the longest regions leave half of their 255 characters free.
 */
export function generatedNames(home: Place, regions: readonly string[]): readonly (string | TapStackError)[] {
  const places = regions.map((region) => ({ ...home, region }));
  return [
    ...places.flatMap((place) => Object.values(regionalNames).map((build) => attempt(() => build(place)))),
    ...places.flatMap((place) => SECURITY_GROUPS.map((id) => attempt(() => name("sg", id, place)))),
    ...Object.values(globalNames).map((build) => attempt(() => build(home))),
  ];
}

function bucketName(id: string, { environment, region, account }: Place): string {
  return checked("bucket", `${environment}-${id}-${region}-${account}`);
}

function global(home: Place): Place {
  return { ...home, region: "global" };
}

function checked(kind: Kind, value: string): string {
  const { noun, limit, pattern } = RULES[kind];
  if (value.length > limit) {
    throw badName(noun, value, `it has ${value.length} characters, AWS allows ${limit}`);
  }
  if (!pattern.test(value)) throw badName(noun, value, `AWS wants it to match ${pattern.source}`);
  return value;
}

function badName(noun: string, value: string, reason: string): TapStackError {
  return new TapStackError("NAME", `Cannot name the ${noun} "${value}": ${reason}`, {
    hint: "Choose another name for the environment, the part of it that configuration decides",
  });
}

function attempt(build: () => string): string | TapStackError {
  try {
    return build();
  } catch (error) {
    if (error instanceof TapStackError) return error;
    throw error;
  }
}
