import type * as pulumi from "@pulumi/pulumi";

import type {
  BackupOutputs,
  ComputeOutputs,
  DatabaseOutputs,
  FunctionOutputs,
  WatchOutputs,
} from "./feature-outputs.js";

export interface BucketOutputs {
  readonly name: string;
  readonly arn: string;
}

/** What the global stack may rely on from every region. */
export interface RegionalOutputs extends ComputeOutputs, FunctionOutputs, BackupOutputs, DatabaseOutputs, WatchOutputs {
  readonly region: string;
  readonly accountId: string;
  readonly vpcId: string;
  readonly vpcCidr: string;
  readonly vpcIpv6Cidr: string;
  readonly publicSubnetIds: readonly string[];
  readonly privateSubnetIds: readonly string[];
  readonly dataSubnetIds: readonly string[];
  /** The upper half of the VPC's block, private and data tier: what peers route to. */
  readonly privateTierCidr4: string;
  readonly privateTierCidr6: string;
  readonly routeTableIds: {
    readonly public: readonly string[];
    readonly private: readonly string[];
    readonly data: readonly string[];
  };
  readonly naclIds: { readonly private: string; readonly data: string };
  readonly kmsKeyArn: string;
  readonly kmsAliasName: string;
  readonly storageBucket: BucketOutputs;
  readonly logsBucket: BucketOutputs;
  readonly alertsTopicArn: string;
  readonly boundaryPolicyArn: string;
  readonly autoscalingSlrArn: string;
  /** Secret, since a webhook's address carries a token. */
  readonly alertEndpoints: readonly string[];
}

/** The same structure with leaves that may still be unknown, as in a preview before the first deployment. */
export type AsInputs<T> = T extends string
  ? pulumi.Input<T>
  : T extends readonly (infer Item)[]
    ? readonly AsInputs<Item>[]
    : { readonly [Key in keyof T]: AsInputs<T[Key]> };

export type RegionalInputs = AsInputs<RegionalOutputs>;
export type ComputeInputs = AsInputs<ComputeOutputs>;
export type BackupInputs = AsInputs<BackupOutputs>;
export type DatabaseInputs = AsInputs<DatabaseOutputs>;
export type WatchInputs = AsInputs<WatchOutputs>;
