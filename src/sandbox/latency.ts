import { setTimeout as wait } from "node:timers/promises";

/** Seconds that AWS takes, roughly, where it is more than one. */
const CREATE_SECONDS: Readonly<Record<string, number>> = {
  "aws:ec2/natGateway:NatGateway": 110,
  "aws:ec2/vpcEndpoint:VpcEndpoint": 60,
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": 15,
  "aws:ec2/vpc:Vpc": 12,
  "aws:iam/role:Role": 8,
  "aws:kms/key:Key": 10,
  "aws:lb/loadBalancer:LoadBalancer": 150,
  "aws:rds/instance:Instance": 900,
  "aws:dynamodb/table:Table": 60,
};

export interface Latency {
  /** For every create, update and delete. */
  readonly flatMs: number;
  /** 1 takes as long as AWS does, 0 no time at all. */
  readonly timeScale: number;
}

export type Operation = "create" | "update" | "delete";

export function latencyOf({ flatMs, timeScale }: Latency, type: string, operation: Operation): number {
  const seconds = operation === "create" ? (CREATE_SECONDS[type] ?? 1) : 1;
  return flatMs + seconds * 1000 * timeScale;
}

export function settleAfter(latency: Latency) {
  return async (type: string, operation: Operation): Promise<void> => {
    const ms = latencyOf(latency, type, operation);
    // A process that has closed its sandbox need not wait for answers that nobody will read.
    if (ms > 0) await wait(ms, undefined, { ref: false });
  };
}
