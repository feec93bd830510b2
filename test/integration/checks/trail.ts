import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { expect, it } from "vitest";
import { only, reach } from "../support/account.js";

const HOME = "us-east-1";

export function trailChecks(owner: () => { readonly environment: string; readonly account: string }): void {
  it("records every region into one encrypted, validated trail", async () => {
    const { environment, account } = owner();
    const client = new CloudTrailClient(reach(HOME));
    const Name = `${environment.toUpperCase()}-cloudtrail-main-global`;
    const { trailList } = await client.send(new DescribeTrailsCommand({ trailNameList: [Name] }));
    const KeyId = `alias/${environment}-master-${HOME}`;
    const { KeyMetadata } = await new KMSClient(reach(HOME)).send(new DescribeKeyCommand({ KeyId }));

    expect(only(trailList, "trail")).toMatchObject({
      Name,
      HomeRegion: HOME,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
      S3BucketName: `${environment}-trail-${HOME}-${account}`,
      KmsKeyId: KeyMetadata?.Arn,
      CloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/tapctl/${environment}/${environment.toUpperCase()}-role-cloudtrail-logs-global`,
    });
    expect((await client.send(new GetTrailStatusCommand({ Name }))).IsLogging).toBe(true);
  });
}
