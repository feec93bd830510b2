import type { Account, Resource } from "../store/account.js";

const BUCKET_ASPECT = /^aws:s3\/bucket[A-Z]/;

/** What goes with a thing when it is deleted, by the thing's type. Other things that refer to it stay behind. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  "aws:backup/vault:Vault": [
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    "aws:backup/vaultNotifications:VaultNotifications",
    "aws:backup/vaultPolicy:VaultPolicy",
  ],
  "aws:cloudwatch/logGroup:LogGroup": ["aws:cloudwatch/logMetricFilter:LogMetricFilter"],
  "aws:cloudwatch/eventRule:EventRule": ["aws:cloudwatch/eventTarget:EventTarget"],
  "aws:guardduty/detector:Detector": ["aws:guardduty/detectorFeature:DetectorFeature"],
  "aws:ec2/networkAcl:NetworkAcl": ["aws:ec2/networkAclRule:NetworkAclRule"],
  "aws:ec2/routeTable:RouteTable": ["aws:ec2/route:Route"],
  "aws:ec2/securityGroup:SecurityGroup": [
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  ],
  "aws:ec2/subnet:Subnet": ["aws:ec2/routeTableAssociation:RouteTableAssociation"],
  "aws:ec2/vpc:Vpc": ["aws:ec2/flowLog:FlowLog"],
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": [
    "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions",
    "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
  ],
  "aws:lambda/function:Function": ["aws:lambda/permission:Permission"],
  "aws:sqs/queue:Queue": ["aws:sqs/queuePolicy:QueuePolicy"],
  "aws:kms/key:Key": ["aws:kms/alias:Alias"],
  "aws:lb/loadBalancer:LoadBalancer": ["aws:lb/listener:Listener", "aws:wafv2/webAclAssociation:WebAclAssociation"],
  "aws:wafv2/webAcl:WebAcl": ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
  "aws:acm/certificate:Certificate": ["aws:acm/certificateValidation:CertificateValidation"],
  "aws:secretsmanager/secret:Secret": [
    "aws:secretsmanager/secretRotation:SecretRotation",
    "aws:secretsmanager/secretVersion:SecretVersion",
  ],
  "aws:sns/topic:Topic": ["aws:sns/topicPolicy:TopicPolicy", "aws:sns/topicSubscription:TopicSubscription"],
};

export function removeWithParts(account: Account, resource: Resource): void {
  for (const dependent of account.dependentsOf(resource.seq)) {
    if (isPart(resource, dependent)) account.remove(dependent.seq);
  }
  account.remove(resource.seq);
}

function isPart(resource: Resource, { type, inputs }: Resource): boolean {
  if (resource.type === "aws:s3/bucket:Bucket") return BUCKET_ASPECT.test(type) && inputs["bucket"] === resource.id;
  return PARTS[resource.type]?.includes(type) === true;
}
