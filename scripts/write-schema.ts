/** Writes the generated files of config/: node scripts/write-schema.ts */
import { writeFile } from "node:fs/promises";
import { registerHooks } from "node:module";

// The sources import each other as the compiler's output, which need not be there.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const ours = context.parentURL?.includes("/node_modules/") !== true && specifier.startsWith(".");
    return nextResolve(ours ? specifier.replace(/\.js$/, ".ts") : specifier, context);
  },
});

const { environmentSchemaText } = await import("../src/configuration/schema/json-schema.js");
const { DEV_ANSWERS, environmentTemplate, SEED_ANSWERS } = await import("../src/configuration/template.js");
const config = new URL("../config/", import.meta.url);
await writeFile(new URL("schema.json", config), environmentSchemaText());
await writeFile(new URL("prod.yaml", config), environmentTemplate("prod", SEED_ANSWERS));
await writeFile(new URL("dev.yaml", config), environmentTemplate("dev", DEV_ANSWERS));
