import { autoscalingSuffix, type FunctionId, functionNames, globalNames, type Place, regionalNames } from "./naming.js";

/** ARNs that names determine are built, not read from outputs, so that the first preview already shows them. */
export function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

export function topicArn(place: Place): string {
  return `arn:aws:sns:${place.region}:${place.account}:${regionalNames.alertsTopic(place)}`;
}

export function logGroupArn({ region, account }: Place, logGroup: string): string {
  return `arn:aws:logs:${region}:${account}:log-group:${logGroup}`;
}

export function trailArn(home: Place): string {
  return `arn:aws:cloudtrail:${home.region}:${home.account}:trail/${globalNames.trail(home)}`;
}

export function tableArn({ region, account }: Place, table: string): string {
  return `arn:aws:dynamodb:${region}:${account}:table/${table}`;
}

export function vaultArn({ region, account }: Place, vault: string): string {
  return `arn:aws:backup:${region}:${account}:backup-vault:${vault}`;
}

export function functionArn(place: Place, id: FunctionId): string {
  return `arn:aws:lambda:${place.region}:${place.account}:function:${functionNames.function(id, place)}`;
}

export function deadLettersArn(place: Place, id: FunctionId): string {
  return `arn:aws:sqs:${place.region}:${place.account}:${functionNames.deadLetters(id, place)}`;
}

export function maintenanceRuleArn(place: Place): string {
  return `arn:aws:events:${place.region}:${place.account}:rule/${regionalNames.maintenanceRule(place)}`;
}

/** Of whatever secret has the name: AWS adds six characters to it, others for each secret that ever had it. */
export function databaseSecretArn(home: Place): string {
  return `arn:aws:secretsmanager:${home.region}:${home.account}:secret:${globalNames.databaseSecret(home)}-??????`;
}

export function databaseArn({ region, account }: Place, identifier: string): string {
  return `arn:aws:rds:${region}:${account}:db:${identifier}`;
}

/** Keeps what tapctl makes in IAM apart, so that a deployer's rights can be limited to it. */
export function iamPath({ environment }: Place): string {
  return `/tapctl/${environment}/`;
}

export function policyArn(place: Place, policy: string): string {
  return `arn:aws:iam::${place.account}:policy${iamPath(place)}${policy}`;
}

export function roleArn(place: Place, role: string): string {
  return `arn:aws:iam::${place.account}:role${iamPath(place)}${role}`;
}

/** The account's one role of AWS Config's own. It belongs to no stack. */
export function configRoleArn({ account }: Place): string {
  return `arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
}

/** The account has one for each issuer of tokens. */
export function oidcProviderArn({ account }: Place, issuer: string): string {
  return `arn:aws:iam::${account}:oidc-provider/${issuer}`;
}

export function autoscalingRoleArn(place: Place): string {
  const service = "autoscaling.amazonaws.com";
  const role = `AWSServiceRoleForAutoScaling_${autoscalingSuffix(place)}`;
  return `arn:aws:iam::${place.account}:role/aws-service-role/${service}/${role}`;
}
