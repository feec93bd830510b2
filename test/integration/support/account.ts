import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { inject } from "vitest";

export const REGIONS = ["us-east-1", "us-west-2", "ap-south-1"] as const;
export type Region = (typeof REGIONS)[number];

/** How a client of the SDK reaches the account that is tested: the tests never ask Pulumi what it made. */
export function reach(region: string) {
  const { endpoint } = inject("target");
  if (endpoint === undefined) return { region };
  return {
    region,
    endpoint: endpoint.replace("127.0.0.1", "localhost"),
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
}

export async function accountId(): Promise<string> {
  const { Account = "" } = await new STSClient(reach("us-east-1")).send(new GetCallerIdentityCommand({}));
  return Account;
}

export async function createZone(Name: string): Promise<string> {
  const client = new Route53Client(reach("us-east-1"));
  const { HostedZone } = await client.send(new CreateHostedZoneCommand({ Name, CallerReference: Name }));
  return HostedZone?.Id?.split("/").at(-1) ?? "";
}

interface Tagged {
  readonly Tags?: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined;
}

export function nameOf({ Tags }: Tagged): string | undefined {
  return Tags?.find(({ Key }) => Key === "Name")?.Value;
}

/** Exactly one, or the test fails. */
export function only<T>(found: readonly T[] | undefined, what: string): T {
  const [first, ...others] = found ?? [];
  if (first === undefined || others.length > 0) throw new Error(`Wanted one ${what}, found ${found?.length ?? 0}`);
  return first;
}
