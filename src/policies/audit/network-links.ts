import type { NetworkLink } from "../../deployment/audit.js";
import { isRecord } from "../planned-resource.js";
import type { Placed } from "./placed-resources.js";

type Inputs = Readonly<Record<string, unknown>>;

/** Regions other than the resource's own, as names and ARNs tell them. */
interface Ends {
  readonly from?: unknown;
  readonly to?: readonly unknown[];
}

interface Joint {
  readonly kind: NetworkLink["kind"];
  readonly ends: (inputs: Inputs) => Ends;
}

/** By type: where a resource joins its region to others. */
const JOINTS: Readonly<Record<string, Joint>> = {
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": {
    kind: "peering",
    ends: ({ peerRegion }) => ({ to: [peerRegion] }),
  },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    kind: "storage",
    ends: ({ rules }) => ({ to: records(rules).map(({ destination }) => records(destination)[0]?.["bucket"]) }),
  },
  "aws:rds/instance:Instance": {
    kind: "database",
    ends: ({ replicateSourceDb }) => ({ from: replicateSourceDb }),
  },
  "aws:dynamodb/table:Table": {
    kind: "table",
    ends: ({ replicas }) => ({ to: records(replicas).map(({ regionName }) => regionName) }),
  },
  "aws:secretsmanager/secret:Secret": {
    kind: "secret",
    ends: ({ replicas }) => ({ to: records(replicas).map(({ region }) => region) }),
  },
  "aws:backup/plan:Plan": {
    kind: "backup",
    ends: ({ rules }) => ({
      to: records(rules).flatMap(({ copyActions }) =>
        records(copyActions).map(({ destinationVaultArn }) => destinationVaultArn),
      ),
    }),
  },
};

/** What joins these regions, each pair once a kind. */
export function linksOf(placed: readonly Placed[], regions: readonly string[]): readonly NetworkLink[] {
  const regionIn = (value: unknown): string | undefined =>
    typeof value === "string" ? regions.find((region) => value.includes(region)) : undefined;
  const found = placed.flatMap(({ resource, region }): readonly NetworkLink[] => {
    const joint = JOINTS[resource.type];
    if (joint === undefined || region === undefined) return [];
    const { from, to = [] } = joint.ends(resource.inputs);
    const pairs = [[regionIn(from), region], ...to.map((end) => [region, regionIn(end)])];
    return pairs.flatMap(([start, end]) =>
      start === undefined || end === undefined || start === end ? [] : [{ kind: joint.kind, from: start, to: end }],
    );
  });
  return [...new Map(found.map((one) => [`${one.kind} ${one.from} ${one.to}`, one])).values()];
}

function records(value: unknown): readonly Inputs[] {
  return [value].flat().filter(isRecord);
}
