import { describe, expect, it } from "vitest";
import { emulatorEnvironment, emulatorName, isLoopback, localEndpoint } from "../../src/cloud/emulator.js";

describe("an emulator", () => {
  it.each([
    ["http://127.0.0.1:5000", "localhost-5000"],
    ["http://localhost:5000/", "localhost-5000"],
    ["http://[::1]:5000", "localhost-5000"],
    ["https://aws.example.org", "aws.example.org"],
    ["https://aws.example.org:8443", "aws.example.org-8443"],
  ])("at %s keeps its state as %s", (endpoint, name) => {
    expect(emulatorName(endpoint)).toBe(name);
  });

  it.each([
    ["http://127.0.0.1:5000", true],
    ["http://127.8.9.10", true],
    ["http://moto.localhost", true],
    ["http://[::1]:4566", true],
    ["http://localhost.example.org", false],
    ["http://10.0.0.1:5000", false],
    ["http://127.0.0.1.example.org", false],
  ])("at %s is on this machine: %s", (endpoint, expected) => {
    expect(isLoopback(endpoint)).toBe(expected);
  });

  it("is named so that an account can stand before it", () => {
    expect(localEndpoint("http://127.0.0.1:5000/")).toBe("http://localhost:5000");
    expect(localEndpoint("https://aws.example.org")).toBe("https://aws.example.org");
  });
});

describe("the environment for an emulator", () => {
  it("leads everything there, with made-up credentials and none of the machine's", () => {
    const variables = { AWS_PROFILE: "prod", AWS_ENDPOINT_URL_S3: "https://s3.example.org", HOME: "/home/a" };

    expect(emulatorEnvironment("http://127.0.0.1:5000", variables)).toEqual({
      AWS_ENDPOINT_URL: "http://localhost:5000",
      AWS_ENDPOINT_URL_S3: "",
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_SESSION_TOKEN: "",
      AWS_PROFILE: "",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_EC2_METADATA_DISABLED: "true",
      HTTP_PROXY: "http://localhost:5000",
    });
  });

  it("keeps the credentials that were given, and uses no proxy for another machine", () => {
    const variables = { AWS_ACCESS_KEY_ID: "mine", AWS_SECRET_ACCESS_KEY: "hidden" };
    const environment = emulatorEnvironment("https://aws.example.org", variables);

    expect(Object.keys(environment)).not.toContain("AWS_ACCESS_KEY_ID");
    expect(Object.keys(environment)).not.toContain("AWS_SECRET_ACCESS_KEY");
    expect(Object.keys(environment)).not.toContain("HTTP_PROXY");
  });
});
