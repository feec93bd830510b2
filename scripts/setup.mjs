// Puts everything in place that a fresh checkout lacks: packages, the compiled tool, the engine. Runs on Node 20, with
// nothing installed, so it is plain JavaScript; what is in place already costs less than a second. Whatever follows it
// in a script of package.json is an npm script too: the shell remembers where it found `node` before there was another.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** npm keeps a copy of the lock file beside what it installed. */
function packagesAreCurrent() {
  const installed = "node_modules/.package-lock.json";
  if (!existsSync(installed) || !existsSync("node_modules/.bin/node")) return false;
  return statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs || sameVersions(installed);
}

/** A checkout may have touched the lock file without changing it. */
function sameVersions(installed) {
  const read = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const wanted = read("package-lock.json");
  const present = read(installed);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional === true || present[path]?.version === version,
  );
}

if (!packagesAreCurrent()) {
  process.stderr.write("Installing packages\n");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}
run("node_modules/.bin/node", ["scripts/build.mjs"]);
run("node_modules/.bin/node", ["bin/tapctl.js", "engine", "install"]);
