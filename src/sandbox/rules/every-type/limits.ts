/** Characters of a name, by type. https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
export const NAME_LIMITS: Readonly<Record<string, number>> = {
  "aws:autoscaling/group:Group": 255,
  "aws:backup/vault:Vault": 50,
  "aws:budgets/budget:Budget": 100,
  "aws:cloudtrail/trail:Trail": 128,
  "aws:cloudwatch/eventRule:EventRule": 64,
  "aws:cloudwatch/logGroup:LogGroup": 512,
  "aws:cloudwatch/metricAlarm:MetricAlarm": 255,
  "aws:dynamodb/table:Table": 255,
  "aws:ec2/launchTemplate:LaunchTemplate": 125,
  "aws:ec2/securityGroup:SecurityGroup": 255,
  "aws:iam/instanceProfile:InstanceProfile": 128,
  "aws:iam/policy:Policy": 128,
  "aws:iam/role:Role": 64,
  "aws:iam/rolePolicy:RolePolicy": 128,
  "aws:kms/alias:Alias": 256,
  "aws:lambda/function:Function": 64,
  "aws:lb/loadBalancer:LoadBalancer": 32,
  "aws:lb/targetGroup:TargetGroup": 32,
  "aws:organizations/policy:Policy": 128,
  "aws:sns/topic:Topic": 256,
  "aws:sqs/queue:Queue": 80,
  "aws:wafv2/webAcl:WebAcl": 128,
};

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const RETENTION_DAYS: readonly number[] = [
  ...[0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
];
