import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { expect, it, onTestFinished } from "vitest";
import { exists, smallPlace } from "./support/place.js";
import { EAST, smallEnvironment } from "./support/small.js";
import { tapctl } from "./support/tapctl.js";

/** Loaded into every Node process: a connection that leaves this machine is written down. */
const WATCH = (log: string): string => `const { Socket } = require("node:net");
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === "object" ? (options.path ?? options.host ?? "localhost") : args[1];
  if (!/^(localhost|127\\.|::1|\\/|\\\\)/.test(host)) require("node:fs").appendFileSync(${JSON.stringify(log)}, host + "\\n");
  return connect.apply(this, args);
};
`;

it("previews without the network and leaves no temporary folders", async () => {
  const place = await smallPlace(smallEnvironment({ regions: EAST }));
  const log = join(place.temporary, "..", "connections");
  const watch = join(place.temporary, "..", "watch.cjs");
  await writeFile(watch, WATCH(log));
  const proxy = await startProxy();

  const { status } = await tapctl(place, ["preview"], {
    NODE_OPTIONS: `--require=${watch}`,
    HTTP_PROXY: proxy.url,
    HTTPS_PROXY: proxy.url,
    NO_PROXY: "localhost,127.0.0.1,::1",
  });

  expect(status).toBe(0);
  expect(proxy.connections()).toBe(0);
  expect(await exists(log)).toBe(false);
  expect(await readdir(place.temporary)).toEqual([]);
});

/** What the engine asks the outside for goes through here, and gets no answer. */
async function startProxy() {
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return { url: `http://127.0.0.1:${port}`, connections: () => connections };
}
