import { describe, expect, it } from "vitest";
import { checkCredentials } from "../../src/cloud/credentials.js";
import { refusalOf } from "./refusal.js";

const REAL = "AKIAZ7QWERTYUIOPASDF";
const TEMPORARY = "ASIAZ7QWERTYUIOPASDF";
const LOCAL = "http://127.0.0.1:5000";
const REMOTE = "https://aws.example.org";

const check = (accessKeyId: string, endpoint?: string, allowRemote = false) => {
  checkCredentials({ accessKeyId, endpoint, allowRemote });
};

describe("credentials", () => {
  it.each(["test", "testing", "AKIAIOSFODNN7EXAMPLE", "AKIA", "akiaz7qwertyuiopasdf"])(
    "such as %s are refused for AWS",
    (accessKeyId) => {
      const { code, message, hint } = refusalOf(() => {
        check(accessKeyId);
      });

      expect(code).toBe("CREDENTIALS");
      expect(message).toMatch(/^Cannot deploy to AWS with the access key id.*: AWS issues none like it$/);
      expect(hint).toMatch(/--endpoint-url/);
    },
  );

  it("are not repeated where they may be something else", () => {
    const { message } = refusalOf(() => {
      check("wJalrXUtnFEMI/K7MDENG/bPxRfiCYZZZ");
    });

    expect(message).not.toMatch(/wJalr/);
  });

  it.each([REAL, TEMPORARY])("such as %s are taken for AWS", (accessKeyId) => {
    expect(() => {
      check(accessKeyId);
    }).not.toThrow();
  });

  it.each([
    ["test", LOCAL, false],
    ["test", REMOTE, false],
    [REAL, LOCAL, false],
    [REAL, REMOTE, true],
  ])("such as %s are taken for %s (told so: %s)", (accessKeyId, endpoint, told) => {
    expect(() => {
      check(accessKeyId, endpoint, told);
    }).not.toThrow();
  });

  it.each([REAL, TEMPORARY])("of AWS such as %s are refused for an emulator elsewhere", (accessKeyId) => {
    const { code, message, hint } = refusalOf(() => {
      check(accessKeyId, REMOTE);
    });

    expect(code).toBe("CREDENTIALS");
    expect(message).toBe("Cannot use credentials of AWS with https://aws.example.org: it is another machine");
    expect(hint).toMatch(/--allow-remote-endpoint/);
  });
});
