import type * as pulumi from "@pulumi/pulumi";

import type { DatabaseSettings } from "./database-settings.js";
import type {
  BudgetSettings,
  CiSettings,
  ContactsSettings,
  OrganizationSettings,
  SlackSettings,
} from "./account-settings.js";
import type { ImportsByStack } from "./importable.js";
import type { FeatureSettings, ProtectedFeature } from "./feature-settings.js";
import type { ComputeSettings, MaintenanceSettings, TlsSettings, WafSettings } from "./compute-settings.js";

/** Lives and dies with one environment; src/configuration parses config/<env>.yaml into it. */
export interface PlatformSettings {
  /** The environment's name in lower case, as in stack names: `prod`. */
  readonly environment: string;
  /** Twelve digits. */
  readonly account: string;
  /** Set where an emulator answers in place of AWS. */
  readonly endpoint?: string | undefined;
  /** Home of the trail, of the database's primary and of the global stack's provider. */
  readonly primary: string;
  readonly regions: Readonly<Record<string, RegionSettings>>;
  readonly tags: StandardTags;
  readonly lifecycle: LifecycleSettings;
  readonly network: NetworkSettings;
  readonly peering: PeeringSettings;
  readonly storage: StorageSettings;
  readonly logs: LogsSettings;
  readonly replication: ReplicationSettings;
  readonly trail: TrailSettings;
  readonly database: DatabaseSettings;
  readonly table: TableSettings;
  readonly backup: BackupSettings;
  readonly alerts: AlertsSettings;
  readonly baseline: BaselineSettings;
  readonly contacts: ContactsSettings;
  readonly ci: CiSettings;
  readonly budget: BudgetSettings;
  readonly organization: OrganizationSettings;
  readonly features: FeatureSettings;
  /** Features that may be turned off where protection is on. */
  readonly unprotected: readonly ProtectedFeature[];
  readonly tls: TlsSettings;
  readonly compute: ComputeSettings;
  readonly waf: WafSettings;
  readonly maintenance: MaintenanceSettings;
  /**
   * Of the database. No configuration holds it: the worker finds it in the checkpoint, or makes it. Unknown in previews,
   * and unused where there is no database.
   */
  readonly masterPassword: pulumi.Input<string>;
  /** Made and found with the password, in no secret; known in previews of a database that is there. */
  readonly databaseGeneration: pulumi.Input<string>;
}

export interface RegionSettings {
  /** Numbers what must not shift while the region lives, from 0 to 99. */
  readonly index: number;
  /** The VPC's IPv4 block, /16 to /20. */
  readonly cidr: string;
  /** Availability zone ids (`use1-az1`), the same physical zones in every account. */
  readonly zones: readonly [string, string, string];
}

export interface StandardTags {
  readonly Environment: string;
  readonly Owner: string;
  readonly CostCenter: string;
  readonly Project: string;
  readonly ManagedBy: string;
}

/** Derived from `protection` and from what is being done: destroy's unprotect step writes it another way. */
export interface LifecycleSettings {
  /** Pulumi's `protect`, and deletion protection where AWS has one. */
  readonly protect: boolean;
  /** Pulumi's `retainOnDelete` on buckets that hold data. */
  readonly retainData: boolean;
  /** Pulumi's `retainOnDelete` on keys. */
  readonly retainKeys: boolean;
  /** Lets a bucket be deleted with what it holds. */
  readonly forceDestroy: boolean;
}

export interface NetworkSettings {
  readonly nat: "single" | "per-az" | "regional";
  /** Service names as in `com.amazonaws.<region>.<name>`; an empty list saves about 700 USD a month in three regions. */
  readonly interfaceEndpoints: readonly string[];
  /** Who may reach the load balancer, IPv4 and IPv6. */
  readonly ingressCidrs: readonly string[];
  readonly flowLogRetentionDays: number;
  /** Rules per network ACL, direction and IP family, the default deny included. */
  readonly naclQuota: number;
}

interface PeeringSettings {
  /** Routes to peers from the public tables too, for those who read the seed literally. */
  readonly includePublicTables: boolean;
}

export interface StorageSettings {
  readonly objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  readonly objectLockDays: number;
  readonly noncurrentDays: number;
}

interface LogsSettings {
  readonly retentionDays: number;
}

interface ReplicationSettings {
  readonly mode: "mesh" | "hub" | "off";
}

export interface TrailSettings {
  readonly enabled: boolean;
  readonly insights: boolean;
}

export interface TableSettings {
  /** How far back the table can be restored to any second. */
  readonly recoveryDays: number;
}

export interface BackupSettings {
  readonly deleteAfterDays: number;
  /** Vaults take no recovery point that would live shorter or longer. */
  readonly minRetentionDays: number;
  readonly maxRetentionDays: number;
  readonly lockMode: "GOVERNANCE" | "COMPLIANCE";
}

export interface AlertsSettings {
  readonly emails: readonly string[];
  /** An HTTPS endpoint that is a secret, since such addresses carry a token. */
  readonly webhookUrl?: string;
  readonly slack?: SlackSettings;
}

/** Who owns what exists once per account, or once per account and region. */
interface BaselineSettings {
  readonly region: "manage" | "skip";
  readonly account: "manage" | "skip";
  /** What was there before: destroy leaves it, and names that AWS cannot change stay. */
  readonly imports: ImportsByStack;
}
