import { CreateDetectorCommand, DeleteDetectorCommand, GuardDutyClient } from "@aws-sdk/client-guardduty";
import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { exists, type Place } from "../e2e/support/place.js";
import { tapctl, type Ended } from "../e2e/support/tapctl.js";
import { leftovers } from "./checks/leftovers.js";
import { reach } from "./support/account.js";
import { detectingPlace, variables } from "./support/place.js";

const target = inject("target");
const PATIENCE = 60_000;

/** What STS answers to a session that has ended. */
const EXPIRED = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error>
<RequestId>1</RequestId></ErrorResponse>`;

describe.skipIf(target.cloud !== "moto")("before anything starts", { timeout: PATIENCE }, () => {
  const moto = target.endpoint ?? "";
  let place: Place;
  const up = async (endpoint: string, more: Readonly<Record<string, string>> = {}): Promise<Ended> => {
    const args = ["up", "--yes", "--target", "aws", "--endpoint-url", endpoint];
    return await tapctl(place, args, { ...variables(), ...more });
  };

  // Nothing was made in the account, and nothing was written of it.
  afterEach(async () => {
    expect(await leftovers({ environment: "small", account: "111122223333" })).toEqual([]);
    expect(await exists(place.home)).toBe(false);
  });

  it("credentials of another account are refused with status 3", async () => {
    place = await detectingPlace({ account: "444455556666" });
    const { status, stderr } = await up(moto);

    expect(status).toBe(3);
    expect(flat(stderr)).toMatch(/Cannot deploy to account 444455556666: the credentials are those of arn:aws:/);
    expect(stderr).toMatch(/Sign in to the configured account/);
  });

  it("a session that has expired is refused with status 3", async () => {
    place = await detectingPlace();
    const { status, stderr } = await up(await answering(403, EXPIRED));

    expect(status).toBe(3);
    expect(flat(stderr)).toMatch(/Cannot use these credentials: their session has expired/);
    expect(stderr).toMatch(/aws sso login/);
  });

  it("an emulator that is not there is refused with status 4", async () => {
    place = await detectingPlace();
    const { status, stderr } = await up("http://127.0.0.1:1");

    expect(status).toBe(4);
    expect(flat(stderr)).toMatch(/Cannot reach http:\/\/localhost:1: ECONNREFUSED/);
  });

  it("real credentials are not sent to another machine", async () => {
    place = await detectingPlace();
    const real = { AWS_ACCESS_KEY_ID: "AKIAZ7QWERTYUIOPASDF", AWS_SECRET_ACCESS_KEY: "x".repeat(40) };
    const { status, stderr } = await up("http://aws.example.org", real);

    expect(status).toBe(3);
    expect(flat(stderr)).toMatch(
      /Cannot use credentials of AWS with http:\/\/aws\.example\.org: it is another machine/,
    );
    expect(stderr).toMatch(/--allow-remote-endpoint/);
  });

  it("a region that is not enabled is refused with status 4", async () => {
    place = await detectingPlace({ region: "me-central-1", zones: "mec1" });
    const { status, stderr } = await up(moto);

    expect(status).toBe(4);
    expect(flat(stderr)).toMatch(/Region me-central-1 is not enabled in account 111122223333/);
    expect(flat(stderr)).toMatch(/aws account enable-region --region-name me-central-1/);
  });

  it("a detector that is there already is refused with status 4, and left alone", async () => {
    const client = new GuardDutyClient(reach("us-east-1"));
    const { DetectorId } = await client.send(new CreateDetectorCommand({ Enable: true }));
    onTestFinished(async () => {
      await client.send(new DeleteDetectorCommand({ DetectorId }));
    });
    place = await detectingPlace();
    const { status, stderr } = await up(moto);

    expect(status).toBe(4);
    expect(flat(stderr)).toMatch(`A detector of GuardDuty is there already in us-east-1: ${DetectorId ?? ""}`);
    expect(flat(stderr)).toMatch(/features: \{ guardDuty: false \}/);
  });
});

/** A sentence may be broken into lines. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** An endpoint that answers everything alike. */
async function answering(status: number, body: string): Promise<string> {
  const server: Server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { "content-type": "text/xml" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}
