/** Writes the generated files of config/: node scripts/write-schema.ts */
import { writeFile } from "node:fs/promises";
import { loadSources } from "./documents/source-hooks.ts";

loadSources();
const { environmentSchemaText } = await import("../src/configuration/schema/json-schema.js");
const { DEV_ANSWERS, environmentTemplate, SEED_ANSWERS } = await import("../src/configuration/template.js");
const config = new URL("../config/", import.meta.url);
await writeFile(new URL("schema.json", config), environmentSchemaText());
await writeFile(new URL("prod.yaml", config), environmentTemplate("prod", SEED_ANSWERS));
await writeFile(new URL("dev.yaml", config), environmentTemplate("dev", DEV_ANSWERS));
