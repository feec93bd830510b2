import { Provider } from "@pulumi/aws/provider.js";

import type { PlatformSettings } from "./settings.js";

/**
 * What an emulator lacks: names of buckets as hosts, instance metadata, and a reason to try 25 times what it does not
 * implement. Its address is in the environment of the engine, so that it never gets into the state.
 */
const EMULATED = {
  s3UsePathStyle: true,
  skipCredentialsValidation: true,
  skipMetadataApiCheck: true,
  maxRetries: 2,
} as const;

/** The only way to AWS in a stack: default providers are off. It refuses to touch any other account. */
export function awsProvider({ account, endpoint, tags }: PlatformSettings, region: string): Provider {
  const own = { region, allowedAccountIds: [account], defaultTags: { tags: { ...tags } } };
  return new Provider("aws", endpoint === undefined ? own : { ...own, ...EMULATED });
}
