import { Metadata, status, type ServerErrorResponse } from "@grpc/grpc-js";
import errors from "@pulumi/pulumi/proto/provider_pb.js";
import statuses from "@pulumi/pulumi/proto/status_pb.js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import type { HalfMade } from "../refusal.js";
import { toStruct } from "./struct.js";

/** https://grpc.io/docs/guides/error/#richer-error-model */
const DETAILS = "grpc-status-details-bin";

/** An error that carries what there is, so that the engine keeps it in its state. */
export function halfMadeError({ message, id, outputs }: HalfMade): Partial<ServerErrorResponse> {
  const failure = new errors.ErrorResourceInitFailed();
  failure.setId(id).setProperties(toStruct(outputs)).setReasonsList([message]);
  const detail = new any.Any();
  detail.pack(failure.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const answer = new statuses.Status();
  answer.setCode(status.UNKNOWN).setMessage(message).addDetails(detail);
  const metadata = new Metadata();
  metadata.set(DETAILS, Buffer.from(answer.serializeBinary()));
  return { code: status.UNKNOWN, message, details: message, metadata };
}
