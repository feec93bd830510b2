import type { PlannedResource } from "../planned-resource.js";
import type { Policy } from "./analyse.js";
import { type PolicyKind } from "./document.js";
import { isRecord } from "../planned-resource.js";

/** Where a resource's inputs hold documents. */
const DOCUMENTS: Readonly<Record<string, Readonly<Record<string, PolicyKind>>>> = {
  "aws:backup/vaultPolicy:VaultPolicy": { policy: "resource" },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { policyDocument: "resource" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { policy: "endpoint" },
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": { policy: "endpoint" },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { policy: "resource" },
  "aws:iam/groupPolicy:GroupPolicy": { policy: "identity" },
  "aws:iam/policy:Policy": { policy: "identity" },
  "aws:iam/role:Role": { assumeRolePolicy: "trust" },
  "aws:iam/rolePolicy:RolePolicy": { policy: "identity" },
  "aws:iam/userPolicy:UserPolicy": { policy: "identity" },
  "aws:kms/key:Key": { policy: "key" },
  "aws:kms/keyPolicy:KeyPolicy": { policy: "key" },
  "aws:kms/replicaKey:ReplicaKey": { policy: "key" },
  "aws:organizations/policy:Policy": { content: "service-control" },
  "aws:s3/bucketPolicy:BucketPolicy": { policy: "resource" },
  "aws:secretsmanager/secret:Secret": { policy: "resource" },
  "aws:secretsmanager/secretPolicy:SecretPolicy": { policy: "resource" },
  "aws:sns/topic:Topic": { policy: "resource" },
  "aws:sns/topicPolicy:TopicPolicy": { policy: "resource" },
  "aws:sqs/queue:Queue": { policy: "resource" },
  "aws:sqs/queuePolicy:QueuePolicy": { policy: "resource" },
};

/** The types whose resources hold documents of one of these kinds. */
export function holdersOf(...kinds: readonly PolicyKind[]): readonly string[] {
  return Object.entries(DOCUMENTS)
    .filter(([, properties]) => Object.values(properties).some((kind) => kinds.includes(kind)))
    .map(([type]) => type);
}

/** The documents of a planned resource, those that are not known yet among them. */
export function policiesOf({ type, inputs }: PlannedResource): readonly Policy[] {
  const listed = Object.entries(DOCUMENTS[type] ?? {}).flatMap(([property, kind]) =>
    inputs[property] === undefined ? [] : [{ kind, document: inputs[property] }],
  );
  const inline = [inputs["inlinePolicies"] ?? []].flat().filter(isRecord);
  return [...listed, ...inline.map(({ policy }) => ({ kind: "identity" as const, document: policy }))];
}
