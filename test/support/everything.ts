import { globalProgram } from "../../src/stacks/global.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import type { PlatformSettings } from "../../src/stacks/settings.js";
import { register, type Registered } from "./mocks.js";
import { FULL } from "./full-settings.js";
import { OUTPUTS } from "./regional-outputs.js";

/** Every resource of a deployment: the home region, another one, and what ties all of them together. */
export async function everything(settings: PlatformSettings = FULL): Promise<readonly Registered[]> {
  const home = await register(() => regionalProgram(settings, "us-east-1"));
  const other = await register(() => regionalProgram(settings, "us-west-2"), { stack: "prod-us-west-2" });
  return [...home, ...other, ...(await register(() => globalProgram(settings, OUTPUTS), { stack: "prod-global" }))];
}
