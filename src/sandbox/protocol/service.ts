import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { checkProvider, configurePeer } from "../operations/provider-config.js";
import { invoke } from "../operations/invoke.js";
import type { Peer, Sandbox } from "../operations/sandbox.js";
import { Refusal } from "../refusal.js";
import { unary } from "./handler.js";
import { resourceMethods } from "./resource-methods.js";
import { checkResponse } from "./responses.js";
import { fromStruct, toStruct } from "./struct.js";

/** Every provider resource of every engine opens its own connection and configures it once. */
interface Peers {
  readonly configure: (address: string, peer: Peer) => void;
  readonly at: (address: string) => Peer;
}

function connectedPeers(): Peers {
  const peers = new Map<string, Peer>();
  return {
    configure: (address, peer) => void peers.set(address, peer),
    at(address) {
      const peer = peers.get(address);
      if (peer === undefined) throw new Refusal("The provider was not configured on this connection");
      return peer;
    },
  };
}

/** pulumirpc.ResourceProvider. https://github.com/pulumi/pulumi/blob/master/proto/pulumi/provider.proto */
export function providerService(sandbox: Sandbox): UntypedServiceImplementation {
  const peers = connectedPeers();
  return { ...configurationMethods(sandbox, peers), ...resourceMethods(sandbox, peers.at) };
}

function configurationMethods({ accountId, catalogue }: Sandbox, peers: Peers): UntypedServiceImplementation {
  return {
    handshake: unary(() => new provider.ProviderHandshakeResponse()),
    getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(catalogue.version)),
    attach: unary(() => new empty.Empty()),
    cancel: unary(() => new empty.Empty()),
    checkConfig: unary((request: provider.CheckRequest) => {
      const news = fromStruct(request.getNews());
      return checkResponse(news, checkProvider(accountId, news));
    }),
    diffConfig: unary(() => new provider.DiffResponse().setChanges(provider.DiffResponse.DiffChanges.DIFF_NONE)),
    configure: unary((request: provider.ConfigureRequest, address) => {
      peers.configure(address, configurePeer(fromStruct(request.getArgs())));
      return new provider.ConfigureResponse().setSupportspreview(true);
    }),
    invoke: unary((request: provider.InvokeRequest, address) =>
      new provider.InvokeResponse().setReturn(toStruct(invoke(accountId, peers.at(address), request.getTok()))),
    ),
  };
}
