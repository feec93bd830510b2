/** Losing one of these loses data, or the key to it: they are named before the question is asked. */
const DATA_BEARING: ReadonlySet<string> = new Set([
  "aws:kms/key:Key",
  "aws:s3/bucket:Bucket",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:rds/instance:Instance",
  "aws:dynamodb/table:Table",
  "aws:backup/vault:Vault",
  "aws:secretsmanager/secret:Secret",
  "aws:ebs/volume:Volume",
]);

export function isDataBearing(type: string): boolean {
  return DATA_BEARING.has(type);
}
