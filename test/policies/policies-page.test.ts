import { readFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { expect, it } from "vitest";
import { policiesPage } from "../../scripts/documents/policies-page.js";
import { RULES } from "../../src/policies/catalogue.js";
import { EXCEPTIONS } from "../../src/policies/exceptions.js";

const PAGE = new URL("../../docs/policies.md", import.meta.url);

it("has every control and exception as the rules have them (npm run policies writes it)", async () => {
  const style = await resolveConfig(PAGE);
  const wanted = await format(policiesPage(RULES, EXCEPTIONS), { ...style, parser: "markdown" });

  expect(await readFile(PAGE, "utf8")).toBe(wanted);
});
