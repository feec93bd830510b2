import type { BinaryReader } from "google-protobuf";
import { isMarkedSecret, MASK } from "../secrets.js";

// Reads protobuf's messages straight into values. The generated classes make an object for each value and copy all of
// them once more: five times the CPU, for every property of every resource.
// https://protobuf.dev/reference/protobuf/google.protobuf/#struct

export function readMessage<T>(reader: BinaryReader, read: (message: BinaryReader) => T): T {
  let value: T | undefined;
  reader.readMessage(undefined, (_, message) => {
    value = read(message);
  });
  return value as T;
}

/** An entry of a map: its key is field 1, its value field 2. */
export function readEntry<T>(reader: BinaryReader, read: (message: BinaryReader) => T): [string, T | undefined] {
  let key = "";
  let value: T | undefined;
  while (reader.nextField()) {
    const field = reader.getFieldNumber();
    if (field === 1) key = reader.readString();
    else if (field === 2) value = readMessage(reader, read);
    else reader.skipField();
  }
  return [key, value];
}

export function readStruct(reader: BinaryReader): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  while (reader.nextField()) {
    if (reader.getFieldNumber() === 1) entries.push(readMessage(reader, readProperty));
    else reader.skipField();
  }
  return Object.fromEntries(entries);
}

function readProperty(reader: BinaryReader): [string, unknown] {
  return readEntry(reader, readValue);
}

function readValue(reader: BinaryReader): unknown {
  let value: unknown = null;
  while (reader.nextField()) value = readKind(reader);
  return value;
}

function readKind(reader: BinaryReader): unknown {
  switch (reader.getFieldNumber()) {
    case 2:
      return reader.readDouble();
    case 3:
      return reader.readString();
    case 4:
      return reader.readBool();
    case 5:
      return readObject(reader);
    case 6:
      return readMessage(reader, readList);
    default:
      reader.skipField();
      return null;
  }
}

function readList(reader: BinaryReader): unknown[] {
  const values: unknown[] = [];
  while (reader.nextField()) {
    if (reader.getFieldNumber() === 1) values.push(readMessage(reader, readValue));
    else reader.skipField();
  }
  return values;
}

/** What is secret stays out of whatever is said of a resource. */
function readObject(reader: BinaryReader): unknown {
  const values = readMessage(reader, readStruct);
  return isMarkedSecret(values) ? MASK : values;
}
