import { anyOf, from } from "./filter-pattern.js";

/**
 * One control of CIS AWS Foundations, section 5: what of the trail's events somebody is to be told of. Patterns are the
 * benchmark's own, as auditors compare them: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export interface CisFilter {
  readonly control: string;
  readonly metric: string;
  readonly description: string;
  readonly pattern: string;
}

export const CIS_FILTERS: readonly CisFilter[] = [
  {
    control: "5.1",
    metric: "UnauthorizedApiCalls",
    description: "Calls to AWS were refused",
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  },
  {
    control: "5.2",
    metric: "ConsoleSignInWithoutMfa",
    description: "Somebody signed in to the console without a second factor",
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
  },
  {
    control: "5.3",
    metric: "RootUsage",
    description: "The account's root was used",
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  },
  {
    control: "5.4",
    metric: "IamPolicyChanges",
    description: "An IAM policy was changed",
    pattern: anyOf(
      ...["DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy"],
      ...["PutGroupPolicy", "PutRolePolicy", "PutUserPolicy"],
      ...["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion"],
      ...["AttachRolePolicy", "DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy"],
      ...["AttachGroupPolicy", "DetachGroupPolicy"],
    ),
  },
  {
    control: "5.5",
    metric: "CloudTrailChanges",
    description: "A trail was changed",
    pattern: anyOf("CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"),
  },
  {
    control: "5.6",
    metric: "ConsoleSignInFailures",
    description: "Somebody failed to sign in to the console",
    pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  },
  {
    control: "5.7",
    metric: "KeyDeletion",
    description: "A key was disabled, or its deletion scheduled",
    pattern: from("kms", "DisableKey", "ScheduleKeyDeletion"),
  },
  {
    control: "5.8",
    metric: "BucketPolicyChanges",
    description: "A bucket's policy, or what works like one, was changed",
    pattern: from(
      "s3",
      ...["PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication"],
      ...["DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication"],
    ),
  },
  {
    control: "5.9",
    metric: "ConfigChanges",
    description: "AWS Config was changed",
    pattern: from(
      "config",
      ...["StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"],
    ),
  },
  {
    control: "5.10",
    metric: "SecurityGroupChanges",
    description: "A security group was changed",
    pattern: anyOf(
      ...["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress"],
      ...["RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup"],
    ),
  },
  {
    control: "5.11",
    metric: "NetworkAclChanges",
    description: "A network ACL was changed",
    pattern: anyOf(
      ...["CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry"],
      ...["ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation"],
    ),
  },
  {
    control: "5.12",
    metric: "GatewayChanges",
    description: "A network gateway was changed",
    pattern: anyOf(
      ...["CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway"],
      ...["CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway"],
    ),
  },
  {
    control: "5.13",
    metric: "RouteTableChanges",
    description: "A route table was changed",
    pattern: from(
      "ec2",
      ...["CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation"],
      ...["DeleteRouteTable", "DeleteRoute", "DisassociateRouteTable"],
    ),
  },
  {
    control: "5.14",
    metric: "VpcChanges",
    description: "A VPC was changed",
    pattern: anyOf(
      ...["CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection"],
      ...["DeleteVpcPeeringConnection", "RejectVpcPeeringConnection", "AttachClassicLinkVpc", "DetachClassicLinkVpc"],
      ...["DisableVpcClassicLink", "EnableVpcClassicLink"],
    ),
  },
  {
    control: "5.15",
    metric: "OrganizationsChanges",
    description: "The organization was changed",
    pattern: from(
      "organizations",
      ...["AcceptHandshake", "AttachPolicy", "CancelHandshake", "CreateAccount", "CreateOrganization"],
      ...["CreateOrganizationalUnit", "CreatePolicy", "DeclineHandshake", "DeleteOrganization"],
      ...["DeleteOrganizationalUnit", "DeletePolicy", "EnableAllFeatures", "EnablePolicyType"],
      ...["InviteAccountToOrganization", "LeaveOrganization", "DetachPolicy", "DisablePolicyType"],
      ...["MoveAccount", "RemoveAccountFromOrganization", "UpdateOrganizationalUnit", "UpdatePolicy"],
    ),
  },
];
