import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import { gte } from "semver";
import type { PlannedResource } from "../../deployment/planned.js";
import type { Failure } from "../../deployment/result.js";
import type { WorkerSetup } from "../messages.js";
import { analyzerService } from "./analyzer-service.js";

/** What is asked of every resource, and at the end of all of them; what they answer stops the engine. */
export interface Judge {
  readonly one: (resource: PlannedResource) => readonly Failure[];
  readonly all: (resources: readonly PlannedResource[]) => readonly Failure[];
}

/** The engine shows every resource to it before it acts. */
export interface Analyzer {
  /** For the engine's `policyPacks`. */
  readonly policyPack: string;
  /** Forgets what an earlier operation showed. */
  readonly begin: (judge: Judge) => void;
  /** Undefined where the engine has not come to the end. */
  readonly seen: () => readonly PlannedResource[] | undefined;
  readonly refused: () => readonly Failure[];
  readonly close: () => void;
}

/** The engine that this was seen to work with; older ones are told of what fails in the preview alone. */
const SINCE = "3.259.0";

/** Serves it from this process: the pack that the engine starts says where, and lives for as long as the engine. */
export async function startAnalyzer({ engine, workFolder }: WorkerSetup): Promise<Analyzer | undefined> {
  if (!gte(engine.version, SINCE)) return undefined;
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const { service, ...observer } = analyzerService(engine.version);
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
