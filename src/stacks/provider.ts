import { Provider } from "@pulumi/aws/provider.js";

import type { PlatformSettings } from "./settings.js";

/** The only way to AWS in a stack: default providers are off. It refuses to touch any other account. */
export function awsProvider({ account, tags }: PlatformSettings, region: string): Provider {
  return new Provider("aws", { region, allowedAccountIds: [account], defaultTags: { tags: { ...tags } } });
}
