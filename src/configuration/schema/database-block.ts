import * as z from "zod";
import { DATABASE_CLASSES } from "../../stacks/database-classes.js";

const instanceClass = z.enum(Object.keys(DATABASE_CLASSES));
/** For gp3: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const storage = z.int().min(20).max(65_536);

export const DATABASE = z.strictObject({
  port: z.int().min(1150).max(65_535).default(5433).describe("PostgreSQL's port, but not its well-known 5432"),
  allowPeers: z.boolean().default(true).describe("Lets the other regions' private subnets reach the database"),
  instanceClass: instanceClass.default("db.m7g.large").describe("What the primary runs on"),
  replicaClass: instanceClass.optional().describe("What replicas run on, where that is not instanceClass"),
  allocatedStorageGiB: storage.default(100).describe("Storage at first, in GiB; it can never shrink"),
  maxStorageGiB: storage.default(500).describe("How far storage grows by itself, in GiB"),
  backupRetentionDays: z.int().min(0).max(35).default(14).describe("How far back the primary can be restored, in days"),
  multiAz: z.boolean().default(true).describe("A standby of the primary in another zone"),
  replicaMultiAz: z.boolean().default(false).describe("A standby of every replica in another zone"),
  maxConnections: z
    .int()
    .min(50)
    .max(5000)
    .default(800)
    .describe("Connections at once; an alarm tells of 80 % of them"),
});
