import type { ProtectedFeature } from "./feature-settings.js";
import type { LifecycleSettings, PlatformSettings } from "./settings.js";

/** How the resources of one feature are kept: like the environment's, unless the feature is to go. */
export function lifecycleOf(
  { lifecycle, unprotected }: Pick<PlatformSettings, "lifecycle" | "unprotected">,
  feature: ProtectedFeature,
): LifecycleSettings {
  return unprotected.includes(feature) ? { ...lifecycle, protect: false } : lifecycle;
}
