export function databaseText(small: boolean): string {
  return `
database:
  # PostgreSQL's port (default: 5433); its well-known 5432 is refused.
  port: 5433
  # Lets the other regions' private subnets reach the database (default: true).
  allowPeers: true
  # What the primary runs on (default: db.m7g.large); replicas too, unless replicaClass says otherwise.
  instanceClass: ${small ? "db.t4g.medium" : "db.m7g.large"}
  # Storage at first, which never shrinks, and how far it grows by itself, in GiB (default: 100 and 500).
  allocatedStorageGiB: ${small ? 20 : 100}
  maxStorageGiB: ${small ? 50 : 500}
  # How far back the primary can be restored to any second, in days (default: 14); replicas need at least 1.
  backupRetentionDays: ${small ? 1 : 14}
  # A standby in another zone, which doubles the price: of the primary (default: true), of replicas (default: false).
  multiAz: ${small ? "false" : "true"}
  replicaMultiAz: false
  # Connections at once (default: 800, which 8 GiB of memory can hold); an alarm tells of 80 % of them.
  maxConnections: ${small ? 200 : 800}
`;
}
