import { describe, expect, it } from "vitest";
import type { AwsAccount, ServiceRole } from "../../src/cloud/aws-account.js";
import { ensureServiceRoles } from "../../src/cloud/service-roles.js";

/** An account in which some roles are missing and some cannot be made. */
function account({ missing = [], forbidden = [] }: { missing?: readonly string[]; forbidden?: readonly string[] }) {
  const asked: string[] = [];
  const unused = () => Promise.reject(new Error("Only roles are made here"));
  const aws: AwsAccount = {
    credentials: unused,
    identity: unused,
    enabledRegions: unused,
    singleton: unused,
    ensureServiceRole: ({ service }: ServiceRole) => {
      asked.push(service);
      if (forbidden.includes(service)) return Promise.reject(new Error("Not you"));
      return Promise.resolve(missing.includes(service));
    },
  };
  return { aws, asked };
}

describe("the roles of services", () => {
  it("are those of the features that are on, and what was made is said", async () => {
    const { aws, asked } = account({ missing: ["config.amazonaws.com"] });
    const said: string[] = [];

    await ensureServiceRoles(aws, ["config", "servers", "nothing"], (severity, message) => {
      said.push(`${severity}: ${message}`);
    });

    expect(asked).toEqual(["config.amazonaws.com", "spot.amazonaws.com"]);
    expect(said).toEqual(["info: Made the role AWSServiceRoleForConfig, which config.amazonaws.com needs"]);
  });

  it("only warn where AWS makes them itself when they are needed", async () => {
    const { aws, asked } = account({ forbidden: ["rds.amazonaws.com"] });
    const said: string[] = [];

    await ensureServiceRoles(aws, ["database", "table"], (severity, message) => {
      said.push(`${severity}: ${message}`);
    });

    expect(asked).toEqual(["rds.amazonaws.com", "replication.dynamodb.amazonaws.com"]);
    expect(said).toEqual(["warning: Cannot make the role AWSServiceRoleForRDS: Not you"]);
  });

  it("stop the run where AWS Config has none and nobody may make it", async () => {
    const { aws } = account({ forbidden: ["config.amazonaws.com"] });

    await expect(ensureServiceRoles(aws, ["config"], () => undefined)).rejects.toMatchObject({
      code: "CREDENTIALS",
      message: "Cannot make the role AWSServiceRoleForConfig, without which nothing can be deployed",
      hint: "Have an administrator type: aws iam create-service-linked-role --aws-service-name config.amazonaws.com",
    });
  });
});
