import { DefaultKmsKey } from "@pulumi/aws/ebs/defaultKmsKey.js";
import { EncryptionByDefault } from "@pulumi/aws/ebs/encryptionByDefault.js";
import { SnapshotBlockPublicAccess } from "@pulumi/aws/ebs/snapshotBlockPublicAccess.js";
import { DefaultCreditSpecification } from "@pulumi/aws/ec2/defaultCreditSpecification.js";
import { ImageBlockPublicAccess } from "@pulumi/aws/ec2/imageBlockPublicAccess.js";
import { InstanceMetadataDefaults } from "@pulumi/aws/ec2/instanceMetadataDefaults.js";
import { SerialConsoleAccess } from "@pulumi/aws/ec2/serialConsoleAccess.js";
import * as pulumi from "@pulumi/pulumi";

export interface RegionDefaultsArgs {
  readonly keyArn: pulumi.Input<string>;
  /** All but the encryption of volumes. */
  readonly switches: boolean;
}

/**
 * What EC2 does in this account and region unless somebody says otherwise. Deleting a switch would turn it off for
 * everyone, so destroy leaves them: https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
 */
export class RegionDefaults extends pulumi.ComponentResource {
  constructor(name: string, { keyArn, switches }: RegionDefaultsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:RegionDefaults", name, {}, opts);
    const child = { parent: this };
    const kept = { parent: this, retainOnDelete: true };

    new EncryptionByDefault(`${name}-encryption`, { enabled: true }, kept);
    // Not kept: without it EBS falls back to AWS's own key, which still exists when this one has gone.
    new DefaultKmsKey(`${name}-key`, { keyArn }, child);
    if (switches) {
      new SnapshotBlockPublicAccess(`${name}-snapshots`, { state: "block-all-sharing" }, kept);
      new ImageBlockPublicAccess(`${name}-images`, { state: "block-new-sharing" }, kept);
      new InstanceMetadataDefaults(`${name}-metadata`, { httpTokens: "required", httpPutResponseHopLimit: 1 }, kept);
      new SerialConsoleAccess(`${name}-console`, { enabled: false }, kept);
      // A launch template cannot say it, since it serves families without credits too; AWS cannot delete it.
      new DefaultCreditSpecification(`${name}-credits`, { instanceFamily: "t3", cpuCredits: "standard" }, child);
    }

    this.registerOutputs({});
  }
}
