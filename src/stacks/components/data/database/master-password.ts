import * as pulumi from "@pulumi/pulumi";

/** Where the password is found in a checkpoint. */
export const MASTER_PASSWORD = { type: "tapctl:database:MasterPassword", property: "password" } as const;

export interface MasterPasswordArgs {
  readonly password: pulumi.Input<string>;
}

/** The engine writes it down, encrypted, before the database is asked for: a run that is killed then loses nothing. */
export class MasterPassword extends pulumi.ComponentResource {
  /** Known once it is written down, which an explicit dependency on a component without children does not wait for. */
  readonly password: pulumi.Output<string>;

  constructor(name: string, args: MasterPasswordArgs, opts?: pulumi.ComponentResourceOptions) {
    const password = pulumi.secret(args.password);
    // In a preview the password is unknown, which is no change.
    super(MASTER_PASSWORD.type, name, { password }, { ...opts, ignoreChanges: [MASTER_PASSWORD.property] });

    this.password = pulumi.all([this.urn, password]).apply(([, written]) => written);
    this.registerOutputs({});
  }
}
