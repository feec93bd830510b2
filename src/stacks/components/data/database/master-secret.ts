import { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion.js";
import * as pulumi from "@pulumi/pulumi";

import { secretDocument } from "../../../documents/database.js";
import { globalNames, type Place } from "../../../naming.js";

export interface MasterSecretArgs {
  readonly home: Place;
  readonly keyArn: pulumi.Input<string>;
  readonly replicas: readonly { readonly region: string; readonly keyArn: pulumi.Input<string> }[];
  /** As rotation and clients expect it: https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html */
  readonly content: Readonly<Record<string, pulumi.Input<string | number>>>;
  readonly protect: boolean;
}

/** How to reach the database as its master, in every region under that region's key. */
export class MasterSecret extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly version: pulumi.Resource;

  constructor(name: string, args: MasterSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:database:MasterSecret", name, {}, opts);
    const { home, keyArn, replicas, content, protect } = args;
    const { region } = home;

    const secretName = globalNames.databaseSecret(home);
    const secret = new Secret(
      `${name}-secret`,
      {
        name: secretName,
        region,
        description: "The database's master",
        kmsKeyId: keyArn,
        replicas: replicas.map((one) => ({ region: one.region, kmsKeyId: one.keyArn })),
        policy: JSON.stringify(secretDocument(home)),
        // A name whose secret waits for its end cannot be used again.
        recoveryWindowInDays: protect ? 30 : 0,
        tags: { Name: secretName },
      },
      { parent: this, protect },
    );
    this.version = new SecretVersion(
      `${name}-version`,
      // Written once: rotation adds versions of its own.
      {
        secretId: secret.id,
        region,
        secretStringWo: pulumi.secret(pulumi.jsonStringify(content)),
        secretStringWoVersion: 1,
      },
      { parent: this, ignoreChanges: ["secretStringWo"] },
    );

    this.arn = secret.arn;
    this.registerOutputs({});
  }
}
