import { CreateVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { describe, expect, inject, it } from "vitest";
import { reach } from "./support/account.js";

const { cloud } = inject("target");

describe.skipIf(cloud !== "moto")("a call on moto whose answer was lost", { timeout: 60_000 }, () => {
  it("is not done again when it is sent again", async () => {
    const first = await createVpc("the-call", 1);

    expect(await createVpc("the-call", 2)).toBe(first);
    expect(await createVpc("another-call", 1)).not.toBe(first);
    expect(await createVpc("a-call-that-never-arrived", 2)).not.toBe(first);
  });
});

/** As the SDK would send it at that try of the call. */
async function createVpc(call: string, attempt: number): Promise<string | undefined> {
  const client = new EC2Client(reach("us-west-2"));
  client.middlewareStack.add(
    (next) => async (args) => {
      const { request } = args;
      if (typeof request === "object" && request !== null && "headers" in request) {
        Object.assign(request.headers as object, {
          "amz-sdk-invocation-id": call,
          "amz-sdk-request": `attempt=${attempt}; max=2`,
        });
      }
      return await next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock: "10.8.0.0/16" }));
  return Vpc?.VpcId;
}
