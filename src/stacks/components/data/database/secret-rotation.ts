import { Permission } from "@pulumi/aws/lambda/permission.js";
import { SecretRotation as Rotation } from "@pulumi/aws/secretsmanager/secretRotation.js";
import * as pulumi from "@pulumi/pulumi";

import type { Place } from "../../../naming.js";
import type { MasterSecret } from "./master-secret.js";

export interface SecretRotationArgs {
  readonly home: Place;
  readonly secret: MasterSecret;
  readonly functionArn: pulumi.Input<string>;
}

/** A new password every month. */
export class SecretRotation extends pulumi.ComponentResource {
  constructor(name: string, args: SecretRotationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:SecretRotation", name, {}, opts);
    const { home, secret, functionArn } = args;
    const { region, account } = home;

    const permission = new Permission(
      `${name}-permission`,
      {
        region,
        function: functionArn,
        action: "lambda:InvokeFunction",
        principal: "secretsmanager.amazonaws.com",
        sourceArn: secret.arn,
        sourceAccount: account,
      },
      { parent: this },
    );
    new Rotation(
      `${name}-rotation`,
      {
        region,
        secretId: secret.arn,
        rotationLambdaArn: functionArn,
        rotationRules: { automaticallyAfterDays: 30 },
        // A database that is hardly made need not change its password; the function is only tried.
        rotateImmediately: false,
      },
      // Secrets Manager asks at once whether it may call the function:
      // https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
      { parent: this, dependsOn: [permission, secret.version] },
    );

    this.registerOutputs({});
  }
}
