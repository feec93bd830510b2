import { describe, expect, it } from "vitest";
import { loadEnvironment } from "../../src/configuration/load.js";
import { listEnvironments } from "../../src/configuration/source/project.js";
import { EXIT_STATUS } from "../../src/errors.js";
import { GOOD, project, refusal } from "./project.js";

describe("a missing environment", () => {
  const missing = (cwd: string, env: string) => refusal(loadEnvironment({ cwd, flags: { env }, variables: {} }));

  it("is told together with those that exist", async () => {
    const cwd = await project({ "config/prod.yaml": GOOD, "config/dev.yaml": GOOD, "config/schema.json": "{}" });

    const { message, hint, code } = await missing(cwd, "stage");

    expect([message, hint, EXIT_STATUS[code]]).toEqual([
      "Cannot find config/stage.yaml in this folder or above it: the environments here are dev, prod",
      "Create it: tapctl init --env stage",
      4,
    ]);
    expect(await listEnvironments(cwd)).toEqual(["dev", "prod"]);
  });

  it("is told with the name that was meant", async () => {
    const cwd = await project({ "config/prod.yaml": GOOD });

    expect((await missing(cwd, "prd")).hint).toBe("Type --env prod, or create it: tapctl init --env prd");
  });

  it.each(["../prod", "Prod", "p", "environment", "a b", ""])("is not looked for by the name %j", async (env) => {
    const { message, code } = await missing(await project({ "config/prod.yaml": GOOD }), env);

    expect(message).toBe(
      `Cannot use ${JSON.stringify(env)} as an environment's name: wanted 2 to 8 lower-case letters and digits, a letter first`,
    );
    expect(code).toBe("CONFIGURATION");
  });
});
