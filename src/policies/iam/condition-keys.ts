/** What a value must look like to mean one caller, account, organization or network and no other. */
export type ValueForm = "account" | "arn" | "organization" | "path" | "network" | "addresses" | "id";

export interface CallerKey {
  readonly form: ValueForm;
  /** Whom the key speaks of: the caller, or the one for whom a service calls. */
  readonly of: "caller" | "source";
}

const caller = (form: ValueForm): CallerKey => ({ form, of: "caller" });
const source = (form: ValueForm): CallerKey => ({ form, of: "source" });

/**
 * The keys that a stranger cannot fulfil, in lower case. All others say how, when or with what something is asked, which
 * strangers can do as well: tags and names of their own principals, TLS, MFA, a referer, an encryption, a region, the
 * service in between (kms:ViaService). An external id is no secret.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const CALLER_KEYS: Readonly<Record<string, CallerKey>> = {
  "aws:principalaccount": caller("account"),
  "aws:principalarn": caller("arn"),
  "aws:principalorgid": caller("organization"),
  "aws:principalorgpaths": caller("path"),
  "aws:userid": caller("id"),
  "aws:sourceip": caller("addresses"),
  "aws:sourcevpc": caller("network"),
  "aws:sourcevpce": caller("network"),
  "aws:vpceaccount": caller("account"),
  "aws:vpceorgid": caller("organization"),
  "aws:vpceorgpaths": caller("path"),
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-caller-account
  "kms:calleraccount": caller("account"),
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
  "s3:dataaccesspointaccount": caller("account"),
  "s3:dataaccesspointarn": caller("arn"),
  "aws:sourceaccount": source("account"),
  "aws:sourcearn": source("arn"),
  "aws:sourceowner": source("account"),
  "aws:sourceorgid": source("organization"),
  "aws:sourceorgpaths": source("path"),
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  "kms:encryptioncontext:aws:logs:arn": source("arn"),
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
  "kms:encryptioncontext:aws:cloudtrail:arn": source("arn"),
};

/** Which resources may be reached, which limits a filter and no grant. */
export const RESOURCE_KEYS: Readonly<Record<string, ValueForm>> = {
  "aws:resourceaccount": "account",
  "aws:resourceorgid": "organization",
  "aws:resourceorgpaths": "path",
};
