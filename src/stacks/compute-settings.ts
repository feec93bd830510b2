export interface WafSettings {
  /** Requests of one address in five minutes. */
  readonly rateLimit: number;
  /** Rules of the common set that are counted, not blocked. */
  readonly countedRules: readonly string[];
  /** Requests turned away in five minutes that raise the alarm. */
  readonly blockedAlarm: number;
}

/** Where the load balancer's certificate comes from. What a mode does not need is empty. */
export interface TlsSettings {
  readonly mode: "dns" | "arn" | "import" | "private-ca" | "none";
  readonly policy: string;
  /** `{region}` stands for the region. */
  readonly hostName: string;
  /** The public hosted zone that proves ownership of the host name. */
  readonly zoneId: string;
  /** By region. */
  readonly certificateArns: Readonly<Record<string, string>>;
  /** By region. */
  readonly authorityArns: Readonly<Record<string, string>>;
  /** PEM. */
  readonly certificate: string;
  /** PEM, and a secret. */
  readonly privateKey: string;
  /** PEM; empty where the certificate's issuer is a root. */
  readonly chain: string;
}

export interface MaintenanceSettings {
  /** Deletes forgotten volumes and old snapshots of the environment, which are else only reported. */
  readonly applyChanges: boolean;
  /** Of each function; -1 for none. An account keeps some for the rest: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
  readonly reservedConcurrency: number;
  /** How old a snapshot may be. */
  readonly snapshotDays: number;
  /** How long before it expires a certificate is reported. */
  readonly certificateDays: number;
}

export interface ComputeSettings {
  /** The most wanted first, all of one architecture. */
  readonly instanceTypes: readonly string[];
  readonly minSize: number;
  readonly maxSize: number;
  /** Servers that are never spot instances. */
  readonly onDemandBase: number;
  /** How many in a hundred of all others are not spot instances either. */
  readonly onDemandPercent: number;
}
