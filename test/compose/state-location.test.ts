import { describe, expect, it } from "vitest";
import { foldersOf } from "../../src/automation/folders.js";
import { stateLocation } from "../../src/compose/state-location.js";
import type { Environment } from "../../src/configuration/environment.js";

const FOLDERS = foldersOf({ root: "/project", target: "aws", home: undefined });
const locate = (more: Partial<Environment>) => stateLocation(more as Environment, FOLDERS);

describe("the place of the state", () => {
  it.each([
    [undefined, "/project/.tapctl/aws/state"],
    ["file:///srv/state", "/srv/state"],
    ["file:///srv/a%20b?metadata=skip", "/srv/a b"],
  ])("is a folder for the backend %s", (backend, folder) => {
    expect(locate({ backend })).toEqual({ kind: "files", folder });
  });

  it("is a bucket for s3://, the emulator's with its credentials where there is one", () => {
    const backend = "s3://state/prod?region=eu-west-1";

    expect(locate({ backend })).toMatchObject({ kind: "s3", url: backend });
    expect(locate({ backend })).not.toHaveProperty("credentials");
    expect(locate({ backend, endpoint: "http://127.0.0.1:5000" })).toMatchObject({
      ...{ kind: "s3", url: backend, endpoint: "http://localhost:5000" },
      credentials: { accessKeyId: expect.any(String) as unknown },
    });
  });

  it.each(["file://state", "file://~/state", "gs://state", "azblob://state", "https://api.pulumi.com"])(
    "is the engine's alone for %s",
    (backend) => {
      expect(locate({ backend })).toBeUndefined();
    },
  );
});
