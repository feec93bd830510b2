import { TapStackError } from "../errors.js";
import { NAME_RULES } from "./name-rules.js";

/** Where a stack's resources live: what every name and ARN is made of. */
export interface Place {
  /** In lower case; names carry it in upper case unless AWS forbids that. */
  readonly environment: string;
  readonly account: string;
  /** An AWS region, or `global` in the names of what exists once for all regions. */
  readonly region: string;
}

type Kind = keyof typeof NAME_RULES;

/** The one source of physical names: `PROD-vpc-core-us-east-1`. */
export function name(kind: Kind, id: string, { environment, region }: Place): string {
  return checked(kind, `${environment.toUpperCase()}-${kind}-${id}-${region}`);
}

const SECURITY_GROUPS = ["alb", "app", "lambda", "db", "endpoints"] as const;
export type SecurityGroupId = (typeof SECURITY_GROUPS)[number];

const FUNCTIONS = ["maint", "rotate"] as const;
export type FunctionId = (typeof FUNCTIONS)[number];

/** What belongs to one function. Lambda writes to that log group whatever else is asked for, should it be missing. */
export const functionNames = {
  function: (id: FunctionId, place: Place) => name("lambda", id, place),
  logGroup: (id: FunctionId, place: Place) => checked("log-group", `/aws/lambda/${name("lambda", id, place)}`),
  role: (id: FunctionId, place: Place) => name("role", `lambda-${id}`, place),
  deadLetters: (id: FunctionId, place: Place) => name("sqs", `${id}-dlq`, place),
};

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
  loadBalancer: (place: Place) => name("alb", "web", place),
  targetGroup: (place: Place) => name("tg", "web", place),
  firewall: (place: Place) => name("waf", "web", place),
  firewallGroup: ({ environment, region }: Place) => checked("log-group", `aws-waf-logs-${environment}-web-${region}`),
  maintenanceRule: (place: Place) => name("rule", "maint", place),
  /** RDS knows identifiers in lower case only. */
  databaseInstance: (place: Place) => checked("rds", `${place.environment}-rds-pg15-${place.region}`),
  /** What people see, who need not do without upper case. */
  databaseTag: (place: Place) => name("database", "pg15", place).replace("-database-", "-rds-"),
  databaseEvents: (place: Place) => eventsName("events", place),
  databaseParameterEvents: (place: Place) => eventsName("parameter-events", place),
  databaseSecurityGroupEvents: (place: Place) => eventsName("security-group-events", place),
  databaseLog: (place: Place) => databaseLogGroup("postgresql", place),
  databaseUpgradeLog: (place: Place) => databaseLogGroup("upgrade", place),
  /** Dictated, and one for all that the account has in the region. */
  osMetricsGroup: () => "RDSOSMetrics",
  monitoringRole: (place: Place) => name("role", "rds-monitoring", place),
  serversRole: (place: Place) => name("role", "ec2-web", place),
  serversProfile: (place: Place) => name("profile", "ec2-web", place),
  serversGroup: ({ environment, region }: Place) => checked("log-group", `/${environment}/web/${region}`),
  launchTemplate: (place: Place) => name("lt", "web", place),
  autoscalingGroup: (place: Place) => name("asg", "web", place),
  scalingPolicy: (place: Place) => name("scaling", "cpu", place),
} satisfies Record<string, (place: Place) => string>;

/** The names in the global stack that AWS checks; the place is the home region. */
export const globalNames = {
  boundary: (home: Place) => regionalNames.boundary(global(home)),
  trail: (home: Place) => name("cloudtrail", "main", global(home)),
  aggregator: (home: Place) => name("config", "main", global(home)),
  trailBucket: (home: Place) => bucketName("trail", home),
  trailRole: (home: Place) => name("role", "cloudtrail-logs", global(home)),
  /** Replicas of a table share its name, so it cannot carry a region. */
  sessionTable: (home: Place) => name("dynamodb", "sessions", global(home)),
  /** Its last seven characters look like the suffix of a secret's ARN, so it is looked up by its whole ARN only. */
  databaseSecret: (home: Place) => name("secret", "pg15", global(home)),
  trailGroup: ({ environment }: Place) => checked("log-group", `/${environment}/cloudtrail/global`),
  deployerRole: (home: Place) => name("role", "ci-deploy", global(home)),
  deployerBoundary: (home: Place) => name("policy", "boundary-ci", global(home)),
  budget: (home: Place) => name("budget", "monthly", global(home)),
  slackRole: (home: Place) => name("role", "slack", global(home)),
  slackChannel: (home: Place) => name("slack", "alerts", global(home)),
  guardrails: (home: Place) => name("scp", "guardrails", global(home)),
  allowedRegions: (home: Place) => name("scp", "regions", global(home)),
} satisfies Record<string, (home: Place) => string>;

/** What follows `AWSServiceRoleForAutoScaling_`: with a suffix, no other stack owns the same role. */
export function autoscalingSuffix({ environment, region }: Place): string {
  return `tapctl-${environment}-${region}`;
}

/**
 * Every name that configuration could make too long, or why it cannot be, so that one run shows all of them. Alarms,
 * event rules and metric filters are left out: the longest regions leave a third of their characters free.
 */
export function generatedNames(home: Place, regions: readonly string[]): readonly (string | TapStackError)[] {
  const places = regions.map((region) => ({ ...home, region }));
  return [
    ...places.flatMap((place) => Object.values(regionalNames).map((build) => attempt(() => build(place)))),
    ...places.flatMap((place) => SECURITY_GROUPS.map((id) => attempt(() => name("sg", id, place)))),
    ...places.flatMap((place) =>
      FUNCTIONS.flatMap((id) => Object.values(functionNames).map((build) => attempt(() => build(id, place)))),
    ),
    ...Object.values(globalNames).map((build) => attempt(() => build(home))),
  ];
}

/** Constant while the database lives, and new when it is made again: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html */
export function finalSnapshot(place: Place, generation: string): string {
  return checked("rds", `${regionalNames.databaseInstance(place)}-final-${generation}`);
}

/** RDS dictates them: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html */
function databaseLogGroup(log: string, place: Place): string {
  return checked("log-group", `/aws/rds/instance/${regionalNames.databaseInstance(place)}/${log}`);
}

function eventsName(what: string, { environment, region }: Place): string {
  return checked("rds-events", `${environment}-rds-${what}-${region}`);
}

function bucketName(id: string, { environment, region, account }: Place): string {
  return checked("bucket", `${environment}-${id}-${region}-${account}`);
}

function global(home: Place): Place {
  return { ...home, region: "global" };
}

function checked(kind: Kind, value: string): string {
  const { noun, limit, pattern } = NAME_RULES[kind];
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
