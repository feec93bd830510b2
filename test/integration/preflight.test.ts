import {
  CreateDetectorCommand,
  DeleteDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
} from "@aws-sdk/client-guardduty";
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { exists, type Place } from "../e2e/support/place.js";
import { tapctl, type Ended } from "../e2e/support/tapctl.js";
import { leftovers } from "./checks/leftovers.js";
import { reach } from "./support/account.js";
import { detectingPlace, variables } from "./support/place.js";
import { answering, recorderBefore, type Recorder } from "./support/recorder.js";

const target = inject("target");
const PATIENCE = 180_000;
const OWNER = { environment: "small", account: "111122223333" };

/** What STS answers to a session that has ended. */
const EXPIRED = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error>
<RequestId>1</RequestId></ErrorResponse>`;

describe.skipIf(target.cloud !== "moto")("before anything starts", { timeout: PATIENCE }, () => {
  let place: Place;
  let moto: Recorder;
  let before: readonly string[] = [];
  const up = async (endpoint: string, more: Readonly<Record<string, string>> = {}): Promise<Ended> => {
    const args = ["up", "--yes", "--target", "aws", "--endpoint-url", endpoint];
    return await tapctl(place, args, { ...variables(), ...more });
  };

  beforeEach(async () => {
    moto = await recorderBefore(target.endpoint ?? "");
    before = await leftovers(OWNER);
  });

  // Nothing was made in the account or changed, nobody tried to, and nothing was written of it.
  afterEach(async () => {
    expect(moto.calls.filter((call) => !/^(Get|Describe|List|GET )/.test(call))).toEqual([]);
    expect(await leftovers(OWNER)).toEqual(before);
    expect(await exists(place.home)).toBe(false);
  });

  it("credentials of another account are refused with status 3", async () => {
    place = await detectingPlace({ account: "444455556666" });
    const { status, stderr } = await up(moto.endpoint);

    expect(status).toBe(3);
    expect(flat(stderr)).toMatch(/Cannot deploy to account 444455556666: the credentials are those of arn:aws:/);
    expect(stderr).toMatch(/Sign in to the configured account/);
    expect(moto.calls).toEqual(["GetCallerIdentity"]);
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
    const { status, stderr } = await up(moto.endpoint);

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
    const { status, stderr } = await up(moto.endpoint);

    expect(status).toBe(4);
    expect(flat(stderr)).toMatch(`A detector of GuardDuty is there already in us-east-1: ${DetectorId ?? ""}`);
    expect(flat(stderr)).toMatch(/features: \{ guardDuty: false \}/);
    expect((await client.send(new ListDetectorsCommand({}))).DetectorIds).toEqual([DetectorId]);
    expect(moto.calls).toEqual(expect.arrayContaining(["GetCallerIdentity", "DescribeRegions", "GET /detector"]));
  });
});

/** A sentence may be broken into lines. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
