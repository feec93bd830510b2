import { ACCOUNT, type Connection, type Inputs, type Outputs } from "./sandbox-client.js";

/** Resources that most tests need before they can ask for the one that they are about. */
export const TYPE = {
  accountAccess: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  accepter: "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
  acl: "aws:ec2/networkAcl:NetworkAcl",
  aclRule: "aws:ec2/networkAclRule:NetworkAclRule",
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  alias: "aws:kms/alias:Alias",
  analyzer: "aws:accessanalyzer/analyzer:Analyzer",
  association: "aws:ec2/routeTableAssociation:RouteTableAssociation",
  backupPlan: "aws:backup/plan:Plan",
  backupSelection: "aws:backup/selection:Selection",
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  bucket: "aws:s3/bucket:Bucket",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
  budget: "aws:budgets/budget:Budget",
  certificate: "aws:acm/certificate:Certificate",
  channel: "aws:cfg/deliveryChannel:DeliveryChannel",
  configRule: "aws:cfg/rule:Rule",
  contact: "aws:account/alternativeContact:AlternativeContact",
  controlAttachment: "aws:organizations/policyAttachment:PolicyAttachment",
  controlPolicy: "aws:organizations/policy:Policy",
  database: "aws:rds/instance:Instance",
  defaultKey: "aws:ebs/defaultKmsKey:DefaultKmsKey",
  detector: "aws:guardduty/detector:Detector",
  detectorFeature: "aws:guardduty/detectorFeature:DetectorFeature",
  dynamoTable: "aws:dynamodb/table:Table",
  eventSubscription: "aws:rds/eventSubscription:EventSubscription",
  egressOnly: "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
  eip: "aws:ec2/eip:Eip",
  encryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  eventRule: "aws:cloudwatch/eventRule:EventRule",
  eventTarget: "aws:cloudwatch/eventTarget:EventTarget",
  findingAggregator: "aws:securityhub/findingAggregator:FindingAggregator",
  flowLog: "aws:ec2/flowLog:FlowLog",
  function: "aws:lambda/function:Function",
  gateway: "aws:ec2/internetGateway:InternetGateway",
  creditDefault: "aws:ec2/defaultCreditSpecification:DefaultCreditSpecification",
  group: "aws:ec2/securityGroup:SecurityGroup",
  imageSharing: "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  instanceProfile: "aws:iam/instanceProfile:InstanceProfile",
  key: "aws:kms/key:Key",
  launchTemplate: "aws:ec2/launchTemplate:LaunchTemplate",
  listener: "aws:lb/listener:Listener",
  lock: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  logGroup: "aws:cloudwatch/logGroup:LogGroup",
  logging: "aws:s3/bucketLogging:BucketLogging",
  metricFilter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  nat: "aws:ec2/natGateway:NatGateway",
  notification: "aws:s3/bucketNotification:BucketNotification",
  oidcProvider: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  options: "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions",
  organization: "aws:organizations/organization:Organization",
  passwords: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  permission: "aws:lambda/permission:Permission",
  parameterGroup: "aws:rds/parameterGroup:ParameterGroup",
  peering: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  policy: "aws:iam/policy:Policy",
  publicAccess: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  queue: "aws:sqs/queue:Queue",
  queuePolicy: "aws:sqs/queuePolicy:QueuePolicy",
  recorder: "aws:cfg/recorder:Recorder",
  recorderStatus: "aws:cfg/recorderStatus:RecorderStatus",
  replication: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  role: "aws:iam/role:Role",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
  route: "aws:ec2/route:Route",
  scalingGroup: "aws:autoscaling/group:Group",
  scalingPolicy: "aws:autoscaling/policy:Policy",
  secret: "aws:secretsmanager/secret:Secret",
  secretRotation: "aws:secretsmanager/secretRotation:SecretRotation",
  secretVersion: "aws:secretsmanager/secretVersion:SecretVersion",
  securityHub: "aws:securityhub/account:Account",
  serviceRole: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
  slackChannel: "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
  snapshotSharing: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
  standard: "aws:securityhub/standardsSubscription:StandardsSubscription",
  subnet: "aws:ec2/subnet:Subnet",
  subnetGroup: "aws:rds/subnetGroup:SubnetGroup",
  table: "aws:ec2/routeTable:RouteTable",
  targetGroup: "aws:lb/targetGroup:TargetGroup",
  topic: "aws:sns/topic:Topic",
  topicPolicy: "aws:sns/topicPolicy:TopicPolicy",
  trail: "aws:cloudtrail/trail:Trail",
  validation: "aws:acm/certificateValidation:CertificateValidation",
  vault: "aws:backup/vault:Vault",
  vaultLock: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  versioning: "aws:s3/bucketVersioning:BucketVersioning",
  webAcl: "aws:wafv2/webAcl:WebAcl",
  webAclAssociation: "aws:wafv2/webAclAssociation:WebAclAssociation",
  webAclLogging: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  vpc: "aws:ec2/vpc:Vpc",
} as const;

export const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
export const NOBODY = `arn:aws:iam::${ACCOUNT}:role/nobody`;

export function policy(...statements: readonly Inputs[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

export function allow(principal: unknown, action: unknown, resource: unknown = "*"): Inputs {
  return { Effect: "Allow", Principal: principal, Action: action, Resource: resource };
}

export const trust = (service: string): string =>
  policy({ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" });

export const vpcIn = (aws: Connection, inputs: Inputs = {}): Promise<Outputs> =>
  aws.create(TYPE.vpc, {
    ...{ cidrBlock: "10.10.0.0/16", assignGeneratedIpv6CidrBlock: true, enableDnsHostnames: true },
    ...inputs,
  });

export const subnetIn = (aws: Connection, vpcId: string, inputs: Inputs = {}): Promise<Outputs> =>
  aws.create(TYPE.subnet, { vpcId, cidrBlock: "10.10.0.0/20", ...inputs });

export const bucketIn = (aws: Connection, bucket: string, inputs: Inputs = {}): Promise<Outputs> =>
  aws.create(TYPE.bucket, { bucket, ...inputs });

export async function versionedBucketIn(aws: Connection, bucket: string, inputs: Inputs = {}): Promise<Outputs> {
  const made = await bucketIn(aws, bucket, inputs);
  await aws.create(TYPE.versioning, { bucket, versioningConfiguration: { status: "Enabled" } });
  return made;
}

export async function peeringOf(east: Connection, west: Connection): Promise<Outputs> {
  const own = await vpcIn(east);
  const peer = await vpcIn(west, { cidrBlock: "10.20.0.0/16" });
  return east.create(TYPE.peering, { vpcId: own.id, peerVpcId: peer.id, peerRegion: "us-west-2" });
}
