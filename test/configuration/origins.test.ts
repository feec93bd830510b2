import { describe, expect, it } from "vitest";
import { loadEnvironment } from "../../src/configuration/load.js";
import { edited, GOOD, lineOf, load, originOf, project, refusal } from "./project.js";

describe("selected regions", () => {
  it("are all of the file's, in its order", async () => {
    const environment = await load(GOOD);

    expect(environment.selectedRegions).toEqual(["us-east-1", "us-west-2", "ap-south-1"]);
    expect(originOf(environment, "selected regions")).toBe("default");
  });

  it("keep the order of the flag, which may be repeated", async () => {
    const environment = await load(GOOD, {
      flags: { regions: ["ap-south-1, us-east-1", "us-east-1"] },
      variables: { TAPCTL_REGIONS: "us-west-2" },
    });

    expect(environment.selectedRegions).toEqual(["ap-south-1", "us-east-1"]);
    expect(Object.keys(environment.regions)).toHaveLength(3);
    expect(originOf(environment, "selected regions")).toBe("flag --regions");
  });

  it("come from the variable without a flag", async () => {
    const environment = await load(GOOD, { variables: { TAPCTL_REGIONS: "us-west-2" } });

    expect(environment.selectedRegions).toEqual(["us-west-2"]);
  });

  it("must be configured", async () => {
    const { problems } = await refusal(load(GOOD, { flags: { regions: ["eu-west-9", "us-wset-2"] } }));

    expect(problems.map(({ message, hint }) => [message, hint])).toEqual([
      [
        'Cannot select "eu-west-9": config/prod.yaml lists us-east-1, us-west-2, ap-south-1 (given by flag --regions)',
        'Type --regions us-west-2, or add "eu-west-9" under regions in config/prod.yaml',
      ],
      [
        'Cannot select "us-wset-2": config/prod.yaml lists us-east-1, us-west-2, ap-south-1 (given by flag --regions)',
        'Type --regions us-west-2, or add "us-wset-2" under regions in config/prod.yaml',
      ],
    ]);
  });
});

describe("the environment's name and home", () => {
  const named = async (flags: object, variables: Readonly<Record<string, string>>) => {
    const cwd = await project({ "config/prod.yaml": GOOD, "config/stage.yaml": GOOD.replaceAll("manage\n", "skip\n") });
    const request = { cwd, flags: { target: "sandbox", ...flags }, variables };
    const environment = await loadEnvironment(request);
    return [environment.name, originOf(environment, "env"), environment.home.slice(cwd.length)];
  };

  it("come from the flag before the variable", async () => {
    expect(await named({ env: "prod" }, { TAPCTL_ENV: "stage" })).toEqual(["prod", "flag --env", "/.tapctl"]);
  });

  it("come from the variables before the default", async () => {
    const variables = { TAPCTL_ENV: "stage", TAPCTL_HOME: "elsewhere" };

    expect(await named({}, variables)).toEqual(["stage", "variable TAPCTL_ENV", "/elsewhere"]);
  });

  it("are prod and a folder beside config by default", async () => {
    expect(await named({}, {})).toEqual(["prod", "default", "/.tapctl"]);
  });
});

describe("origins", () => {
  it("name a line for what the file says and default for what it leaves out", async () => {
    const text = edited("  nat: single\n", "");

    const environment = await load(text);

    const found = ["account", "regions.us-west-2.cidr", "network.nat", "database.port"].map((setting) =>
      environment.origins.find((origin) => origin.setting === setting),
    );
    expect(found).toEqual([
      { setting: "account", value: "111122223333", from: `config/prod.yaml:${lineOf(text, "account:")}` },
      {
        setting: "regions.us-west-2.cidr",
        value: "10.20.0.0/16",
        from: `config/prod.yaml:${lineOf(text, "cidr: 10.20")}`,
      },
      { setting: "network.nat", value: "single", from: "default" },
      { setting: "database.port", value: "5433", from: `config/prod.yaml:${lineOf(text, "port: 5433")}` },
    ]);
  });

  it("ignore variables for what only the command line may say", async () => {
    const variables = {
      TAPCTL_YES: "1",
      TAPCTL_CONFIRM: "prod",
      TAPCTL_PURGE_KEYS: "1",
      TAPCTL_APPROVE_IF: "no-deletes",
    };

    const environment = await load(GOOD, { variables });

    expect(environment.origins).toEqual(
      (await load(GOOD)).origins.map((origin) => ({
        ...origin,
        ...(origin.setting === "home" ? { value: environment.home } : {}),
      })),
    );
  });
});
