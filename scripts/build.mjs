// Compiles src/ to dist/, and puts beside it what is deployed as it is: the functions' Python sources.
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";

const { status } = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
  stdio: "inherit",
});
if (status !== 0) process.exit(status ?? 1);
rmSync("dist/lambda", { recursive: true, force: true });
cpSync("src/lambda", "dist/lambda", { recursive: true, filter: (path) => !path.includes("__pycache__") });
