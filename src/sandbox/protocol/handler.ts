import { status, type handleUnaryCall, type ServerErrorResponse } from "@grpc/grpc-js";
import { HalfMade, Refusal } from "../refusal.js";
import { halfMadeError } from "./half-made.js";

/** A gRPC method over a function of request and peer; what it throws becomes the answer, the process lives on. */
export function unary<Request, Response>(
  answer: (request: Request, peer: string) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, respond) => {
    Promise.resolve()
      .then(() => answer(call.request, call.getPeer()))
      .then(
        (response) => {
          respond(null, response);
        },
        (error: unknown) => {
          respond(toServerError(error));
        },
      );
  };
}

/** A refusal is AWS's word; anything else is a bug of the sandbox and says where. */
function toServerError(error: unknown): Partial<ServerErrorResponse> {
  if (error instanceof Refusal) return { code: status.UNKNOWN, message: error.message, details: error.message };
  if (error instanceof HalfMade) return halfMadeError(error);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: status.INTERNAL, details: `The sandbox failed: ${stack}` };
}
