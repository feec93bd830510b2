import type { Reaction } from "../../src/automation/failures/known-failure.js";

interface Said {
  readonly said: string;
  readonly sentence: string;
  readonly reaction?: Reaction;
}

const ID = "RequestID: 1f0c6b1e-6c2e-4d0b-9d57-2b3c1f8f4f10";
const answer = (call: string, status: number): string =>
  `operation error ${call}, https response error StatusCode: ${status}, ${ID}, `;
const quotaOf = (call: string): string =>
  `1 error occurred:\n\t* ${call.toLowerCase()}: ${answer(call, 400)}api error `;

/** What the provider says, as it prints it, and what a person is told. */
export const SAID: readonly Said[] = [
  {
    said: `pre-step event returned an error: failed to save snapshot: An IO error occurred while writing the new snapshot file:
      blob (key ".pulumi/stacks/tapctl/prod-us-east-1.json") (code=Unknown): write /state/prod-us-east-1.json.tmp: no space left on device`,
    sentence: "The state could not be written: no space left on device",
    reaction: "stop",
  },
  {
    said: `retrieving caller identity from STS: ${answer("STS: GetCallerIdentity", 403)}api error ExpiredToken: The security token included in the request is expired`,
    sentence: "The session of these credentials has expired",
    reaction: "sign-in",
  },
  {
    said: 'error: blob (key ".pulumi/stacks/tapctl/prod-us-east-1.json") (code=Unknown): ExpiredToken: The provided token has expired.',
    sentence: "The session of these credentials has expired",
    reaction: "sign-in",
  },
  {
    said: "error: could not create secrets manager for new stack: incorrect passphrase",
    sentence: "The passphrase is not the one that the state's secrets are encrypted with",
  },
  {
    said: "unable to validate AWS credentials.\nDetails: No valid credential sources found. Please see https://www.pulumi.com\nError: failed to refresh cached credentials, no EC2 IMDS role found",
    sentence: "The AWS provider finds no credentials",
    reaction: "sign-in",
  },
  {
    said: `validating provider credentials: ${answer("STS: GetCallerIdentity", 403)}api error InvalidClientTokenId: The security token included in the request is invalid`,
    sentence: "This region does not know these credentials yet, or not any more",
    reaction: "again-or-sign-in",
  },
  {
    said: `creating EC2 VPC: ${answer("EC2: CreateVpc", 403)}api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/dev/me is not authorized to perform: ec2:CreateVpc on resource: arn:aws:ec2:us-west-2:111122223333:vpc/* with an explicit deny in a service control policy`,
    sentence: "A service control policy forbids ec2:CreateVpc",
  },
  {
    said: `creating IAM Role (PROD-role-x): ${answer("IAM: CreateRole", 403)}api error AccessDenied: User: arn:aws:iam::111122223333:user/me is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/PROD-role-x because no identity-based policy allows the iam:CreateRole action`,
    sentence: "The credentials may not call iam:CreateRole",
  },
  {
    said: `creating EC2 NAT Gateway: ${answer("EC2: CreateNatGateway", 403)}api error UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: 0l-KPWQ`,
    sentence: "The credentials may not call CreateNatGateway of EC2",
  },
  {
    said: "reading ConfigService Rule: operation error Config Service: DescribeConfigRules, failed to get rate limit token, retry quota exceeded, 3 available, 5 requested",
    sentence: "AWS throttles the calls of this account",
    reaction: "again",
  },
  {
    said: `creating CloudWatch Logs Log Group: ${answer("CloudWatch Logs: CreateLogGroup", 400)}ThrottlingException: Rate exceeded`,
    sentence: "AWS throttles the calls of this account",
    reaction: "again",
  },
  {
    said: `creating KMS Key: ${answer("KMS: CreateKey", 503)}api error ServiceUnavailable: Service Unavailable`,
    sentence: "AWS failed to answer the call",
    reaction: "again-unless-creating",
  },
  {
    said: 'listing tags for ACM Certificate: request send failed, Post "https://acm.eu-west-1.amazonaws.com/": read tcp 10.10.4.69:34550->54.239.33.223:443: read: connection reset by peer',
    sentence: "The connection to AWS broke",
    reaction: "again-unless-creating",
  },
  {
    said: `putting S3 Bucket (prod-us-east-1-logs) Policy: ${answer("S3: PutBucketPolicy", 409)}api error OperationAborted: A conflicting conditional operation is currently in progress against this resource. Please try again.`,
    sentence: "S3 still works on an earlier change of this bucket",
    reaction: "again",
  },
  {
    said: `creating Lambda Function (PROD-maintenance): ${answer("Lambda: CreateFunction", 400)}InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.`,
    sentence: "A role that was just made is not known everywhere yet, or not there",
    reaction: "again",
  },
  {
    said: `creating KMS Key: ${answer("KMS: CreateKey", 400)}MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.`,
    sentence: "A role that was just made is not known everywhere yet, or not there",
    reaction: "again",
  },
  {
    said: `creating CloudTrail Trail (PROD-trail): ${answer("CloudTrail: CreateTrail", 400)}InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket: prod-trail`,
    sentence: "CloudTrail may not write to its bucket yet",
    reaction: "again",
  },
  {
    said: `${quotaOf("EC2: AllocateAddress")}AddressLimitExceeded: The maximum number of addresses has been reached.`,
    sentence: "The region has no Elastic IP address left for this account",
  },
  {
    said: `${quotaOf("EC2: CreateVpc")}VpcLimitExceeded: The maximum number of VPCs has been reached.`,
    sentence: "The region has no room for another VPC of this account",
  },
  {
    said: `${quotaOf("EC2: RunInstances")}VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket that the specified instance type belongs to.`,
    sentence: "The account may run 32 vCPUs in this region, and this would be more",
  },
  {
    said: `creating S3 Bucket (prod-us-east-1-logs): ${answer("S3: CreateBucket", 409)}BucketAlreadyExists: `,
    sentence: "A bucket of this name belongs to somebody else: names are taken for all of AWS",
  },
  {
    said: `creating IAM Role (PROD-role-x): ${answer("IAM: CreateRole", 409)}EntityAlreadyExists: Role with name PROD-role-x already exists.`,
    sentence: "Role PROD-role-x is in the account already, and no stack of this state owns it",
  },
  {
    said: `creating KMS Alias (alias/prod): ${answer("KMS: CreateAlias", 400)}AlreadyExistsException: An alias with the name arn:aws:kms:us-east-1:111122223333:alias/prod already exists`,
    sentence: "The key alias arn:aws:kms:us-east-1:111122223333:alias/prod is taken",
  },
  {
    said: `putting ConfigService Configuration Recorder (PROD): ${answer("Config Service: PutConfigurationRecorder", 400)}MaxNumberOfConfigurationRecordersExceededException: Failed to put configuration recorder 'PROD' because the maximum number of configuration recorders: 1 is reached.`,
    sentence: "The region has a recorder of AWS Config already, and may have one",
  },
  {
    said: `creating GuardDuty Detector: ${answer("GuardDuty: CreateDetector", 400)}BadRequestException: The request is rejected because a detector already exists for the current account.`,
    sentence: "The region has a detector of GuardDuty already, and may have one",
  },
  {
    said: `creating Security Hub Account: ${answer("SecurityHub: EnableSecurityHub", 409)}ResourceConflictException: Account is already subscribed to Security Hub`,
    sentence: "The region has Security Hub already",
  },
  {
    said: `creating Secrets Manager Secret (PROD-database): ${answer("Secrets Manager: CreateSecret", 400)}InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.`,
    sentence: "A secret of this name is deleted, but not yet gone",
  },
  {
    said: `creating Route53 Record: ${answer("Route 53: ChangeResourceRecordSets", 400)}InvalidChangeBatch: [Tried to create resource record set [name='_92da.us-east-1.example.com.', type='CNAME'] but it already exists]`,
    sentence: "The zone has a record CNAME _92da.us-east-1.example.com. already",
  },
  {
    said: "waiting for ACM Certificate (arn:aws:acm:us-east-1:111122223333:certificate/1) to be issued: timeout while waiting for state to become 'ISSUED' (last state: 'PENDING_VALIDATION', timeout: 1h15m0s)",
    sentence: "The certificate was not issued in time: its DNS record does not answer on the internet",
  },
  {
    said: `deleting EC2 VPC (vpc-0c13ea95e1fc1879d): ${answer("EC2: DeleteVpc", 400)}api error DependencyViolation: The vpc 'vpc-0c13ea95e1fc1879d' has dependencies and cannot be deleted.`,
    sentence: "Something that this state does not know still uses vpc-0c13ea95e1fc1879d",
  },
  {
    said: `creating RDS DB Instance (prod): ${answer("RDS: CreateDBInstance", 400)}api error InvalidParameterCombination: Cannot find version 15.3 for postgres`,
    sentence: "RDS has no postgres 15.3 in this region",
  },
  {
    said: `creating RDS DB Instance (prod): ${answer("RDS: CreateDBInstance", 400)}api error InvalidParameterCombination: RDS does not support creating a DB instance with the following combination: DBInstanceClass=db.m4.large, Engine=postgres, EngineVersion=15.7, LicenseModel=postgresql-license.`,
    sentence: "RDS has no db.m4.large for postgres 15.7 in this region",
  },
  {
    said: `modifying ELBv2 Load Balancer attributes: ${answer("Elastic Load Balancing v2: ModifyLoadBalancerAttributes", 400)}InvalidConfigurationRequest: Access Denied for bucket: prod-us-east-1-logs. Please check S3bucket permission`,
    sentence: "The load balancer may not write its logs to prod-us-east-1-logs",
    reaction: "again",
  },
];
