import { expect, it } from "vitest";

import { CIS_FILTERS } from "../../src/stacks/detection/cis-filters.js";

/** The events of the benchmark, in its order: auditors compare that too. */
const EVENTS: Readonly<Record<string, string>> = {
  "5.2": "ConsoleLogin",
  "5.4":
    "DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy",
  "5.5": "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging",
  "5.6": "ConsoleLogin",
  "5.7": "DisableKey ScheduleKeyDeletion",
  "5.8":
    "PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication",
  "5.9": "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
  "5.10":
    "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup",
  "5.11":
    "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation",
  "5.12":
    "CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway",
  "5.13":
    "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable",
  "5.14":
    "CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink",
  "5.15":
    "AcceptHandshake AttachPolicy CancelHandshake CreateAccount CreateOrganization CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy EnableAllFeatures EnablePolicyType InviteAccountToOrganization LeaveOrganization DetachPolicy DisablePolicyType MoveAccount RemoveAccountFromOrganization UpdateOrganizationalUnit UpdatePolicy",
};

const SOURCES: Readonly<Record<string, string>> = {
  "5.7": "kms",
  "5.8": "s3",
  "5.9": "config",
  "5.13": "ec2",
  "5.15": "organizations",
};

it.each(CIS_FILTERS)("control $control counts exactly the events of the benchmark", ({ control, pattern }) => {
  const events = [...pattern.matchAll(/\$\.eventName = "?(\w+)/g)].map(([, event]) => event);
  const source = /^\{ \(\$\.eventSource = (\w+)\.amazonaws\.com\) && /.exec(pattern)?.[1];

  expect(events.join(" ")).toBe(EVENTS[control] ?? "");
  expect(source).toBe(SOURCES[control]);
});

it("writes the rest as the benchmark does", () => {
  const patterns = Object.fromEntries(CIS_FILTERS.map(({ control, pattern }) => [control, pattern]));

  expect(patterns["5.1"]).toBe('{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }');
  expect(patterns["5.2"]).toBe('{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }');
  expect(patterns["5.3"]).toBe(
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  );
  expect(patterns["5.5"]).toBe(
    "{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }",
  );
  expect(patterns["5.6"]).toBe('{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }');
  expect(patterns["5.7"]).toBe(
    "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }",
  );
});
