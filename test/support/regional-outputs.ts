import type { RegionalOutputs } from "../../src/stacks/outputs.js";
import { ACCOUNT, PROD } from "./settings.js";

/** What three deployed regions give to the global stack. */
export const OUTPUTS = {
  "us-east-1": outputsOf("us-east-1", "10.10", "2600:1f18:abc:1200::", "2600:1f18:abc:1280::"),
  "us-west-2": outputsOf("us-west-2", "10.20", "2600:1f14:abc:1200::", "2600:1f14:abc:1280::"),
  "ap-south-1": outputsOf("ap-south-1", "10.30", "2406:da1a:abc:1200::", "2406:da1a:abc:1280::"),
};

export type RegionName = keyof typeof OUTPUTS;

function primaryOutputs(region: string) {
  const dbInstanceId = `prod-rds-pg15-${region}`;
  const dbInstanceArn = `arn:aws:rds:${region}:${ACCOUNT}:db:${dbInstanceId}`;
  return { dbInstanceId, dbInstanceArn, dbEndpoint: `${dbInstanceId}.abc.${region}.rds.amazonaws.com:5433` };
}

function outputsOf(region: string, network: string, ipv6: string, half: string): RegionalOutputs {
  const ids = (kind: string) => ["a", "b", "c"].map((zone) => `${region}-${kind}-${zone}`);
  const bucket = (id: string) => {
    const name = `${PROD.environment}-${id}-${region}-${ACCOUNT}`;
    return { name, arn: `arn:aws:s3:::${name}` };
  };
  return {
    region,
    accountId: ACCOUNT,
    vpcId: `${region}-vpc`,
    vpcCidr: `${network}.0.0/16`,
    vpcIpv6Cidr: `${ipv6}/56`,
    publicSubnetIds: ids("public"),
    privateSubnetIds: ids("private"),
    dataSubnetIds: ids("data"),
    privateTierCidr4: `${network}.128.0/17`,
    privateTierCidr6: `${half}/57`,
    routeTableIds: { public: [`${region}-rt-public`], private: ids("rt-private"), data: [`${region}-rt-data`] },
    naclIds: { private: `${region}-acl-private`, data: `${region}-acl-data` },
    kmsKeyArn: `arn:aws:kms:${region}:${ACCOUNT}:key/${region}`,
    kmsAliasName: `alias/prod-master-${region}`,
    storageBucket: bucket("storage"),
    logsBucket: bucket("logs"),
    alertsTopicArn: `arn:aws:sns:${region}:${ACCOUNT}:PROD-sns-alerts-${region}`,
    boundaryPolicyArn: `arn:aws:iam::${ACCOUNT}:policy/tapctl/prod/PROD-policy-boundary-${region}`,
    autoscalingSlrArn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/autoscaling.amazonaws.com/tapctl-prod-${region}`,
    backupVaultArn: `arn:aws:backup:${region}:${ACCOUNT}:backup-vault:PROD-backup-main-${region}`,
    backupVaultName: `PROD-backup-main-${region}`,
    backupRoleArn: `arn:aws:iam::${ACCOUNT}:role/tapctl/prod/PROD-role-backup-${region}`,
    configRecorderName: "default",
    guarddutyDetectorId: `${region}-detector`,
    securityHubArn: `arn:aws:securityhub:${region}:${ACCOUNT}:hub/default`,
    analyzerArn: `arn:aws:access-analyzer:${region}:${ACCOUNT}:analyzer/PROD-analyzer-account-${region}`,
    alertEndpoints: ["ops@example.com"],
    dbSubnetGroupName: `prod-rds-pg15-${region}`,
    dbParameterGroupName: `prod-rds-pg15-${region}`,
    dbSecurityGroupId: `${region}-sg-db`,
    dbMonitoringRoleArn: `arn:aws:iam::${ACCOUNT}:role/tapctl/prod/PROD-role-rds-monitoring-${region}`,
    dbLogGroupNames: ["postgresql", "upgrade"].map((log) => `/aws/rds/instance/prod-rds-pg15-${region}/${log}`),
    ...(region === PROD.primary ? primaryOutputs(region) : {}),
  };
}
