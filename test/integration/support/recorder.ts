import { createServer, request as ask, type IncomingMessage, type Server } from "node:http";
import { onTestFinished } from "vitest";

export interface Recorder {
  readonly endpoint: string;
  /** What was asked so far, as AWS names it: `DescribeRegions`, or the method and the path where it has no name. */
  readonly calls: readonly string[];
}

/** What comes between the emulator's answer to a call, which then is done, and whoever asked. */
type Between = (call: string) => Promise<void>;

/** Stands before an emulator for one test, passes everything on and remembers what it was. */
export async function recorderBefore(emulator: string, between: Between = () => Promise.resolve()): Promise<Recorder> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const call = nameOf(request, body);
      calls.push(call);
      const { method, headers, url = "/" } = request;
      // Of a proxy the whole address is asked; the emulator reads the account out of the host's name.
      const { pathname, search } = new URL(url, emulator);
      ask(new URL(`${pathname}${search}`, emulator), { method, headers }, (answer) => {
        void between(call).then(() => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        });
      }).end(body);
    });
  });
  return { endpoint: await listening(server), calls };
}

/** An endpoint that answers everything alike. */
export async function answering(status: number, body: string): Promise<string> {
  return await listening(
    createServer((request, response) => {
      request.resume();
      response.writeHead(status, { "content-type": "text/xml" }).end(body);
    }),
  );
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** https://smithy.io/2.0/aws/protocols/index.html: in the body, in a header, or in nothing but method and path. */
function nameOf({ method = "", url = "", headers }: IncomingMessage, body: Buffer): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target.split(".").at(-1) ?? "";
  const form = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  return (form ? new URLSearchParams(body.toString()).get("Action") : null) ?? `${method} ${url}`;
}
