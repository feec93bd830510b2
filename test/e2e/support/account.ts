import { expect } from "vitest";
import type { InventoryResource } from "../../../src/sandbox/inventory/read-inventory.js";
import { dataOf } from "./output.js";
import type { Place } from "./place.js";
import { tapctl } from "./tapctl.js";

export type { InventoryResource };

/** Everything in the simulated account. */
export async function inventory(place: Place): Promise<readonly InventoryResource[]> {
  const ended = await tapctl(place, ["sandbox", "inventory", "--json"]);
  return (dataOf(ended) as { resources: readonly InventoryResource[] }).resources;
}

/** The account and the stacks agree: no orphan, no duplicate, nothing missing. */
export async function expectClean(place: Place): Promise<void> {
  const { status, stdout } = await tapctl(place, ["sandbox", "inventory", "--check"]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: "The account and the stacks agree\n" });
}

/** Names one resource among all, whatever else shares its id. */
export function keyOf({ region, type, id }: InventoryResource): string {
  return `${region} ${type} ${id}`;
}

export function countByType(resources: readonly InventoryResource[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type } of resources) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
