import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { Screen } from "./fakes/screen.js";

/** Runs a command on a pseudo-terminal of a given size, and types once it is asked something. */
const ON_A_TERMINAL = `
import fcntl, os, pty, struct, sys, termios
columns, keys, command = int(sys.argv[1]), sys.argv[2].encode(), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execvp(command[0], command)
seen, typed = b"", False
while True:
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        break
    if not chunk:
        break
    seen += chunk
    if not typed and b"[y/N]" in seen:
        typed = True
        os.write(terminal, keys)
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

const SOURCES = new URL("fakes/load-sources.ts", import.meta.url).pathname;
const RUN = new URL("fakes/real-terminal.ts", import.meta.url).pathname;
const hasPython = spawnSync("python3", ["--version"]).status === 0;

function runOnTerminal(columns: number, keys: string) {
  const node = [process.execPath, "--import", SOURCES, RUN];
  const { stdout, status } = spawnSync("python3", ["-c", ON_A_TERMINAL, String(columns), keys, ...node], {
    encoding: "utf8",
  });
  const screen = new Screen(Math.max(columns, 80));
  screen.write(stdout);
  return { status, stdout, screen };
}

describe.runIf(hasPython)("on a real terminal", { timeout: 30_000 }, () => {
  it("draws rows, asks, waits, and leaves the terminal as it was", () => {
    const { status, stdout, screen } = runOnTerminal(80, "y\r");

    expect(status).toBe(0);
    expect(stdout).toContain("aws:rds/instance:Instance database");
    expect(screen.cursorHidden).toBe(false);
    expect(screen.text().split("\n")).toEqual([
      "Go on? [y/N] y",
      "✔ us-east-1  up succeeded in 1m 23s: 52 created",
      "answer: true",
    ]);
  });

  it("takes Ctrl-C at a question for a no", () => {
    const { status, screen } = runOnTerminal(80, "\u0003");

    expect(status).toBe(0);
    expect(screen.text()).toContain("answer: false");
  });

  it("prints lines and does not hang where the terminal has no width", () => {
    const { status, stdout } = runOnTerminal(0, "y\r");

    expect(status).toBe(0);
    expect(stdout).toContain("[us-east-1] up started: 52 changes");
    expect(stdout).not.toContain("\u001b[?25l");
  });
});
