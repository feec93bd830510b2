import { ServiceLinkedRole } from "@pulumi/aws/iam/serviceLinkedRole.js";
import { Alias } from "@pulumi/aws/kms/alias.js";
import { Key } from "@pulumi/aws/kms/key.js";
import * as pulumi from "@pulumi/pulumi";

import { keyDocument, type KeyDocumentArgs } from "../../documents/key.js";
import { autoscalingSuffix, name as physicalName, type Place, regionalNames } from "../../naming.js";
import type { LifecycleSettings } from "../../settings.js";

export interface MasterKeyArgs {
  readonly place: Place;
  readonly users: KeyDocumentArgs;
  readonly lifecycle: LifecycleSettings;
}

/** The key that everything in one region is encrypted with, and the service role that its policy must name. */
export class MasterKey extends pulumi.ComponentResource {
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, { place, users, lifecycle }: MasterKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:security:MasterKey", name, {}, opts);
    const child = { parent: this };

    const autoscaling = new ServiceLinkedRole(
      `${name}-autoscaling`,
      {
        awsServiceName: "autoscaling.amazonaws.com",
        customSuffix: autoscalingSuffix(place),
        description: "Lets Auto Scaling start instances with encrypted volumes",
        tags: { Name: regionalNames.autoscalingRole(place) },
      },
      child,
    );
    const key = new Key(
      `${name}-key`,
      {
        description: `Encrypts everything of ${place.environment} in ${place.region}`,
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        deletionWindowInDays: 30,
        multiRegion: false,
        policy: JSON.stringify(keyDocument(place, users)),
        tags: { Name: physicalName("kms", "master", place) },
      },
      // A policy that names a role which does not exist is refused:
      // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
      { ...child, dependsOn: [autoscaling], protect: lifecycle.protect, retainOnDelete: lifecycle.retainKeys },
    );
    new Alias(`${name}-alias`, { name: regionalNames.keyAlias(place), targetKeyId: key.keyId }, child);

    this.keyArn = key.arn;
    this.registerOutputs({ keyArn: this.keyArn });
  }
}
