import protobuf, { type BinaryReader } from "google-protobuf";
import type { PlannedResource } from "../../deployment/planned.js";
import { readEntry, readMessage, readStruct } from "./wire.js";

/** Of a resource what the engine tells only at the end: where it belongs, and what its properties are made of. */
export interface Relations extends Pick<PlannedResource, "parent" | "dependencies"> {
  readonly urn: string;
}

// The numbers of fields are those of https://github.com/pulumi/pulumi/blob/master/proto/pulumi/analyzer.proto

/** AnalyzeRequest: a resource as the engine is asked for it. */
export function readResource(request: Uint8Array): PlannedResource {
  const reader = new protobuf.BinaryReader(request);
  let [urn, type] = ["", ""];
  let inputs: Record<string, unknown> = {};
  while (reader.nextField()) {
    const field = reader.getFieldNumber();
    if (field === 1) type = reader.readString();
    else if (field === 2) inputs = readMessage(reader, readStruct);
    else if (field === 3) urn = reader.readString();
    else reader.skipField();
  }
  return { urn, type, inputs };
}

/** AnalyzeStackRequest: all resources, of which the properties are known already. */
export function readStack(request: Uint8Array): readonly Relations[] {
  const reader = new protobuf.BinaryReader(request);
  const resources: Relations[] = [];
  while (reader.nextField()) {
    if (reader.getFieldNumber() === 1) resources.push(readMessage(reader, readRelations));
    else reader.skipField();
  }
  return resources;
}

function readRelations(reader: BinaryReader): Relations {
  let [urn, parent] = ["", ""];
  const dependencies: [string, readonly string[]][] = [];
  while (reader.nextField()) {
    const field = reader.getFieldNumber();
    if (field === 3) urn = reader.readString();
    else if (field === 7) parent = reader.readString();
    else if (field === 9) dependencies.push(readMessage(reader, readDependency));
    else reader.skipField();
  }
  return { urn, parent, dependencies: Object.fromEntries(dependencies) };
}

function readDependency(reader: BinaryReader): [string, readonly string[]] {
  const [property, urns = []] = readEntry(reader, readUrns);
  return [property, urns];
}

function readUrns(reader: BinaryReader): string[] {
  const urns: string[] = [];
  while (reader.nextField()) {
    if (reader.getFieldNumber() === 1) urns.push(reader.readString());
    else reader.skipField();
  }
  return urns;
}
