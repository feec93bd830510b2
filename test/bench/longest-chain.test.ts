import { expect, it } from "vitest";
import { longestChain, nameOf } from "../../bench/longest-chain.js";
import type { ResourceState } from "../../src/automation/state/ledger.js";

const urn = (name: string): string => `urn:pulumi:prod-global::tapctl::aws:ec2/vpc:Vpc::${name}`;
const resource = (name: string, more: Partial<ResourceState> = {}): ResourceState => ({
  urn: urn(name),
  type: "aws:ec2/vpc:Vpc",
  id: name,
  ...more,
});

it("follows dependencies, properties, parents and providers, and counts only what costs an operation", () => {
  const provider = resource("provider", { type: "pulumi:providers:aws" });
  const resources = [
    provider,
    resource("key", { provider: `${provider.urn}::1` }),
    { urn: urn("component"), type: "tapctl:network:Network", dependencies: [urn("key")] },
    resource("vpc", { parent: urn("component") }),
    resource("subnet", { propertyDependencies: { vpcId: [urn("vpc")] } }),
    resource("alone"),
  ];

  const chain = longestChain(resources);

  expect(chain.map(nameOf)).toEqual(["key", "vpc", "subnet"]);
});
