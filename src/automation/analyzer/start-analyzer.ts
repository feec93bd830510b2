import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import { gte } from "semver";
import type { WorkerSetup } from "../messages.js";
import type { Analyzer } from "./analyzer.js";
import { analyzerService } from "./analyzer-service.js";

/** The engine that this was seen to work with; older ones are told of what fails in the preview alone. */
const SINCE = "3.259.0";

/** Serves it from this process: the pack that the engine starts says where, and lives for as long as the engine. */
export async function startAnalyzer({ engine, workFolder }: WorkerSetup): Promise<Analyzer | undefined> {
  if (!gte(engine.version, SINCE)) return undefined;
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const { service, ...observer } = analyzerService();
  server.addService(AnalyzerService, service);
  const port = await listen(server);
  await mkdir(workFolder, { recursive: true });
  const policyPack = join(workFolder, "policy-pack");
  // https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/plugin/analyzer_plugin.go: a pack may be a program
  // that prints its port. The engine's end closes its standard input.
  await writeFile(policyPack, `#!/bin/sh\necho ${port}\nexec cat >/dev/null\n`, { mode: 0o700 });
  return {
    policyPack,
    ...observer,
    close: () => {
      server.forceShutdown();
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}
