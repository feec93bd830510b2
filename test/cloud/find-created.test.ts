import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { hasWay } from "../../src/cloud/recovery/find-created.js";
import { everything } from "../support/everything.js";

const PAGE = readFileSync(new URL("../../docs/recovery.md", import.meta.url), "utf8");
/** The first cells of the table of what is not looked for. */
const LISTED = [...PAGE.matchAll(/^\| (`aws:.*?) +\|/gm)].flatMap(([, cell = ""]) => cell.match(/aws:[^`]+/g) ?? []);

/** A rotation takes a database with a function of its own, which the fullest of all settings do not have. */
const MORE = ["aws:secretsmanager/secretRotation:SecretRotation"];

it("everything that the platform makes is found on AWS, or docs/recovery.md tells what happens instead", async () => {
  const types = new Set([...(await everything()).map(({ type }) => type), ...MORE]);
  const made = [...types].filter((type) => type.startsWith("aws:"));

  expect(made.filter((type) => !hasWay(type)).sort()).toEqual([...LISTED].sort());
});
