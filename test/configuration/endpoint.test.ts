import { describe, expect, it } from "vitest";
import { GOOD, load, originOf, refusal } from "./project.js";

const PASSPHRASE = { PULUMI_CONFIG_PASSPHRASE: "correct horse" };
const ENDPOINT = "http://127.0.0.1:5000";

describe("the endpoint", () => {
  it("comes from the flag before the variable, and the variable before the file", async () => {
    const text = `${GOOD}endpoint: http://from-file\n`;
    const variables = { ...PASSPHRASE, AWS_ENDPOINT_URL: "http://from-variable" };

    const flagged = await load(text, { flags: { target: "aws", endpointUrl: `${ENDPOINT}/` }, variables });
    const variable = await load(text, { flags: { target: "aws" }, variables });
    const file = await load(text, { flags: { target: "aws" }, variables: PASSPHRASE });

    expect([flagged, variable, file].map(({ endpoint }) => endpoint)).toEqual([
      ENDPOINT,
      "http://from-variable",
      "http://from-file",
    ]);
    expect(originOf(flagged, "endpoint")).toBe("flag --endpoint-url");
    expect(originOf(variable, "endpoint")).toBe("variable AWS_ENDPOINT_URL");
  });

  it("lets the account and the domain of the documentation through, which AWS itself does not get", async () => {
    const to = (endpointUrl?: string) => load(GOOD, { flags: { target: "aws", endpointUrl }, variables: PASSPHRASE });

    expect((await to(ENDPOINT)).account).toBe("111122223333");
    const { problems } = await refusal(to());
    expect(problems.map(({ rule }) => rule)).toEqual(["V06", "V08"]);
  });

  it("means nothing to the sandbox", async () => {
    const { endpoint } = await load(GOOD, { flags: { target: "sandbox", endpointUrl: ENDPOINT } });

    expect(endpoint).toBeUndefined();
  });

  it.each(["localhost:5000", "ftp://localhost", "http://a b", "http://user:word@localhost", "http://localhost/path"])(
    "is refused as %s",
    async (endpointUrl) => {
      const { problems } = await refusal(load(GOOD, { flags: { target: "sandbox", endpointUrl } }));

      expect(problems.map(({ message }) => message).join()).toMatch(/endpoint is .*: wanted an address such as/);
    },
  );

  it("and the state of AWS are nothing to the sandbox", async () => {
    const text = `${GOOD}backend: s3://state\nsecretsProvider: awskms://alias/state\nendpoint: ${ENDPOINT}\n`;

    expect(await load(text)).toMatchObject({
      ...{ backend: undefined, secretsProvider: "passphrase", endpoint: undefined },
    });
  });

  it("keeps what it deploys out of a backend of AWS", async () => {
    const to = (backend: string) =>
      load(`${GOOD}backend: ${backend}\n`, { flags: { target: "aws", endpointUrl: ENDPOINT }, variables: PASSPHRASE });

    expect((await to("s3://state")).backend).toBe("s3://state");
    const { problems } = await refusal(to("https://api.pulumi.com"));
    expect(problems.map(({ rule, message }) => [rule, message])).toEqual([
      [
        "V06",
        `backend is "https://api.pulumi.com", where the state of AWS is, but endpoint is "${ENDPOINT}": wanted a place of its own`,
      ],
    ]);
  });
});
