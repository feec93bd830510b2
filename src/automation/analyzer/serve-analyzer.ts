import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import { readResource, readStack } from "./requests.js";

interface Served {
  readonly port: number;
  readonly close: () => void;
}

/** The generated service, but for how it reads what comes with each resource. */
const SERVICE = {
  ...AnalyzerService,
  analyze: { ...AnalyzerService.analyze, requestDeserialize: readResource },
  analyzeStack: { ...AnalyzerService.analyzeStack, requestDeserialize: readStack },
  // Asked of every resource; nothing is mended here, so nobody reads it.
  remediate: { ...AnalyzerService.remediate, requestDeserialize: () => ({}) },
};

/** For engines on this machine. */
export async function serveAnalyzer(service: UntypedServiceImplementation): Promise<Served> {
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
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
