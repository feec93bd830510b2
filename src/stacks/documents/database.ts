import type { Place } from "../naming.js";
import { policy, type PolicyDocument, trust } from "./statement.js";

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html */
export const MONITORING_POLICIES: Readonly<Record<string, string>> = {
  monitoring: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html */
export function monitoringTrust({ account }: Place): PolicyDocument {
  return trust("monitoring.rds.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } });
}

const EVERYONE = { AWS: "*" };

/** Keeps strangers and plain text away, whatever their own account allows. In a secret's policy `*` is that secret alone. */
export function secretDocument({ account }: Place): PolicyDocument {
  return policy(
    {
      Sid: "DenyNonTls",
      ...{ Effect: "Deny", Principal: EVERYONE, Action: "secretsmanager:*", Resource: "*" },
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "DenyOtherAccounts",
      ...{ Effect: "Deny", Principal: EVERYONE, Action: "secretsmanager:*", Resource: "*" },
      // A service has no account; what it does for ours is not meant.
      Condition: {
        StringNotEquals: { "aws:PrincipalAccount": account },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      },
    },
  );
}
