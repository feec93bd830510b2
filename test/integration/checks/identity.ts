import {
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  type Role,
} from "@aws-sdk/client-iam";
import { expect, it } from "vitest";
import { reach, REGIONS } from "../support/account.js";

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal?: Readonly<Record<string, string | readonly string[]>>;
}

export function identityChecks(owner: () => { readonly environment: string; readonly account: string }): void {
  it("bounds every role, and lets nobody but a service take it", async () => {
    const { environment, account } = owner();
    const roles = await rolesOf(environment);

    expect(roles.length).toBeGreaterThanOrEqual(7);
    const boundary = `arn:aws:iam::${account}:policy/tapctl/${environment}/${environment.toUpperCase()}-policy-boundary-`;
    for (const role of roles) {
      expect([role.RoleName, role.MaxSessionDuration]).toEqual([role.RoleName, 3600]);
      expect(role.PermissionsBoundary?.PermissionsBoundaryArn).toMatch(boundary);
      const trust = statements(role.AssumeRolePolicyDocument);
      expect(trust.flatMap(({ Principal = {} }) => Object.keys(Principal))).toEqual(["Service"]);
      expect(trust.map(({ Effect, Action }) => [Effect, Action])).toEqual([["Allow", "sts:AssumeRole"]]);
    }
  });

  it("allows no action by a lone star", async () => {
    const documents = await Promise.all((await rolesOf(owner().environment)).map(inlineDocuments));

    const allowed = documents
      .flat()
      .flatMap(statements)
      .filter(({ Effect }) => Effect === "Allow");
    expect(allowed.length).toBeGreaterThanOrEqual(7);
    const actions = allowed.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/^[a-z0-9-]+:[A-Za-z]+\*?$/.test(action))).toEqual([]);
  });

  it.each(REGIONS)("lets the flow logs of %s write to their log group and nothing else", async (region) => {
    const { environment, account } = owner();
    const RoleName = `${environment.toUpperCase()}-role-flow-logs-${region}`;
    const { Role } = await new IAMClient(reach(region)).send(new GetRoleCommand({ RoleName }));

    expect(parsed(Role?.AssumeRolePolicyDocument)).toEqual(flowLogsTrust(region, account));
    expect((await inlineDocuments({ RoleName })).map(parsed)).toEqual([flowLogsPolicy(environment, region, account)]);
    expect(await attached(RoleName)).toEqual([]);
  });
}

function flowLogsTrust(region: string, account: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Trust",
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:aws:ec2:${region}:${account}:vpc-flow-log/*` },
        },
      },
    ],
  };
}

function flowLogsPolicy(environment: string, region: string, account: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Write",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: `arn:aws:logs:${region}:${account}:log-group:/${environment}/vpc-flow/${region}:*`,
      },
      { Sid: "List", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    ],
  };
}

async function rolesOf(environment: string): Promise<readonly Role[]> {
  const client = new IAMClient(reach("us-east-1"));
  const { Roles = [] } = await client.send(new ListRolesCommand({ PathPrefix: `/tapctl/${environment}/` }));
  const own = Roles.map(({ RoleName }) => client.send(new GetRoleCommand({ RoleName })));
  return (await Promise.all(own)).flatMap(({ Role: role }) => role ?? []);
}

async function inlineDocuments({ RoleName }: Pick<Role, "RoleName">): Promise<readonly string[]> {
  const client = new IAMClient(reach("us-east-1"));
  const { PolicyNames = [] } = await client.send(new ListRolePoliciesCommand({ RoleName }));
  const policies = PolicyNames.map((PolicyName) => client.send(new GetRolePolicyCommand({ RoleName, PolicyName })));
  return (await Promise.all(policies)).map(({ PolicyDocument = "" }) => PolicyDocument);
}

async function attached(RoleName: string) {
  const client = new IAMClient(reach("us-east-1"));
  return (await client.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies;
}

/** IAM answers with documents that are escaped as in a URL. */
function parsed(document: string | undefined): unknown {
  return JSON.parse(decodeURIComponent(document ?? "null"));
}

function statements(document: string | undefined): readonly Statement[] {
  return (parsed(document) as { readonly Statement: readonly Statement[] }).Statement;
}
