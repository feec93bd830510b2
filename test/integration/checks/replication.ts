import {
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { expect, it } from "vitest";
import { reach, REGIONS } from "../support/account.js";

interface Owner {
  readonly environment: string;
  readonly account: string;
}

export function replicationChecks(owner: () => Owner): void {
  it.each(REGIONS)("replicates what is stored in %s to every other region, under that region's key", async (region) => {
    const { environment, account } = owner();
    const client = new S3Client({ ...reach(region), forcePathStyle: true });
    const Bucket = storageBucket(owner(), region);
    const { ReplicationConfiguration } = await client.send(new GetBucketReplicationCommand({ Bucket }));

    expect(ReplicationConfiguration?.Role).toBe(
      `arn:aws:iam::${account}:role/tapctl/${environment}/${environment.toUpperCase()}-role-s3-replication-${region}`,
    );
    const others = REGIONS.filter((other) => other !== region);
    const rules = ReplicationConfiguration?.Rules ?? [];
    expect(rules.map(({ ID, Status }) => [ID, Status]).sort()).toEqual(
      others.map((other) => [`to-${other}`, "Enabled"]).sort(),
    );
    for (const other of others) {
      const rule = rules.find(({ ID }) => ID === `to-${other}`);
      expect(rule?.Destination?.Bucket).toBe(`arn:aws:s3:::${storageBucket(owner(), other)}`);
      expect(rule?.Destination?.EncryptionConfiguration?.ReplicaKmsKeyID).toBe(await keyArn(environment, other));
      expect(rule?.SourceSelectionCriteria?.SseKmsEncryptedObjects?.Status).toBe("Enabled");
    }
  });

  it.each(REGIONS)("keeps versions in %s, and locks them for 30 days", async (region) => {
    const client = new S3Client({ ...reach(region), forcePathStyle: true });
    const Bucket = storageBucket(owner(), region);

    expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe("Enabled");
    const { ObjectLockConfiguration } = await client.send(new GetObjectLockConfigurationCommand({ Bucket }));
    expect(ObjectLockConfiguration?.Rule?.DefaultRetention).toMatchObject({ Mode: "GOVERNANCE", Days: 30 });
  });
}

function storageBucket({ environment, account }: Owner, region: string): string {
  return `${environment}-storage-${region}-${account}`;
}

async function keyArn(environment: string, region: string): Promise<string | undefined> {
  const KeyId = `alias/${environment}-master-${region}`;
  return (await new KMSClient(reach(region)).send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.Arn;
}
