import * as pulumi from "@pulumi/pulumi";

export const MASTER_PASSWORD = { type: "tapctl:database:MasterPassword", property: "password" } as const;

export interface MasterPasswordArgs {
  readonly password: pulumi.Input<string>;
}

/** The engine writes it down, encrypted, before the database is asked for: a run that is killed then loses nothing. */
export class MasterPassword extends pulumi.ComponentResource {
  constructor(name: string, { password }: MasterPasswordArgs, opts?: pulumi.ComponentResourceOptions) {
    // In a preview the password is unknown, which is no change.
    const ignoreChanges = ["password"];
    super(MASTER_PASSWORD.type, name, { password: pulumi.secret(password) }, { ...opts, ignoreChanges });
    this.registerOutputs({});
  }
}
