import { AlternativeContact } from "@pulumi/aws/account/alternativeContact.js";
import { AccountPasswordPolicy } from "@pulumi/aws/iam/accountPasswordPolicy.js";
import { AccountPublicAccessBlock } from "@pulumi/aws/s3/accountPublicAccessBlock.js";
import * as pulumi from "@pulumi/pulumi";

import type { ContactsSettings } from "../../account-settings.js";

export interface AccountDefaultsArgs {
  readonly contacts: ContactsSettings;
}

/**
 * What holds for the whole account. Destroy leaves it: tearing one environment down opens no other's buckets, weakens
 * nobody's password, and AWS still knows whom to tell that the account is being abused.
 */
export class AccountDefaults extends pulumi.ComponentResource {
  constructor(name: string, { contacts }: AccountDefaultsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:AccountDefaults", name, {}, opts);
    const kept = { parent: this, retainOnDelete: true };

    new AccountPublicAccessBlock(
      `${name}-public-access`,
      { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      kept,
    );
    new AccountPasswordPolicy(`${name}-passwords`, PASSWORDS, kept);
    if (contacts.security !== undefined) {
      const { email, phone, ...person } = contacts.security;
      const reached = { emailAddress: email, phoneNumber: phone };
      const contact = { alternateContactType: "SECURITY", ...person, ...reached };
      new AlternativeContact(`${name}-security-contact`, contact, kept);
    }

    this.registerOutputs({});
  }
}

/** https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7 and the CIS benchmark's IAM.15 and IAM.16 */
const PASSWORDS = {
  minimumPasswordLength: 14,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  passwordReusePrevention: 24,
  maxPasswordAge: 90,
  allowUsersToChangePassword: true,
};
