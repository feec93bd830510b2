import { TapStackError } from "../errors.js";
import type { AwsAccount, ServiceRole } from "./aws-account.js";

interface Need extends ServiceRole {
  /** The feature of the configuration that uses it. */
  readonly feature: string;
  /** Without it the deployment fails; the others AWS makes itself when it needs them, where it may. */
  readonly required?: true;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html */
const NEEDS: readonly Need[] = [
  { feature: "config", service: "config.amazonaws.com", name: "AWSServiceRoleForConfig", required: true },
  {
    feature: "loadBalancer",
    service: "elasticloadbalancing.amazonaws.com",
    name: "AWSServiceRoleForElasticLoadBalancing",
  },
  { feature: "waf", service: "wafv2.amazonaws.com", name: "AWSServiceRoleForWAFV2Logging" },
  { feature: "servers", service: "spot.amazonaws.com", name: "AWSServiceRoleForEC2Spot" },
  { feature: "database", service: "rds.amazonaws.com", name: "AWSServiceRoleForRDS" },
  { feature: "table", service: "replication.dynamodb.amazonaws.com", name: "AWSServiceRoleForDynamoDBReplication" },
  { feature: "backup", service: "backup.amazonaws.com", name: "AWSServiceRoleForBackup" },
  { feature: "guardDuty", service: "guardduty.amazonaws.com", name: "AWSServiceRoleForAmazonGuardDuty" },
  {
    feature: "guardDuty",
    service: "malware-protection.guardduty.amazonaws.com",
    name: "AWSServiceRoleForAmazonGuardDutyMalwareProtection",
  },
  { feature: "securityHub", service: "securityhub.amazonaws.com", name: "AWSServiceRoleForSecurityHub" },
  { feature: "inspector", service: "inspector2.amazonaws.com", name: "AWSServiceRoleForAmazonInspector2" },
  { feature: "accessAnalyzer", service: "access-analyzer.amazonaws.com", name: "AWSServiceRoleForAccessAnalyzer" },
  { feature: "slack", service: "management.chatbot.amazonaws.com", name: "AWSServiceRoleForAWSChatbot" },
];

/** Account-wide roles that no stack may own, since they outlive it and serve others. One after the other: IAM throttles. */
export async function ensureServiceRoles(
  aws: AwsAccount,
  features: readonly string[],
  say: (severity: "info" | "warning", message: string) => void,
): Promise<void> {
  for (const need of NEEDS.filter(({ feature }) => features.includes(feature))) {
    try {
      if (await aws.ensureServiceRole(need)) say("info", `Made the role ${need.name}, which ${need.service} needs`);
    } catch (cause) {
      if (need.required === true) throw roleMissing(need, cause);
      say("warning", `Cannot make the role ${need.name}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
}

function roleMissing({ service, name }: Need, cause: unknown): TapStackError {
  return new TapStackError("CREDENTIALS", `Cannot make the role ${name}, without which nothing can be deployed`, {
    hint: `Have an administrator type: aws iam create-service-linked-role --aws-service-name ${service}`,
    cause,
  });
}
