import { describe, expect, it } from "vitest";
import { PROVIDER_RULES } from "../../src/sandbox/rules/every-type/provider-rules.js";
import { TYPE } from "./platform.js";
import { openRegions, type Inputs } from "./sandbox-client.js";

const ROUTE_TABLE = "rtb-0123456789abcdef0";

const VIOLATIONS: Readonly<Record<string, readonly [type: string, inputs: Inputs, failure: string]>> = {
  "a policy that is not JSON": [TYPE.policy, { policy: "{" }, 'policy: "policy" contains an invalid JSON policy'],
  "a rotation period of a key that does not rotate": [
    TYPE.key,
    { rotationPeriodInDays: 365 },
    "rotationPeriodInDays: all of `enable_key_rotation,rotation_period_in_days` must be specified",
  ],
  "a rotation period outside 90 to 2,560 days": [
    TYPE.key,
    { enableKeyRotation: true, rotationPeriodInDays: 30 },
    "rotationPeriodInDays: expected rotationPeriodInDays to be in the range (90 - 2560), got 30",
  ],
  "a deletion window outside 7 to 30 days": [
    TYPE.key,
    { deletionWindowInDays: 31 },
    "deletionWindowInDays: expected deletionWindowInDays to be in the range (7 - 30), got 31",
  ],
  "an alias that does not begin with alias/": [
    TYPE.alias,
    { name: "main", targetKeyId: "k" },
    "name: \"main\": must begin with 'alias/' and only contain [a-zA-Z0-9/_-]",
  ],
  "a bucket name with upper case, or outside 3 to 63 characters": [
    TYPE.bucket,
    { bucket: "PROD-data" },
    'bucket: "PROD-data": only lowercase alphanumeric characters and hyphens allowed, 3 to 63 of them',
  ],
  "a name over its limit": [
    TYPE.role,
    { name: "r".repeat(65), assumeRolePolicy: "{}" },
    "name: expected length of name to be in the range (1 - 64), got 65",
  ],
  "a block whose address is not its first": [
    TYPE.subnet,
    { vpcId: "vpc-1", cidrBlock: "10.10.0.0/20", ipv6CidrBlock: "2600:1f18:1:ff::/57" },
    'ipv6CidrBlock: "2600:1f18:1:ff::/57" is not a valid IPv6 CIDR block; did you mean "2600:1f18:1:80::/57"?',
  ],
  "a retention that CloudWatch Logs does not offer": [
    TYPE.logGroup,
    { name: "/app", retentionInDays: 31 },
    "retentionInDays: expected retention_in_days to be one of [0 1 3 5 7 14 30 60 90 120 150 180 365 400 545 731 1096 1827 2192 2557 2922 3288 3653], got 31",
  ],
  "a route with no destination or several": [
    TYPE.route,
    { routeTableId: ROUTE_TABLE, destinationCidrBlock: "0.0.0.0/0", destinationIpv6CidrBlock: "::/0" },
    "destinationCidrBlock: exactly one of destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId must be specified",
  ],
  "a session longer than 12 hours or shorter than one": [
    TYPE.role,
    { name: "r", assumeRolePolicy: "{}", maxSessionDuration: 900 },
    "maxSessionDuration: expected maxSessionDuration to be in the range (3600 - 43200), got 900",
  ],
  "both kinds of event selectors on a trail": [
    TYPE.trail,
    { name: "main", s3BucketName: "trail", eventSelectors: [], advancedEventSelectors: [] },
    'advancedEventSelectors: "advanced_event_selector": conflicts with event_selector',
  ],
  "a database's name with upper case": [
    TYPE.database,
    { identifier: "PROD-pg", instanceClass: "db.m7g.large" },
    'identifier: only lowercase alphanumeric characters and hyphens allowed in "identifier"',
  ],
  "a write-only password without its version": [
    TYPE.database,
    { identifier: "pg", instanceClass: "db.m7g.large", passwordWo: "long-enough" },
    "passwordWo: all of `password_wo,password_wo_version` must be specified",
  ],
  "a replica with what only its source has": [
    TYPE.database,
    { identifier: "pg", instanceClass: "db.m7g.large", replicateSourceDb: "arn", username: "tapadmin" },
    'username: "username": conflicts with replicate_source_db',
  ],
  "a state of shared snapshots that EBS does not have": [
    TYPE.snapshotSharing,
    { state: "block" },
    'state: expected state to be one of ["block-all-sharing" "block-new-sharing" "unblocked"], got block',
  ],
  "a state of shared images that EC2 does not have": [
    TYPE.imageSharing,
    { state: "block-all-sharing" },
    'state: expected state to be one of ["block-new-sharing" "unblocked"], got block-all-sharing',
  ],
  "a family that has no CPU credits": [
    TYPE.creditDefault,
    { instanceFamily: "m6i", cpuCredits: "standard" },
    'instanceFamily: expected instanceFamily to be one of ["t2" "t3" "t3a" "t4g"], got m6i',
  ],
  "a way of counting CPU credits that EC2 does not have": [
    TYPE.creditDefault,
    { instanceFamily: "t3", cpuCredits: "none" },
    'cpuCredits: expected cpuCredits to be one of ["standard" "unlimited"], got none',
  ],
  "a contact's phone number with letters in it": [
    TYPE.contact,
    { alternateContactType: "SECURITY", title: "Ops", emailAddress: "a@example.com", phoneNumber: "none" },
    "phoneNumber: invalid value for phoneNumber (must be a valid phone number)",
  ],
  "a password policy that remembers more than 24 passwords": [
    TYPE.passwords,
    { passwordReusePrevention: 25 },
    "passwordReusePrevention: expected passwordReusePrevention to be in the range (1 - 24), got 25",
  ],
};

describe("the table of what the provider turns down", () => {
  it("has a violation for every rule, and no other", () => {
    expect(Object.keys(VIOLATIONS).sort()).toEqual(PROVIDER_RULES.map(({ title }) => title).sort());
  });

  it.each(Object.entries(VIOLATIONS))("fails the check of %s", async (_, [type, inputs, failure]) => {
    const { east } = await openRegions();

    const { failures } = await east.check(type, inputs);

    expect(failures).toEqual([failure]);
  });
});
