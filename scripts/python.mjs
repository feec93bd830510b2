// Tests the functions of src/lambda, which are Python, in an environment of their own: made once for each set of pinned
// packages, in the user's cache. Where there is no Python or no package index, one line says so; CI fails instead.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const REQUIREMENTS = "test/lambda/requirements.txt";
/** Lambda has 3.12; the functions use nothing newer than this. */
const LEAST = [3, 11];
const WITHIN = `import sys; sys.exit(sys.version_info < (${LEAST.join(", ")}))`;
const required = process.env["CI"] !== undefined || process.env["TAPCTL_TEST_PYTHON"] === "required";

function succeeds(command, args, stdio = "ignore") {
  return spawnSync(command, args, { stdio }).status === 0;
}

function python() {
  const names = ["python3.12", "python3", "python"];
  return (
    names.find((name) => succeeds(name, ["-c", WITHIN])) ?? giveUp(`no Python ${LEAST.join(".")} or newer is there`)
  );
}

/** Returns the environment's own Python. */
function environment() {
  const base = python();
  const version = spawnSync(base, ["-VV"], { encoding: "utf8" }).stdout;
  const digest = createHash("sha256").update(version).update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 16);
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const folder = join(cache, "tapctl", `python-${digest}`);
  const own = join(folder, "bin", "python");
  if (existsSync(join(folder, "complete"))) return own;

  process.stderr.write("Installing what tests the Lambda functions\n");
  rmSync(folder, { recursive: true, force: true });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1"];
  if (!succeeds(base, ["-m", "venv", folder])) giveUp(`${base} -m venv failed`);
  if (!succeeds(own, [...pip, "--require-hashes", "--only-binary", ":all:", "-r", REQUIREMENTS], "inherit")) {
    giveUp("pip could not install test/lambda/requirements.txt");
  }
  succeeds(own, ["-c", "import sys; open(sys.argv[1], 'w')", join(folder, "complete")]);
  return own;
}

function giveUp(reason) {
  process.stderr.write(`SKIPPED the tests of the Lambda functions (test/lambda): ${reason}\n`);
  process.exit(required ? 1 : 0);
}

const { status } = spawnSync(environment(), ["-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "test/lambda"], {
  stdio: "inherit",
});
process.exit(status ?? 1);
