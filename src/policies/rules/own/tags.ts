import { answer, every, type Answer } from "../../answer.js";
import { isRecord, isUnknown } from "../../planned-resource.js";
import type { Condition } from "../../rule.js";

/** Every type of the platform's that AWS can tag. */
export const TAGGED: readonly string[] = [
  ...["accessanalyzer/analyzer:Analyzer", "acm/certificate:Certificate", "autoscaling/group:Group"],
  ...["backup/plan:Plan", "backup/vault:Vault", "budgets/budget:Budget", "cfg/rule:Rule"],
  ...[
    "cfg/configurationAggregator:ConfigurationAggregator",
    "chatbot/slackChannelConfiguration:SlackChannelConfiguration",
  ],
  ...["cloudtrail/trail:Trail", "cloudwatch/eventRule:EventRule", "cloudwatch/logGroup:LogGroup"],
  ...["cloudwatch/metricAlarm:MetricAlarm", "dynamodb/table:Table", "ec2/defaultNetworkAcl:DefaultNetworkAcl"],
  ...["ec2/defaultRouteTable:DefaultRouteTable", "ec2/defaultSecurityGroup:DefaultSecurityGroup"],
  ...["ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "ec2/eip:Eip", "ec2/flowLog:FlowLog"],
  ...["ec2/internetGateway:InternetGateway", "ec2/launchTemplate:LaunchTemplate", "ec2/natGateway:NatGateway"],
  ...["ec2/networkAcl:NetworkAcl", "ec2/routeTable:RouteTable", "ec2/securityGroup:SecurityGroup"],
  ...["ec2/subnet:Subnet", "ec2/vpc:Vpc", "ec2/vpcEndpoint:VpcEndpoint"],
  ...["ec2/vpcPeeringConnection:VpcPeeringConnection", "ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter"],
  ...["guardduty/detector:Detector", "iam/instanceProfile:InstanceProfile", "iam/policy:Policy", "iam/role:Role"],
  ...["iam/openIdConnectProvider:OpenIdConnectProvider", "iam/serviceLinkedRole:ServiceLinkedRole", "kms/key:Key"],
  ...["lambda/function:Function", "lb/listener:Listener", "lb/loadBalancer:LoadBalancer", "lb/targetGroup:TargetGroup"],
  ...["organizations/policy:Policy", "rds/eventSubscription:EventSubscription", "rds/instance:Instance"],
  ...["rds/parameterGroup:ParameterGroup", "rds/subnetGroup:SubnetGroup", "s3/bucket:Bucket"],
  ...["secretsmanager/secret:Secret", "sns/topic:Topic", "sqs/queue:Queue", "wafv2/webAcl:WebAcl"],
  ...["vpc/securityGroupEgressRule:SecurityGroupEgressRule", "vpc/securityGroupIngressRule:SecurityGroupIngressRule"],
].map((type) => `aws:${type}`);

export const carriesTags: Condition = ({ inputs }, { platform }) => {
  const tags = inputs["tags"];
  if (isUnknown(tags)) return "unknown";
  const given = Array.isArray(tags) ? listed(tags) : tags;
  return every(Object.entries(platform.tags).map(([key, wanted]) => carries(given, key, wanted)));
};

function carries(tags: unknown, key: string, wanted: string): Answer {
  const value = isRecord(tags) ? tags[key] : undefined;
  return isUnknown(value) ? "unknown" : answer(value === wanted);
}

/** As an Auto Scaling group writes them, and only if what it starts gets them too. */
function listed(tags: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    tags.flatMap((tag) =>
      isRecord(tag) && String(tag["propagateAtLaunch"]) === "true" ? [[String(tag["key"]), tag["value"]]] : [],
    ),
  );
}
