import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import { readResource, readStack } from "./requests.js";

interface Served {
  readonly port: number;
  readonly close: () => void;
}

const { analyze, analyzeStack, cancel, configure, configureStack, getAnalyzerInfo, getPluginInfo, handshake } =
  AnalyzerService;

/**
 * The generated service, but for how it reads what comes with each resource, and without `remediate`: the engine asks that
 * of each resource too, and takes the refusal of an analyzer that mends nothing as that, for half of what an answer costs.
 */
const SERVICE = {
  ...{ cancel, configure, configureStack, getAnalyzerInfo, getPluginInfo, handshake },
  analyze: { ...analyze, requestDeserialize: readResource },
  analyzeStack: { ...analyzeStack, requestDeserialize: readStack },
};

/** Messages as long as a stack is; no record of each call for a debugger, which is a tenth of what a call costs. */
const SERVER_OPTIONS = {
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  "grpc.enable_channelz": 0,
};

/** For engines on this machine. */
export async function serveAnalyzer(service: UntypedServiceImplementation): Promise<Served> {
  const server = new Server(SERVER_OPTIONS);
  server.addService(SERVICE, service);
  return {
    port: await listen(server),
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
