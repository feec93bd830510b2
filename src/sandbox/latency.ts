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

export function settleAfter({ flatMs, timeScale }: Latency) {
  return async (type: string, operation: "create" | "update" | "delete"): Promise<void> => {
    const seconds = operation === "create" ? (CREATE_SECONDS[type] ?? 1) : 1;
    const ms = flatMs + seconds * 1000 * timeScale;
    if (ms > 0) await wait(ms);
  };
}
