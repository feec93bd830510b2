import { expect, it } from "vitest";
import { edited, load } from "./project.js";

it("V20 says again what is paid for three times, and stops nothing", async () => {
  const { warnings } = await load(edited("  nat: single\n", "  nat: per-az\n"));

  expect(warnings.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
    ["V20", "warning", 'network.nat is "per-az": 9 gateways, each paid by the hour, in place of 3'],
  ]);
});
