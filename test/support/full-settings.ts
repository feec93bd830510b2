import type { PlatformSettings } from "../../src/stacks/settings.js";
import { PROD } from "./settings.js";

/** Production with everything on that config/prod.yaml leaves off. */
export const FULL: PlatformSettings = {
  ...PROD,
  alerts: { ...PROD.alerts, slack: { teamId: "T0123456789", channelId: "C0123456789" } },
  contacts: { security: { name: "Security", title: "On call", email: "security@example.com", phone: "+1 555 0100" } },
  ci: { manageRole: true, repository: "my-org/platform", environment: "production" },
  budget: { monthlyUsd: 5000, scope: "account" },
  organization: { enabled: true, targetIds: ["ou-ab12-cd34ef56"], allowedRegions: [] },
};
