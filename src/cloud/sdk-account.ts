import type { AwsAccount, SingletonKind } from "./aws-account.js";
import { explained, isNamed } from "./sdk-errors.js";

/** How clients reach the account: nothing but the region for AWS itself. */
export interface Reach {
  readonly primary: string;
  readonly endpoint?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** An account behind the AWS SDK; each client is loaded when it is first asked. */
export function sdkAccount({ primary, ...common }: Reach): AwsAccount {
  const home = { ...common, region: primary, maxAttempts: 3 };
  const asked = <T>(ask: () => Promise<T>): Promise<T> => explained(ask, common.endpoint);
  return {
    credentials: () =>
      asked(async () => {
        const { STSClient } = await import("@aws-sdk/client-sts");
        return await new STSClient(home).config.credentials();
      }),
    identity: () =>
      asked(async () => {
        const { STSClient, GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
        const { Account = "", Arn = "" } = await new STSClient(home).send(new GetCallerIdentityCommand({}));
        return { account: Account, arn: Arn };
      }),
    enabledRegions: () =>
      asked(async () => {
        const { EC2Client, DescribeRegionsCommand } = await import("@aws-sdk/client-ec2");
        const { Regions = [] } = await new EC2Client(home).send(new DescribeRegionsCommand({ AllRegions: true }));
        return Regions.filter(({ OptInStatus }) => OptInStatus !== "not-opted-in").map(
          ({ RegionName = "" }) => RegionName,
        );
      }),
    singleton: (kind, region) => asked(() => LOOKS[kind]({ ...home, region })),
    ensureServiceRole: async ({ service, name }) => {
      const { IAMClient, GetRoleCommand, CreateServiceLinkedRoleCommand } = await import("@aws-sdk/client-iam");
      const client = new IAMClient(home);
      const there = await client.send(new GetRoleCommand({ RoleName: name })).then(
        () => true,
        (error: unknown) => {
          if (isNamed(error, "NoSuchEntity")) return false;
          throw error;
        },
      );
      if (there) return false;
      return await client.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: service })).then(
        () => true,
        (error: unknown) => {
          if (isTaken(error)) return false;
          throw error;
        },
      );
    },
  };
}

type Client = Omit<Reach, "primary"> & { readonly region: string };

const LOOKS: Readonly<Record<SingletonKind, (client: Client) => Promise<string | undefined>>> = {
  async config(client) {
    const sdk = await import("@aws-sdk/client-config-service");
    const found = await new sdk.ConfigServiceClient(client).send(new sdk.DescribeConfigurationRecordersCommand({}));
    // Those of AWS's own services, such as Security Hub's, do not stand in the way.
    return found.ConfigurationRecorders?.find(({ servicePrincipal }) => servicePrincipal === undefined)?.name;
  },
  async deliveryChannel(client) {
    const sdk = await import("@aws-sdk/client-config-service");
    const found = await new sdk.ConfigServiceClient(client).send(new sdk.DescribeDeliveryChannelsCommand({}));
    return found.DeliveryChannels?.[0]?.name;
  },
  async guardDuty(client) {
    const sdk = await import("@aws-sdk/client-guardduty");
    return (await new sdk.GuardDutyClient(client).send(new sdk.ListDetectorsCommand({}))).DetectorIds?.[0];
  },
  async securityHub(client) {
    const sdk = await import("@aws-sdk/client-securityhub");
    return await new sdk.SecurityHubClient(client).send(new sdk.DescribeHubCommand({})).then(
      ({ HubArn }) => HubArn,
      (error: unknown) => {
        if (isNamed(error, "InvalidAccessException") || isNamed(error, "ResourceNotFoundException")) return undefined;
        throw error;
      },
    );
  },
  async ciProvider(client) {
    const sdk = await import("@aws-sdk/client-iam");
    const found = await new sdk.IAMClient(client).send(new sdk.ListOpenIDConnectProvidersCommand({}));
    const arns = found.OpenIDConnectProviderList?.flatMap(({ Arn }) => Arn ?? []) ?? [];
    return arns.find((arn) => arn.endsWith("/token.actions.githubusercontent.com"));
  },
};

/** IAM says "has been taken in this account"; moto gives it a code of its own. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return isNamed(error, "EntityAlreadyExists") || /has been taken in this account/.test(error.message);
}
