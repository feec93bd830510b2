import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PROGRAM = fileURLToPath(new URL("../emulator", import.meta.url));
const REQUIREMENTS = join(PROGRAM, "requirements.txt");
/** Of the committed configuration. */
const ACCOUNT = "111122223333";

export interface Moto {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** An emulator of the tests' own, on a free port of this machine, empty. */
export async function startMoto(): Promise<Moto> {
  const python = join(await virtualEnvironment(), "bin", "python");
  const port = await freePort();
  const server = spawn(python, [PROGRAM, String(port)], {
    env: {
      PATH: process.env["PATH"],
      MOTO_ACCOUNT_ID: ACCOUNT,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      PYTHONDONTWRITEBYTECODE: "1",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: string[] = [];
  server.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.push(text);
    if (said.length > 50) said.shift();
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint, server, () => said.join(""));
  return { endpoint, stop: () => stopped(server) };
}

/** Outside the checkout, so that a second one does not install it again. */
async function virtualEnvironment(): Promise<string> {
  const digest = createHash("sha256")
    .update(await readFile(REQUIREMENTS))
    .digest("hex")
    .slice(0, 12);
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = join(cache, "tapctl", `moto-${digest}`);
  if (await isThere(join(folder, "complete"))) return folder;
  process.stderr.write("Installing moto from PyPI, once for this machine\n");
  await rm(folder, { recursive: true, force: true });
  await promisify(execFile)("python3", ["-m", "venv", folder]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", REQUIREMENTS];
  await promisify(execFile)(join(folder, "bin", "python"), pip);
  await writeFile(join(folder, "complete"), "");
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("This machine gives no port");
  return address.port;
}

async function untilItAnswers(endpoint: string, server: ChildProcess, said: () => string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`moto cannot be started:\n${said()}`);
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

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
