import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { installedCatalogue } from "./catalogue/catalogue.js";
import type { FaultPlan } from "./faults.js";
import { settleAfter } from "./latency.js";
import { providerService } from "./protocol/service.js";
import { openAccount } from "./store/account-store.js";

export interface SandboxOptions {
  /** The account's own, `.tapctl/sandbox/<accountId>`: all that use it share one account. */
  readonly folder: string;
  readonly accountId: string;
  /** For every create, update and delete. */
  readonly latencyMs: number;
  /** Of the time that AWS takes for each type, on top of `latencyMs`: 0 none, 1 all of it. */
  readonly timeScale?: number;
  readonly faults: FaultPlan;
}

export interface SandboxProvider {
  /** For the engine: `PULUMI_DEBUG_PROVIDERS=aws:<port>`. */
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Messages as long as a stack is; no record of each call for a debugger, which is a tenth of what a call costs. */
const SERVER_OPTIONS = {
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  "grpc.enable_channelz": 0,
};

/** Serves every `aws:*` resource from a simulated account, to engines on this machine. */
export async function startSandboxProvider(options: SandboxOptions): Promise<SandboxProvider> {
  const { accountId, faults, folder, latencyMs, timeScale = 0 } = options;
  const store = openAccount(folder);
  const settle = settleAfter({ flatMs: latencyMs, timeScale });
  const server = new Server(SERVER_OPTIONS);
  const catalogue = installedCatalogue();
  server.addService(ResourceProviderService, providerService({ accountId, catalogue, faults, settle, store }));
  return {
    port: await listen(server),
    close: () => {
      server.forceShutdown();
      store.close();
      return Promise.resolve();
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
