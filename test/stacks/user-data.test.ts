import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type RequestOptions } from "node:https";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connect, type SecureVersion } from "node:tls";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { userData } from "../../src/stacks/components/compute/servers/user-data.js";

const FOLDER = mkdtempSync(join(tmpdir(), "tapctl-server-"));
const SCRIPT = userData("/prod/web/us-east-1");
afterAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
});

/** What the script writes to a file: `cat >file <<'MARK'`. */
function written(file: string): string {
  const [, mark = ""] = new RegExp(`cat >${file} <<'(\\w+)'\\n`).exec(SCRIPT) ?? [];
  return SCRIPT.split(`cat >${file} <<'${mark}'\n`)[1]?.split(`\n${mark}\n`)[0] ?? "";
}

describe("the script that a server starts with", () => {
  it("is one that bash reads, and within what EC2 takes", () => {
    expect(() => execFileSync("bash", ["-n"], { input: SCRIPT })).not.toThrow();
    expect(SCRIPT).toMatch(/^#!\/bin\/bash\n\nset -euo pipefail\n/);
    expect(Buffer.byteLength(SCRIPT)).toBeLessThan(16_384);
  });

  it("runs the server as nobody else, without any right", () => {
    const unit = written("/etc/systemd/system/web.service").split("\n");

    expect(unit).toEqual(
      expect.arrayContaining([
        "User=web",
        "ExecStart=/usr/bin/python3 -I /opt/web/server.py 0.0.0.0 8443 /etc/web/certificate.pem /etc/web/key.pem",
        "Restart=always",
        "CapabilityBoundingSet=",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "SystemCallFilter=@system-service",
        "WantedBy=multi-user.target",
      ]),
    );
  });

  it("ships the server's log to its group, once the server runs", () => {
    expect(JSON.parse(written("/opt/aws/amazon-cloudwatch-agent/etc/web.json"))).toEqual({
      logs: {
        logs_collected: {
          files: {
            collect_list: [
              {
                file_path: "/var/log/web/server.log",
                log_group_name: "/prod/web/us-east-1",
                log_stream_name: "{instance_id}",
              },
            ],
          },
        },
      },
    });
    expect(SCRIPT.indexOf("dnf install")).toBeGreaterThan(SCRIPT.indexOf("systemctl enable --now web.service"));
  });
});

describe("the server", () => {
  const file = (name: string) => join(FOLDER, name);
  const lines: Record<string, unknown>[] = [];
  let port = 0;
  let stop: () => void;

  beforeAll(async () => {
    makeCertificate();
    writeFileSync(file("server.py"), written("/opt/web/server.py"));
    const args = ["-I", file("server.py"), "127.0.0.1", "0", file("certificate.pem"), file("key.pem")];
    const server = spawn("python3", args, { stdio: ["ignore", "pipe", "inherit"] });
    stop = () => void server.kill();
    await new Promise<void>((resolve) => {
      createInterface(server.stdout).on("line", (line) => {
        const entry = JSON.parse(line) as Record<string, unknown>;
        lines.push(entry);
        if (entry["message"] === "listening") resolve();
      });
    });
    port = Number(lines[0]?.["port"]);
  });
  afterAll(() => {
    stop();
  });

  /** With the script's own commands, in a folder that needs no rights. */
  function makeCertificate(): void {
    const part = SCRIPT.split("\n\n").find((text) => text.includes("openssl req")) ?? "";
    // Only root may give files away.
    const commands = part.replace(/^chown .*$/m, "").replaceAll("/etc/web", FOLDER);
    execFileSync("bash", ["-euc", commands], { stdio: "pipe" });
  }

  const ask = (path: string, options: RequestOptions = {}) =>
    new Promise<{ status: number | undefined; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
      const target = { host: "127.0.0.1", port, path, agent: false, rejectUnauthorized: false, ...options };
      request(target, (response) => {
        let body = "";
        response.on("data", (chunk: Buffer) => (body += chunk.toString()));
        response.on("end", () => {
          resolve({ status: response.statusCode, body, headers: response.headers });
        });
      })
        .on("error", reject)
        .end();
    });

  it("keeps its key to itself", () => {
    expect(execFileSync("stat", ["-c", "%a", file("key.pem")]).toString()).toBe("600\n");
    const text = execFileSync("bash", ["-c", `openssl x509 -in ${file("certificate.pem")} -noout -text`]).toString();
    expect(text).toMatch(/Subject: CN ?= ?web[\s\S]*prime256v1/);
  });

  it.each([
    ["/healthz", 200, "ok\n"],
    ["/?session=1", 200, "It works\n"],
    ["/missing", 404, "Not found\n"],
  ])("answers %s with %i", async (path, status, body) => {
    expect(await ask(path)).toMatchObject({ status, body });
  });

  it("answers HEAD without a body, and no other method", async () => {
    expect(await ask("/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
    expect(await ask("/", { method: "DELETE" })).toMatchObject({ status: 501 });
  });

  it("says nothing of what it is made of", async () => {
    const { headers } = await ask("/");

    expect(headers).toMatchObject({ server: "web", "x-content-type-options": "nosniff", "cache-control": "no-store" });
  });

  it.each([
    ["TLSv1.1", "refused"],
    ["TLSv1.2", "TLSv1.2"],
    ["TLSv1.3", "TLSv1.3"],
  ] as const)("speaks TLS 1.2 and 1.3 only: %s", async (version: SecureVersion, expected) => {
    const spoken = await new Promise((resolve) => {
      // The client itself would refuse old versions otherwise, and prove nothing.
      const ciphers = "DEFAULT@SECLEVEL=0";
      const options = { host: "127.0.0.1", port, rejectUnauthorized: false, ciphers };
      const socket = connect({ ...options, minVersion: version, maxVersion: version }, () => {
        resolve(socket.getProtocol());
        socket.destroy();
      });
      socket.on("error", ({ message }: Error) => {
        resolve(/alert protocol version/i.test(message) ? "refused" : message);
      });
    });

    expect(spoken).toBe(expected);
  });

  it("answers others while somebody does not finish the handshake", async () => {
    const silent = createConnection({ host: "127.0.0.1", port });
    await new Promise((resolve) => silent.once("connect", resolve));

    expect(await ask("/healthz")).toMatchObject({ status: 200 });
    silent.destroy();
  });

  it("logs requests without their query, and no health checks", async () => {
    await ask("/logged?token=secret");
    await ask("/healthz");
    await ask("/last");

    const requests = lines.filter(({ path }) => path !== undefined);
    expect(requests).toContainEqual({ method: "GET", path: "/logged", status: 404, client: "127.0.0.1" });
    expect(requests.map(({ path }) => path)).not.toContain("/healthz");
    expect(JSON.stringify(lines)).not.toContain("secret");
  });
});
