/** Who the credentials are, and for how long. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

export interface Credentials {
  readonly accessKeyId: string;
  /** Of temporary ones, where their source says. */
  readonly expiration?: Date;
}

/** What exists once, in a region or in the account, and can thus be taken by somebody else. */
export type SingletonKind = "config" | "deliveryChannel" | "guardDuty" | "securityHub" | "ciProvider";

/** What a deployment asks of an account before it touches it, and what it prepares there. */
export interface AwsAccount {
  readonly credentials: () => Promise<Credentials>;
  readonly identity: () => Promise<Identity>;
  /** The regions that the account can use, by name. */
  readonly enabledRegions: () => Promise<readonly string[]>;
  /** What exists already: its name or id, undefined where there is none. */
  readonly singleton: (kind: SingletonKind, region: string) => Promise<string | undefined>;
  /** Makes sure that a service has its role; true where it was missing. */
  readonly ensureServiceRole: (role: ServiceRole) => Promise<boolean>;
}

export interface ServiceRole {
  /** As in `config.amazonaws.com`. */
  readonly service: string;
  readonly name: string;
}
