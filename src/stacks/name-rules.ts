interface Rule {
  readonly noun: string;
  readonly limit: number;
  readonly pattern: RegExp;
}

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const TAG = { limit: 256, pattern: /^[\w .:/=+@-]+$/ };
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const IAM = /^[\w+=,.@-]+$/;
const BALANCING = { limit: 32, pattern: /^(?!internal-)[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/ };

/** What each kind of name may be, and how long. */
export const NAME_RULES = {
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
  cert: { noun: "certificate", ...TAG },
  listener: { noun: "listener", ...TAG },
  database: { noun: "database", ...TAG },
  ec2: { noun: "instance", ...TAG },
  ebs: { noun: "volume", ...TAG },
  eni: { noun: "network interface", ...TAG },
  /** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
  sg: { noun: "security group", limit: 255, pattern: /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/ },
  /** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
  alb: { noun: "load balancer", ...BALANCING },
  tg: { noun: "target group", ...BALANCING },
  /** https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html */
  waf: { noun: "web firewall", limit: 128, pattern: /^[\w-]+$/ },
  /** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html, less what the provider keeps. */
  lt: { noun: "launch template", limit: 125, pattern: /^[\w().\-/]{3,}$/ },
  /** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
  asg: { noun: "Auto Scaling group", limit: 255, pattern: /^[\w -]+$/ },
  /** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html */
  scaling: { noun: "scaling policy", limit: 255, pattern: /^[\w -]+$/ },
  profile: { noun: "instance profile", limit: 128, pattern: IAM },
  policy: { noun: "IAM policy", limit: 128, pattern: IAM },
  oidc: { noun: "OIDC provider", ...TAG },
  /** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html */
  budget: { noun: "budget", limit: 100, pattern: /^[^:\\]+$/ },
  /** https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html */
  slack: { noun: "Slack channel configuration", limit: 128, pattern: /^[\w-]+$/ },
  /** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
  scp: { noun: "service control policy", limit: 128, pattern: /^[\s\S]+$/ },
  role: { noun: "IAM role", limit: 64, pattern: IAM },
  /** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
  sns: { noun: "SNS topic", limit: 256, pattern: /^[\w-]+$/ },
  guardduty: { noun: "GuardDuty detector", ...TAG },
  /** https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CreateAnalyzer.html */
  analyzer: { noun: "analyzer", limit: 255, pattern: /^[A-Za-z][\w.-]*$/ },
  /** https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationAggregator.html */
  config: { noun: "AWS Config aggregator", limit: 256, pattern: /^[\w-]+$/ },
  /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
  rule: { noun: "event rule", limit: 64, pattern: /^[\w.-]+$/ },
  /** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
  filter: { noun: "metric filter", limit: 512, pattern: /^[^:*]+$/ },
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  alarm: { noun: "alarm", limit: 255, pattern: /^[^\p{Cc}]+$/u },
  /** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
  cloudtrail: { noun: "trail", limit: 128, pattern: /^(?!.*[._-]{2})[A-Za-z0-9][\w.-]*[A-Za-z0-9]$/ },
  /** https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html */
  backup: { noun: "backup vault, plan or selection", limit: 50, pattern: /^[\w-]{2,}$/ },
  /** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
  dynamodb: { noun: "table", limit: 255, pattern: /^[\w.-]{3,}$/ },
  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
  rds: { noun: "database instance", limit: 63, pattern: /^(?!.*--)[a-z][a-z0-9-]*[a-z0-9]$/ },
  /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html */
  "rds-events": { noun: "event subscription", limit: 254, pattern: /^[\w-]+$/ },
  /** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
  secret: { noun: "secret", limit: 512, pattern: /^[\w/+=.@-]+$/ },
  /** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
  lambda: { noun: "function", limit: 64, pattern: /^[\w-]+$/ },
  /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
  sqs: { noun: "queue", limit: 80, pattern: /^[\w-]+$/ },
  /** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
  alias: { noun: "KMS alias", limit: 256, pattern: /^alias\/(?!aws\/)[\w/-]+$/ },
  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
  bucket: { noun: "S3 bucket", limit: 63, pattern: /^[a-z0-9][a-z0-9-]+[a-z0-9]$/ },
  /** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
  "log-group": { noun: "log group", limit: 512, pattern: /^[\w./#-]+$/ },
} satisfies Record<string, Rule>;
