import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { withChances } from "../chances.js";
import { check } from "../operations/check.js";
import { create } from "../operations/create.js";
import { remove } from "../operations/delete.js";
import { diff } from "../operations/diff.js";
import { read } from "../operations/read.js";
import type { Peer, Sandbox } from "../operations/sandbox.js";
import { update } from "../operations/update.js";
import { unary } from "./handler.js";
import { checkResponse, diffResponse } from "./responses.js";
import { fromStruct, toStruct } from "./struct.js";

export function resourceMethods(sandbox: Sandbox, peerAt: (address: string) => Peer): UntypedServiceImplementation {
  const { chances } = sandbox.faults;
  return {
    check: unary((request: provider.CheckRequest, address) => {
      const documents = { olds: fromStruct(request.getOlds()), news: fromStruct(request.getNews()) };
      const names = { urn: request.getUrn(), type: typeOf(request), seed: request.getRandomseed_asU8() };
      const { inputs, failures } = check(sandbox, peerAt(address), { ...names, ...documents });
      return checkResponse(inputs, failures);
    }),
    diff: unary((request: provider.DiffRequest, address) => {
      const olds = { oldInputs: fromStruct(request.getOldInputs()), oldOutputs: fromStruct(request.getOlds()) };
      const asked = { type: typeOf(request), id: request.getId(), news: fromStruct(request.getNews()) };
      return diffResponse(diff(sandbox, peerAt(address), { ...asked, ...olds }));
    }),
    create: unary(async (request: provider.CreateRequest, address) => {
      const asked = { urn: request.getUrn(), type: typeOf(request), preview: request.getPreview() };
      const inputs = fromStruct(request.getProperties());
      const chance = asked.preview ? undefined : chances;
      const { id, outputs } = await withChances(chance, { verb: "create", urn: asked.urn }, () =>
        create(sandbox, peerAt(address), { ...asked, inputs }),
      );
      return new provider.CreateResponse().setId(id).setProperties(toStruct(outputs));
    }),
    update: unary(async (request: provider.UpdateRequest, address) => {
      const olds = { oldInputs: fromStruct(request.getOldInputs()), oldOutputs: fromStruct(request.getOlds()) };
      const asked = { type: typeOf(request), id: request.getId(), preview: request.getPreview() };
      const news = fromStruct(request.getNews());
      const chance = asked.preview ? undefined : chances;
      const outputs = await withChances(chance, { verb: "update", urn: request.getUrn() }, () =>
        update(sandbox, peerAt(address), { ...asked, ...olds, news }),
      );
      return new provider.UpdateResponse().setProperties(toStruct(outputs));
    }),
    delete: unary(async (request: provider.DeleteRequest, address) => {
      const outputs = fromStruct(request.getProperties());
      await withChances(chances, { verb: "delete", urn: request.getUrn() }, () =>
        remove(sandbox, peerAt(address), { type: typeOf(request), id: request.getId(), outputs }),
      );
      return new empty.Empty();
    }),
    read: unary((request: provider.ReadRequest, address) => {
      const outputs = fromStruct(request.getProperties());
      const found = read(sandbox, peerAt(address), { type: typeOf(request), id: request.getId(), outputs });
      if (found === undefined) return new provider.ReadResponse();
      const response = new provider.ReadResponse().setId(found.id).setProperties(toStruct(found.outputs));
      return response.setInputs(toStruct(found.inputs));
    }),
  };
}

/** A child's URN names its parents' types too: `urn:pulumi:stack::project::tapctl:a:B$aws:ec2/vpc:Vpc::name`. */
function typeOf(request: { getType: () => string; getUrn: () => string }): string {
  const type = request.getType();
  return type === "" ? (request.getUrn().split("::")[2]?.split("$").at(-1) ?? "") : type;
}
