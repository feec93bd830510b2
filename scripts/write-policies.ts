/** Writes docs/policies.md: npm run policies */
import { writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { policiesPage } from "./documents/policies-page.ts";
import { loadSources } from "./documents/source-hooks.ts";

loadSources();
const { RULES } = await import("../src/policies/catalogue.js");
const { EXCEPTIONS } = await import("../src/policies/exceptions.js");
const page = new URL("../docs/policies.md", import.meta.url);
const style = await resolveConfig(page);
await writeFile(page, await format(policiesPage(RULES, EXCEPTIONS), { ...style, parser: "markdown" }));
