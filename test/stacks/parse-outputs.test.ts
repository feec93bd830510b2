import * as pulumi from "@pulumi/pulumi";
import { isUnknown, unknown } from "@pulumi/pulumi/output.js";
import { describe, expect, it } from "vitest";

import { globalProgram } from "../../src/stacks/global.js";
import { parseRegionalInputs, parseRegionalOutputs } from "../../src/stacks/parse-outputs.js";
import { regionalProgram } from "../../src/stacks/regional.js";
import { run } from "../support/mocks.js";
import { OUTPUTS } from "../support/regional-outputs.js";
import { PROD } from "../support/settings.js";

const COMPLETE = OUTPUTS["us-east-1"];

describe("in a preview before the first deployment", () => {
  it("a region's outputs are known where configuration determines them, and unknown where AWS decides", async () => {
    const { result } = await run(() => regionalProgram(PROD, "us-east-1"), { preview: true });

    const leaves = await leavesOf(result);
    expect(unknownAmong(leaves)).toEqual([
      "albArn",
      "albArnSuffix",
      "albDnsName",
      "albZoneId",
      "analyzerArn",
      "dataSubnetIds.0",
      "dataSubnetIds.1",
      "dataSubnetIds.2",
      "dbEndpoint",
      "dbSecurityGroupId",
      "guarddutyDetectorId",
      "kmsKeyArn",
      "naclIds.data",
      "naclIds.private",
      "privateSubnetIds.0",
      "privateSubnetIds.1",
      "privateSubnetIds.2",
      "privateTierCidr6",
      "publicSubnetIds.0",
      "publicSubnetIds.1",
      "publicSubnetIds.2",
      "routeTableIds.data.0",
      "routeTableIds.private.0",
      "routeTableIds.private.1",
      "routeTableIds.private.2",
      "routeTableIds.public.0",
      "securityHubArn",
      "vpcId",
      "vpcIpv6Cidr",
      "wafAclArn",
    ]);
    expect(knownAmong(leaves)).toEqual({
      accountId: "111122223333",
      "alertEndpoints.0": "ops@example.com",
      "alertEndpoints.1": "https://hooks.example.com/services/T0/B0/token",
      alertsTopicArn: "arn:aws:sns:us-east-1:111122223333:PROD-sns-alerts-us-east-1",
      autoscalingSlrArn:
        "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_tapctl-prod-us-east-1",
      asgName: "PROD-asg-web-us-east-1",
      backupRoleArn: "arn:aws:iam::111122223333:role/tapctl/prod/PROD-role-backup-us-east-1",
      backupVaultArn: "arn:aws:backup:us-east-1:111122223333:backup-vault:PROD-backup-main-us-east-1",
      backupVaultName: "PROD-backup-main-us-east-1",
      boundaryPolicyArn: "arn:aws:iam::111122223333:policy/tapctl/prod/PROD-policy-boundary-us-east-1",
      configRecorderName: "default",
      dbInstanceArn: "arn:aws:rds:us-east-1:111122223333:db:prod-rds-pg15-us-east-1",
      dbInstanceId: "prod-rds-pg15-us-east-1",
      "dbLogGroupNames.0": "/aws/rds/instance/prod-rds-pg15-us-east-1/postgresql",
      "dbLogGroupNames.1": "/aws/rds/instance/prod-rds-pg15-us-east-1/upgrade",
      dbMonitoringRoleArn: "arn:aws:iam::111122223333:role/tapctl/prod/PROD-role-rds-monitoring-us-east-1",
      dbParameterGroupName: "prod-rds-pg15-us-east-1",
      dbSubnetGroupName: "prod-rds-pg15-us-east-1",
      kmsAliasName: "alias/prod-master-us-east-1",
      lambdaArn: "arn:aws:lambda:us-east-1:111122223333:function:PROD-lambda-maint-us-east-1",
      "logsBucket.arn": "arn:aws:s3:::prod-logs-us-east-1-111122223333",
      "logsBucket.name": "prod-logs-us-east-1-111122223333",
      privateTierCidr4: "10.10.128.0/17",
      region: "us-east-1",
      rotationFunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:PROD-lambda-rotate-us-east-1",
      "storageBucket.arn": "arn:aws:s3:::prod-storage-us-east-1-111122223333",
      "storageBucket.name": "prod-storage-us-east-1-111122223333",
      vpcCidr: "10.10.0.0/16",
    });
  });

  it("the global stack's only unknown outputs are the peerings, and its structure is whole", async () => {
    const regions = Object.fromEntries(
      Object.entries(OUTPUTS).map(([region, outputs]) => [region, undecided(outputs)]),
    );
    const { result, resources } = await run(() => globalProgram(PROD, regions), {
      preview: true,
      stack: "prod-global",
    });

    expect(unknownAmong(await leavesOf(result))).toEqual([
      "database.endpoints.ap-south-1",
      "database.endpoints.us-east-1",
      "database.endpoints.us-west-2",
      "database.secretArn",
      "peeringIds.ap-south-1/us-east-1",
      "peeringIds.ap-south-1/us-west-2",
      "peeringIds.us-east-1/us-west-2",
    ]);
    expect(resources.filter(({ type }) => type.startsWith("aws:"))).toHaveLength(191);
  });

  it("a route to a peer shows its IPv4 destination, which configuration determines, and not its IPv6 one", async () => {
    const regions = Object.fromEntries(
      Object.entries(OUTPUTS).map(([region, outputs]) => [region, undecided(outputs)]),
    );
    const { resources } = await run(() => globalProgram(PROD, regions), { preview: true, stack: "prod-global" });

    const routes = resources.filter(({ type }) => type === "aws:ec2/route:Route").map(({ inputs }) => inputs);
    expect(new Set(routes.map((inputs) => inputs["destinationCidrBlock"]))).toEqual(
      new Set([undefined, "10.10.128.0/17", "10.20.128.0/17", "10.30.128.0/17"]),
    );
    const ipv6 = routes.filter((inputs) => "destinationIpv6CidrBlock" in inputs);
    expect(ipv6.filter((inputs) => typeof inputs["destinationIpv6CidrBlock"] === "string")).toEqual([]);
  });
});

