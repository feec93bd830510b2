import { harness } from "./harness.js";

export const DEPLOYED = {
  "us-east-1": { vpcId: "vpc-1" },
  "us-west-2": { vpcId: "vpc-2" },
  "ap-south-1": { vpcId: "vpc-3" },
  global: { regions: ["us-east-1", "us-west-2", "ap-south-1"] },
};

/** Types a command against a deployment that exists, for commands that are expected to be refused. */
export async function refused(argv: readonly string[], options: { readonly canAsk?: boolean } = {}) {
  const { run, engine } = harness({ deployed: DEPLOYED, ...options });
  const ended = await run(...argv);
  return { run: ended, error: ended.error, calls: engine.calls };
}
