import type { Tag } from "@aws-sdk/client-iam";
import { isNamed } from "../sdk-errors.js";
import { idIn } from "./listed.js";
import type { Sought } from "../../deployment/sought.js";
import { textOf, type Place, type Way } from "./sought.js";

/** What IAM has: the tagging API knows only a part of it. Names are chosen by us, so that the tag is asked for by name. */
export const IDENTITY: Readonly<Record<string, Way>> = {
  "aws:iam/instanceProfile:InstanceProfile": async (sought) => {
    const { sdk, client } = await iam(sought);
    const InstanceProfileName = textOf(sought, "name");
    const tags = client.send(new sdk.ListInstanceProfileTagsCommand({ InstanceProfileName }));
    return await ifTagged(sought, InstanceProfileName, tags);
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": async (sought, { account }) => {
    const { sdk, client } = await iam(sought);
    const host = textOf(sought, "url").replace(/^https:\/\//, "");
    const OpenIDConnectProviderArn = `arn:aws:iam::${account}:oidc-provider/${host}`;
    const tags = client.send(new sdk.ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn }));
    return await ifTagged(sought, OpenIDConnectProviderArn, tags);
  },
  "aws:iam/policy:Policy": async (sought, { account }) => {
    const { sdk, client } = await iam(sought);
    const PolicyArn = `arn:aws:iam::${account}:policy${textOf(sought, "path") || "/"}${textOf(sought, "name")}`;
    return await ifTagged(sought, PolicyArn, client.send(new sdk.ListPolicyTagsCommand({ PolicyArn })));
  },
  "aws:iam/role:Role": async (sought) => {
    const { sdk, client } = await iam(sought);
    const RoleName = textOf(sought, "name");
    return await ifTagged(sought, RoleName, client.send(new sdk.ListRoleTagsCommand({ RoleName })));
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": serviceRole,
};

/** Its service gives it its name, to which only the suffix is ours. */
async function serviceRole(sought: Sought, { account }: Place): Promise<string | undefined> {
  const { sdk, client } = await iam(sought);
  const PathPrefix = `/aws-service-role/${textOf(sought, "awsServiceName")}/`;
  const suffix = `_${textOf(sought, "customSuffix")}`;
  for await (const { Roles = [] } of sdk.paginateListRoles({ client }, { PathPrefix })) {
    const RoleName = Roles.find((role) => role.RoleName?.endsWith(suffix))?.RoleName;
    if (RoleName === undefined) continue;
    const arn = `arn:aws:iam::${account}:role${PathPrefix}${RoleName}`;
    return await ifTagged(sought, arn, client.send(new sdk.ListRoleTagsCommand({ RoleName })));
  }
  return undefined;
}

async function iam({ region }: Sought) {
  const sdk = await import("@aws-sdk/client-iam");
  return { sdk, client: new sdk.IAMClient({ region }) };
}

type TagList = Promise<{ readonly Tags?: readonly Tag[] | undefined }>;

async function ifTagged({ tag }: Sought, id: string, asked: TagList): Promise<string | undefined> {
  try {
    const { Tags = [] } = await asked;
    return tag !== undefined && idIn(Tags) === tag ? id : undefined;
  } catch (error) {
    if (isNamed(error, "NoSuchEntity")) return undefined;
    throw error;
  }
}
