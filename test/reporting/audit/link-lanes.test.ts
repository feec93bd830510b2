import { expect, it } from "vitest";
import type { NetworkLink } from "../../../src/deployment/audit.js";
import { layLinks } from "../../../src/reporting/audit/html/link-lanes.js";

const REGIONS = ["a", "b", "c"];
const link = (kind: NetworkLink["kind"], from: string, to: string): NetworkLink => ({ kind, from, to });
const rows = (links: readonly NetworkLink[]) =>
  layLinks(links, REGIONS).map(({ from, to, row, both, first }) => [`${from}${both ? "↔" : "→"}${to}`, row, first]);

it("puts short links beside each other and long ones below", () => {
  const peerings = [link("peering", "a", "c"), link("peering", "a", "b"), link("peering", "b", "c")];

  expect(rows(peerings)).toEqual([
    ["a↔b", 0, true],
    ["b↔c", 0, false],
    ["a↔c", 1, false],
  ]);
});

it("draws two ways as one, and each kind below the one before", () => {
  const links = [
    link("storage", "a", "b"),
    link("storage", "b", "a"),
    link("backup", "c", "a"),
    link("table", "a", "b"),
  ];

  expect(rows(links)).toEqual([
    ["a↔b", 0, true],
    ["a→b", 1, true],
    ["c→a", 2, true],
  ]);
});
