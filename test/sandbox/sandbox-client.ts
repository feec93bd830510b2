import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { NO_FAULTS } from "../../src/sandbox/faults.js";
import { startSandboxProvider, type SandboxOptions } from "../../src/sandbox/start-sandbox-provider.js";

export const ACCOUNT = "111122223333";

export type Inputs = Record<string, unknown>;

export interface Outputs extends Record<string, unknown> {
  readonly id: string;
}

export interface Sandbox {
  readonly folder: string;
  readonly port: number;
  /** Opens a connection of its own and configures it, as the engine does for each provider resource. */
  readonly connect: (region: string, defaultTags?: Record<string, string>) => Promise<Connection>;
}

/** A sandbox with an account of its own, which goes when the test has finished. */
export async function openSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "tapctl-sandbox-"));
  const { port, close } = await startSandboxProvider({
    ...{ folder, accountId: ACCOUNT, latencyMs: 0, faults: NO_FAULTS },
    ...options,
  });
  const clients: ResourceProviderClient[] = [];
  onTestFinished(async () => {
    for (const client of clients) client.close();
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    port,
    async connect(region, defaultTags = {}) {
      // Without a pool of its own it would share the connection, and with it the configuration, of another.
      const client = new ResourceProviderClient(`127.0.0.1:${String(port)}`, credentials.createInsecure(), {
        "grpc.use_local_subchannel_pool": 1,
      });
      clients.push(client);
      const connection = connectionOver(client);
      await connection.configure({ region, defaultTags: JSON.stringify({ tags: defaultTags }) });
      return connection;
    },
  };
}

/** Two regions of one account, for tests that need nothing else. */
export async function openRegions(
  options: Partial<SandboxOptions> = {},
): Promise<Sandbox & { east: Connection; west: Connection }> {
  const sandbox = await openSandbox(options);
  return { ...sandbox, east: await sandbox.connect("us-east-1"), west: await sandbox.connect("us-west-2") };
}

export type Connection = ReturnType<typeof connectionOver>;

let names = 0;

function connectionOver(client: ResourceProviderClient) {
  const urnOf = (type: string, name: string) => `urn:pulumi:prod-us-east-1::tapctl::${type}::${name}`;
  return {
    configure: (args: Inputs) =>
      send<provider.ConfigureResponse>((done) =>
        client.configure(new provider.ConfigureRequest().setArgs(toStruct(args)), done),
      ),

    async checkConfig(inputs: Inputs): Promise<string[]> {
      const request = new provider.CheckRequest().setNews(toStruct(inputs));
      return failures(await send<provider.CheckResponse>((done) => client.checkConfig(request, done)));
    },

    async check(type: string, news: Inputs, olds: Inputs = {}): Promise<{ inputs: Inputs; failures: string[] }> {
      const request = new provider.CheckRequest().setUrn(urnOf(type, "thing")).setType(type);
      request.setNews(toStruct(news)).setOlds(toStruct(olds)).setRandomseed(new Uint8Array(32).fill(0xab));
      const response = await send<provider.CheckResponse>((done) => client.check(request, done));
      return { inputs: fromStruct(response.getInputs()), failures: failures(response) };
    },

    async preview(type: string, inputs: Inputs): Promise<Outputs> {
      const request = new provider.CreateRequest().setUrn(urnOf(type, "thing")).setType(type).setPreview(true);
      const response = await send<provider.CreateResponse>((done) =>
        client.create(request.setProperties(toStruct(inputs)), done),
      );
      return { ...fromStruct(response.getProperties()), id: response.getId() };
    },

    async create(type: string, inputs: Inputs, name = `thing-${String(++names)}`): Promise<Outputs> {
      const request = new provider.CreateRequest().setUrn(urnOf(type, name)).setType(type);
      const response = await send<provider.CreateResponse>((done) =>
        client.create(request.setProperties(toStruct(inputs)), done),
      );
      return { ...fromStruct(response.getProperties()), id: response.getId() };
    },

    async update(
      ...[type, id, olds, news, preview = false]: readonly [
        type: string,
        id: string,
        olds: { inputs: Inputs; outputs: Inputs },
        news: Inputs,
        preview?: boolean,
      ]
    ): Promise<Inputs> {
      const request = new provider.UpdateRequest().setUrn(urnOf(type, "thing")).setType(type).setId(id);
      request.setPreview(preview);
      request.setOldInputs(toStruct(olds.inputs)).setOlds(toStruct(olds.outputs)).setNews(toStruct(news));
      return fromStruct((await send<provider.UpdateResponse>((done) => client.update(request, done))).getProperties());
    },

    async diff(type: string, id: string, olds: { inputs: Inputs; outputs: Inputs }, news: Inputs) {
      const request = new provider.DiffRequest().setUrn(urnOf(type, "thing")).setType(type).setId(id);
      request.setOldInputs(toStruct(olds.inputs)).setOlds(toStruct(olds.outputs)).setNews(toStruct(news));
      const response = await send<provider.DiffResponse>((done) => client.diff(request, done));
      const kinds = new Map(Object.entries(provider.PropertyDiff.Kind).map(([kind, value]) => [Number(value), kind]));
      const changes: Record<string, string | undefined> = {};
      response.getDetaileddiffMap().forEach((change, path) => (changes[path] = kinds.get(change.getKind())));
      return {
        changes,
        replaces: response.getReplacesList(),
        deleteBeforeReplace: response.getDeletebeforereplace(),
      };
    },

    async read(
      type: string,
      id: string,
      outputs: Inputs = {},
    ): Promise<{ id: string; inputs: Inputs; outputs: Inputs }> {
      const request = new provider.ReadRequest().setUrn(urnOf(type, "thing")).setType(type).setId(id);
      const response = await send<provider.ReadResponse>((done) =>
        client.read(request.setProperties(toStruct(outputs)), done),
      );
      const inputs = fromStruct(response.getInputs());
      return { id: response.getId(), inputs, outputs: fromStruct(response.getProperties()) };
    },

    async delete(type: string, id: string, outputs: Inputs = {}): Promise<void> {
      const request = new provider.DeleteRequest().setUrn(urnOf(type, "thing")).setType(type).setId(id);
      await send<unknown>((done) => client.delete(request.setProperties(toStruct(outputs)), done));
    },

    async invoke(token: string): Promise<Inputs> {
      return fromStruct(
        (
          await send<provider.InvokeResponse>((done) => client.invoke(new provider.InvokeRequest().setTok(token), done))
        ).getReturn(),
      );
    },
  };
}

/** What the engine shows of an error, with the one part that is never the same taken out. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const { details } = error as ServiceError;
  return details.replace(/RequestID: [0-9a-f-]{36}/, "RequestID: …");
}

type Done<Response> = (error: ServiceError | null, response: Response) => void;

function send<Response>(call: (done: Done<Response>) => unknown): Promise<Response> {
  return new Promise((resolve, reject) => {
    call((error, response) => {
      if (error === null) resolve(response);
      else reject(error);
    });
  });
}

function toStruct(inputs: Inputs): struct.Struct {
  return struct.Struct.fromJavaScript(JSON.parse(JSON.stringify(inputs)) as Record<string, string>);
}

function fromStruct(message: struct.Struct | undefined): Inputs {
  return message?.toJavaScript() ?? {};
}

function failures(response: provider.CheckResponse): string[] {
  return response.getFailuresList().map((failure) => `${failure.getProperty()}: ${failure.getReason()}`);
}
