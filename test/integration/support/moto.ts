import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PROGRAM = fileURLToPath(new URL("../emulator", import.meta.url));
const REQUIREMENTS = join(PROGRAM, "requirements.txt");
/** What moto could not answer, and how it ended; coverage/ holds all that test runs leave behind. */
const LOG = fileURLToPath(new URL("../../../coverage/moto.log", import.meta.url));
/** Of the committed configuration. */
const ACCOUNT = "111122223333";

export interface Moto {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** An emulator of the tests' own, on a free port of this machine, empty. */
export async function startMoto(environment: string): Promise<Moto> {
  const port = await freePort();
  const server = await started(join(environment, "bin", "python"), port);
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint, server);
  return { endpoint, stop: () => stopped(server) };
}

async function started(python: string, port: number): Promise<ChildProcess> {
  await mkdir(dirname(LOG), { recursive: true });
  const log = await open(LOG, "w");
  const server = spawn(python, [PROGRAM, String(port)], {
    env: {
      PATH: process.env["PATH"],
      MOTO_ACCOUNT_ID: ACCOUNT,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      PYTHONDONTWRITEBYTECODE: "1",
    },
    stdio: ["ignore", "ignore", log.fd],
  });
  await log.close();
  server.once("exit", (code, signal) => {
    if (signal !== "SIGKILL") process.stderr.write(`moto ended with ${code ?? signal ?? "nothing"}: see ${LOG}\n`);
  });
  return server;
}

/** Outside the checkout, so that a second one does not install it again. */
export async function virtualEnvironment(): Promise<{ readonly folder: string } | { readonly missing: string }> {
  const digest = createHash("sha256")
    .update(await readFile(REQUIREMENTS))
    .digest("hex")
    .slice(0, 12);
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = join(cache, "tapctl", `moto-${digest}`);
  if (await isThere(join(folder, "complete"))) return { folder };
  process.stderr.write("Installing moto from PyPI, once for this machine\n");
  await rm(folder, { recursive: true, force: true });
  try {
    await promisify(execFile)("python3", ["-m", "venv", folder]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1"];
    await promisify(execFile)(join(folder, "bin", "python"), [...pip, "--requirement", REQUIREMENTS]);
  } catch (error) {
    return { missing: `moto cannot be installed: ${error instanceof Error ? lastLine(error.message) : String(error)}` };
  }
  await writeFile(join(folder, "complete"), "");
  return { folder };
}

/** Where pip says what was wrong. */
function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("This machine gives no port");
  return address.port;
}

async function untilItAnswers(endpoint: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`moto cannot be started:\n${await readFile(LOG, "utf8")}`);
    const answered = await fetch(`${endpoint}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await sleep(200);
  }
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGKILL");
  await ended;
}

export async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
