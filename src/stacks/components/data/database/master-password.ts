import * as pulumi from "@pulumi/pulumi";

/** Where a checkpoint keeps what is made once for each database. */
export const MASTER_PASSWORD = {
  type: "tapctl:database:MasterPassword",
  secret: "password",
  generation: "generation",
} as const;

export interface MasterPasswordArgs {
  readonly password: pulumi.Input<string>;
  /** Tells this database from those before it that had its name; no secret. */
  readonly generation: pulumi.Input<string>;
}

/** The engine writes it down, encrypted, before the database is asked for: a run that is killed then loses nothing. */
export class MasterPassword extends pulumi.ComponentResource {
  /** Known once it is written down, which an explicit dependency on a component without children does not wait for. */
  readonly password: pulumi.Output<string>;
  readonly generation: pulumi.Output<string>;

  constructor(name: string, args: MasterPasswordArgs, opts?: pulumi.ComponentResourceOptions) {
    const password = pulumi.secret(args.password);
    const { generation } = args;
    // In a preview the password is unknown, which is no change.
    super(MASTER_PASSWORD.type, name, { password, generation }, { ...opts, ignoreChanges: [MASTER_PASSWORD.secret] });

    this.password = pulumi.all([this.urn, password]).apply(([, written]) => written);
    this.generation = pulumi.all([this.urn, generation]).apply(([, written]) => written);
    this.registerOutputs({});
  }
}
