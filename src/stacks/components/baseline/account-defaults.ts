import { AccountPublicAccessBlock } from "@pulumi/aws/s3/accountPublicAccessBlock.js";
import * as pulumi from "@pulumi/pulumi";

/** What holds for the whole account. Destroy leaves it, so that tearing one environment down opens no other's buckets. */
export class AccountDefaults extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:AccountDefaults", name, {}, opts);

    new AccountPublicAccessBlock(
      `${name}-public-access`,
      { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      { parent: this, retainOnDelete: true },
    );

    this.registerOutputs({});
  }
}
