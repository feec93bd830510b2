import struct, { type Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { parseProperties, type Properties } from "../properties.js";

export function fromStruct(message: Struct | undefined): Properties {
  return message === undefined ? {} : parseProperties(message.toJavaScript());
}

export function toStruct(properties: Properties): Struct {
  return struct.Struct.fromJavaScript(properties);
}
