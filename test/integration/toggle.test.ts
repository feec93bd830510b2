import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { configure, smallPlace } from "../e2e/support/place.js";
import { start, tapctl } from "../e2e/support/tapctl.js";
import { throwaway } from "./support/place.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PATIENCE = 60_000;

it("the tests start on no account without credentials", { timeout: PATIENCE }, async () => {
  const place = await smallPlace();
  const plugin = join(place.temporary, "pulumi-resource-aws");
  await writeFile(plugin, "");
  await chmod(plugin, 0o755);
  const nowhere = join(place.temporary, "nowhere");
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");

  const { status, stderr } = await start(
    place,
    process.execPath,
    [vitest, "run", ...["--root", ROOT, "--project", "integration"]],
    {
      TAPCTL_TEST_TARGET: "aws",
      TAPCTL_AWS_PLUGIN: plugin,
      AWS_CONFIG_FILE: nowhere,
      AWS_SHARED_CREDENTIALS_FILE: nowhere,
      AWS_EC2_METADATA_DISABLED: "true",
    },
  ).ended;

  expect(status).toBe(3);
  expect(stderr).toMatch(/^Cannot deploy to AWS: there are no credentials\. Sign in, for example: aws sso login .*\n$/);
});

it("what would be deployed to an account is valid, unprotected and thrown away", { timeout: PATIENCE }, async () => {
  const place = { ...(await smallPlace()), environment: "t1234567" };
  const committed = await readFile(join(ROOT, "config", "prod.yaml"), "utf8");
  await configure(place, throwaway(committed, place.environment, "123456789012"));
  const variables = { PULUMI_CONFIG_PASSPHRASE: "of the tests" };

  const { status, stdout, stderr } = await tapctl(place, ["validate", "--target", "aws", "--origin"], variables);

  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^protection +off/m);
  expect(stdout).toMatch(/^tags\.Environment +t1234567/m);
});
