import { expect, it } from "vitest";
import { edited, GOOD, load } from "./project.js";

const ENDPOINTS = GOOD.match(/  interfaceEndpoints:(?:.|\n)*?\]\n/)?.[0] ?? "";

it.each([
  [
    edited("  nat: single\n", "  nat: per-az\n"),
    'network.nat is "per-az": 9 gateways, each paid by the hour, in place of 3',
  ],
  [
    edited("  nat: single\n", "  nat: regional\n"),
    'network.nat is "regional": paid by the hour for every zone in use, up to 9, in place of 3',
  ],
  [
    edited(ENDPOINTS, ENDPOINTS.replace("]", ", ecr.api, ecr.dkr]")),
    "network.interfaceEndpoints has 13 services: 117 endpoints, each paid by the hour, in place of 99",
  ],
  [
    edited("  replicaMultiAz: false\n", "  replicaMultiAz: true\n"),
    "database.replicaMultiAz is on: 4 replicas, each paid by the hour, in place of 2",
  ],
  [
    edited("  onDemandPercent: 50\n", "  onDemandPercent: 100\n"),
    "compute.onDemandPercent is 100: no web server is a spot instance",
  ],
])("V20 says again what is paid for several times, and stops nothing", async (text, message) => {
  const { warnings } = await load(text);

  expect(warnings.map((one) => [one.rule, one.severity, one.message])).toEqual([["V20", "warning", message]]);
});

it("V20 says nothing of what is not deployed, nor of the defaults", async () => {
  const text = edited(
    "preset: prod",
    "preset: prod\n  database: false",
    edited("  replicaMultiAz: false\n", "  replicaMultiAz: true\n"),
  );

  expect((await load(text)).warnings).toEqual([]);
  expect((await load(GOOD)).warnings).toEqual([]);
});
