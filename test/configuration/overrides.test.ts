import { describe, expect, it } from "vitest";
import { loadEnvironment } from "../../src/configuration/load.js";
import { edited, GOOD, lineOf, load, originOf, project, refusal } from "./project.js";

const FILE_TARGET = edited("protection: on\n", "protection: on\ntarget: sandbox\n");
const RUN = `${GOOD}run: { concurrency: 2, onFailure: stop, grace: 6s }\n`;

describe("the target", () => {
  const given = async (text: string, flags: object, variables: Readonly<Record<string, string>>) => {
    const cwd = await project({
      "config/prod.yaml": text.replaceAll("111122223333", "444455556666").replace("app.example.com", "app.tapctl.dev"),
    });
    const environment = await loadEnvironment({
      cwd,
      flags,
      variables: { PULUMI_CONFIG_PASSPHRASE: "correct horse", ...variables },
    });
    return [environment.target, originOf(environment, "target")];
  };

  it("comes from the flag before the variable", async () => {
    expect(await given(FILE_TARGET, { target: "aws" }, { TAPCTL_TARGET: "sandbox" })).toEqual(["aws", "flag --target"]);
  });

  it("comes from the variable before the file", async () => {
    expect(await given(FILE_TARGET, {}, { TAPCTL_TARGET: "aws" })).toEqual(["aws", "variable TAPCTL_TARGET"]);
  });

  it("comes from the file before the default", async () => {
    const line = lineOf(FILE_TARGET, "target: sandbox");

    expect(await given(FILE_TARGET, {}, { TAPCTL_TARGET: "" })).toEqual(["sandbox", `config/prod.yaml:${line}`]);
  });

  it("is aws by default", async () => {
    expect(await given(GOOD, {}, {})).toEqual(["aws", "default"]);
  });
});

describe("options of a run", () => {
  it("come from the file", async () => {
    expect((await load(RUN)).run).toEqual({
      concurrency: 2,
      onFailure: "stop",
      grace: 6000,
      lockWait: 0,
      minSession: 900_000,
    });
  });

  it("come from flags and variables before the file", async () => {
    const flags = { concurrency: "4", grace: "9s", lockWait: "2m" };
    const variables = {
      TAPCTL_CONCURRENCY: "3",
      TAPCTL_ON_FAILURE: "finish",
    };

    const environment = await load(RUN, { flags, variables });

    expect(environment.run).toEqual({
      concurrency: 4,
      onFailure: "finish",
      grace: 9000,
      lockWait: 120_000,
      minSession: 900_000,
    });
    expect(originOf(environment, "run.concurrency")).toBe("flag --concurrency");
    expect(originOf(environment, "run.onFailure")).toBe("variable TAPCTL_ON_FAILURE");
  });

  it("change nothing of the digest", async () => {
    expect((await load(RUN)).digest).toBe((await load(GOOD)).digest);
  });

  it("are refused by the name of what gave them", async () => {
    const flags = { target: "azure", concurrency: 0 };

    const { problems } = await refusal(load(GOOD, { flags, variables: { TAPCTL_GRACE: "soon" } }));

    expect(problems.map(({ message, file, line }) => [message, file, line])).toEqual([
      ['target is "azure": wanted "aws" or "sandbox" (given by flag --target)', undefined, undefined],
      ["run.concurrency is 0: wanted at least 1 (given by flag --concurrency)", undefined, undefined],
      [
        'run.grace is "soon": wanted a duration such as 30s, 5m or 1h (given by variable TAPCTL_GRACE)',
        undefined,
        undefined,
      ],
    ]);
  });
});
