export interface DatabaseSettings {
  readonly port: number;
  /** Lets the peers' private tier reach the database. */
  readonly allowPeers: boolean;
  readonly instanceClass: string;
  /** Of the replicas; the primary's where it is left out. */
  readonly replicaClass?: string | undefined;
  readonly allocatedStorageGiB: number;
  /** How far storage grows by itself. */
  readonly maxStorageGiB: number;
  readonly backupRetentionDays: number;
  readonly multiAz: boolean;
  readonly replicaMultiAz: boolean;
  readonly maxConnections: number;
}
