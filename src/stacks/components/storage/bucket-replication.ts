import { BucketReplicationConfig } from "@pulumi/aws/s3/bucketReplicationConfig.js";
import * as pulumi from "@pulumi/pulumi";

import { replicationDocument, type ReplicationEnd, replicationTrust } from "../../documents/replication.js";
import { type Place, regionalNames } from "../../naming.js";
import type { AsInputs } from "../../outputs.js";
import { ServiceRole } from "../security/service-role.js";

/** A region whose storage bucket takes part. */
export interface Replica extends AsInputs<Omit<ReplicationEnd, "region">> {
  readonly region: string;
  /** Ranks the rule, and so must not change while the region lives. */
  readonly index: number;
  readonly bucketName: pulumi.Input<string>;
}

export interface BucketReplicationArgs {
  /** The source's. */
  readonly place: Place;
  readonly source: Replica;
  readonly destinations: readonly Replica[];
  readonly boundaryArn: pulumi.Input<string>;
}

/** The rule's id, which the metrics of replication are found by. */
export function replicationRuleId(destination: string): string {
  return `to-${destination}`;
}

/** Copies one region's objects to others. Versions, locks and deletions go along; each copy has its region's key. */
export class BucketReplication extends pulumi.ComponentResource {
  constructor(name: string, args: BucketReplicationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tapctl:storage:BucketReplication", name, {}, opts);
    const { place, source, destinations, boundaryArn } = args;
    const child = { parent: this };

    const document = pulumi
      .all([end(source), pulumi.all(destinations.map(end))])
      .apply(([from, to]) => JSON.stringify(replicationDocument(from, to)));
    const role = new ServiceRole(
      name,
      {
        place,
        roleName: regionalNames.replicationRole(place),
        description: "Lets S3 copy what one region stores to others",
        trust: replicationTrust(),
        policy: document,
        boundaryArn,
      },
      child,
    );
    new BucketReplicationConfig(
      `${name}-config`,
      { region: place.region, bucket: source.bucketName, role: role.arn, rules: destinations.map(rule) },
      { ...child, dependsOn: [...role.policies] },
    );

    this.registerOutputs({});
  }
}

function end({ region, bucketArn, keyArn }: Replica): pulumi.Output<ReplicationEnd> {
  return pulumi.all([bucketArn, keyArn]).apply(([bucket, key]) => ({ region, bucketArn: bucket, keyArn: key }));
}

/** S3 takes a wrong key without a word, and leaves encrypted objects out unless they are selected. */
function rule({ region, index, bucketArn, keyArn }: Replica) {
  const enabled = { status: "Enabled" };
  return {
    id: replicationRuleId(region),
    priority: index + 1,
    ...enabled,
    // The form with a filter is the one that knows delete markers and priorities.
    filter: { prefix: "" },
    deleteMarkerReplication: enabled,
    sourceSelectionCriteria: { sseKmsEncryptedObjects: enabled, replicaModifications: enabled },
    destination: {
      bucket: bucketArn,
      encryptionConfiguration: { replicaKmsKeyId: keyArn },
      metrics: { ...enabled, eventThreshold: { minutes: 15 } },
      replicationTime: { ...enabled, time: { minutes: 15 } },
    },
  };
}