describe("after a deployment", () => {
  it("no output is unknown, and every one fulfils the contract", async () => {
    const { result } = await run(() => regionalProgram(PROD, "us-east-1"));

    const leaves = await leavesOf(result);
    expect(unknownAmong(leaves)).toEqual([]);
    expect(parseRegionalOutputs(await promised(pulumi.output(result)))).toHaveProperty("vpcIpv6Cidr");
  });

  it("where alerts go is secret, and nothing else is", async () => {
    const { result } = await run(() => regionalProgram(PROD, "us-east-1"));

    const leaves = await leavesOf(result);
    expect(leaves.filter(({ secret }) => secret).map(({ path }) => path)).toEqual([
      "alertEndpoints.0",
      "alertEndpoints.1",
    ]);
  });

  it("what was shown as known before is the same", async () => {
    const before = await leavesOf((await run(() => regionalProgram(PROD, "us-east-1"), { preview: true })).result);
    const after = await leavesOf((await run(() => regionalProgram(PROD, "us-east-1"))).result);

    expect(knownAmong(after)).toMatchObject(knownAmong(before));
  });
});

describe("the contract", () => {
  it("accepts complete outputs as they are", () => {
    expect(parseRegionalOutputs(COMPLETE)).toBe(COMPLETE);
    expect(parseRegionalOutputs({ ...COMPLETE, backupVaultArn: undefined })).toHaveProperty("vpcId");
  });

  it("names everything that is missing", () => {
    const raw = {
      ...COMPLETE,
      vpcId: "",
      kmsKeyArn: undefined,
      naclIds: { private: "acl-1" },
      dataSubnetIds: ["a", "b"],
    };

    expect(() => parseRegionalOutputs(raw)).toThrow(
      /^Cannot use the outputs of us-east-1: they lack vpcId, dataSubnetIds, naclIds.data, kmsKeyArn$/,
    );
    expect(() => parseRegionalOutputs(raw)).toThrow(expect.objectContaining({ code: "STATE" }));
  });

  it.each([undefined, null, "text", [], {}])("refuses %j", (raw) => {
    expect(() => parseRegionalOutputs(raw)).toThrow(
      /^Cannot use the outputs of a region: they lack region, accountId, /,
    );
  });

  it("refuses unknown leaves where outputs must be resolved, and takes them where inputs may wait", () => {
    const raw = { ...COMPLETE, vpcId: unknown, kmsKeyArn: pulumi.output("arn") };

    expect(() => parseRegionalOutputs(raw)).toThrow(/they lack vpcId, kmsKeyArn$/);
    expect(parseRegionalInputs(raw)).toBe(raw);
  });

  it("wants the structure even where leaves may be unknown", () => {
    expect(() => parseRegionalInputs({ ...COMPLETE, publicSubnetIds: unknown })).toThrow(/they lack publicSubnetIds$/);
  });

  it("does without addresses to alert", () => {
    expect(parseRegionalOutputs({ ...COMPLETE, alertEndpoints: [] })).toHaveProperty("alertEndpoints", []);
  });
});

interface Leaf {
  readonly path: string;
  readonly value: unknown;
  readonly known: boolean;
  readonly secret: boolean;
}

/** What a program returned, leaf by leaf, as the worker captures it. */
async function leavesOf(value: unknown, path = ""): Promise<readonly Leaf[]> {
  if (pulumi.Output.isInstance(value)) {
    const output = value as unknown as {
      promise(withUnknowns: boolean): Promise<unknown>;
      isKnown: Promise<boolean>;
      isSecret: Promise<boolean>;
    };
    const resolved = await output.promise(true);
    const known = (await output.isKnown) && !isUnknown(resolved);
    return [{ path, value: resolved, known, secret: await output.isSecret }];
  }
  if (typeof value !== "object" || value === null) return [{ path, value, known: true, secret: false }];
  const below = Object.entries(value).map(([key, item]) => leavesOf(item, path === "" ? key : `${path}.${key}`));
  return (await Promise.all(below)).flat();
}

function unknownAmong(leaves: readonly Leaf[]): readonly string[] {
  return leaves
    .filter(({ known }) => !known)
    .map(({ path }) => path)
    .sort();
}

function knownAmong(leaves: readonly Leaf[]): Record<string, unknown> {
  return Object.fromEntries(leaves.filter(({ known }) => known).map(({ path, value }) => [path, value]));
}

/** The same outputs before AWS has decided anything. */
function undecided(outputs: typeof COMPLETE): Record<string, unknown> {
  const three = [unknown, unknown, unknown];
  return {
    ...outputs,
    vpcId: unknown,
    vpcIpv6Cidr: unknown,
    publicSubnetIds: three,
    privateSubnetIds: three,
    dataSubnetIds: three,
    privateTierCidr6: unknown,
    routeTableIds: { public: [unknown], private: three, data: [unknown] },
    naclIds: { private: unknown, data: unknown },
    kmsKeyArn: unknown,
    dbSecurityGroupId: unknown,
    dbEndpoint: pulumi.output(unknown),
  };
}

function promised<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise(
    (resolve) =>
      void output.apply((value) => {
        resolve(value);
      }),
  );
}
