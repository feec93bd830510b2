import { ID_TAG } from "../../deployment/sought.js";
import { isNamed } from "../sdk-errors.js";
import { textOf, type Way } from "./sought.js";

/** What its own service must be asked for: it has no tags or is not in the tagging API, and a read would fail. */
export const DESCRIBED: Readonly<Record<string, Way>> = {
  "aws:autoscaling/group:Group": async ({ region, tag = "" }) => {
    const sdk = await import("@aws-sdk/client-auto-scaling");
    const Filters = [
      { Name: "key", Values: [ID_TAG] },
      { Name: "value", Values: [tag] },
    ];
    const { Tags = [] } = await new sdk.AutoScalingClient({ region }).send(new sdk.DescribeTagsCommand({ Filters }));
    return Tags.find(({ Value }) => Value === tag)?.ResourceId;
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": async (sought) => {
    const sdk = await import("@aws-sdk/client-ec2");
    const [subnet, table] = [textOf(sought, "subnetId"), textOf(sought, "routeTableId")];
    const Filters = [{ Name: "association.subnet-id", Values: [subnet] }];
    const client = new sdk.EC2Client({ region: sought.region });
    const { RouteTables = [] } = await client.send(new sdk.DescribeRouteTablesCommand({ Filters }));
    return RouteTables.some(({ RouteTableId }) => RouteTableId === table) ? `${subnet}/${table}` : undefined;
  },
  "aws:lambda/permission:Permission": async (sought) => {
    const sdk = await import("@aws-sdk/client-lambda");
    const [FunctionName, statement] = [textOf(sought, "function"), textOf(sought, "statementId")];
    const client = new sdk.LambdaClient({ region: sought.region });
    const policy = await orNothing(client.send(new sdk.GetPolicyCommand({ FunctionName })), "ResourceNotFound");
    return statementsOf(policy?.Policy).includes(statement) ? `${FunctionName}/${statement}` : undefined;
  },
  "aws:securityhub/findingAggregator:FindingAggregator": async ({ region }) => {
    const sdk = await import("@aws-sdk/client-securityhub");
    const asked = new sdk.SecurityHubClient({ region }).send(new sdk.ListFindingAggregatorsCommand({}));
    // So it answers where Security Hub is off.
    return (await orNothing(asked, "InvalidAccess"))?.FindingAggregators?.[0]?.FindingAggregatorArn;
  },
};

async function orNothing<T>(asked: Promise<T>, name: string): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isNamed(error, name)) return undefined;
    throw error;
  }
}

/** The ids of a policy's statements. */
function statementsOf(policy = "{}"): readonly unknown[] {
  const document: unknown = JSON.parse(policy);
  const statements =
    typeof document === "object" && document !== null && "Statement" in document ? document.Statement : [];
  return Array.isArray(statements) ? statements.map((one: unknown) => sidOf(one)) : [];
}

function sidOf(statement: unknown): unknown {
  return typeof statement === "object" && statement !== null && "Sid" in statement ? statement.Sid : undefined;
}
