#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

// Not in the shared temporary folder, where others could write what is run here.
enableCompileCache(join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "tapctl", "compiled"));
const { main } = await import("../dist/main.js");
process.exitCode = await main(process.argv.slice(2));
