import { logGroupArn, tableArn } from "../arns.js";
import { globalNames, type Place, regionalNames } from "../naming.js";
import { policy, type PolicyDocument, type Statement, trust } from "./statement.js";

/** No source conditions: AWS documents none for this principal. */
export function serversTrust(): PolicyDocument {
  return trust("ec2.amazonaws.com");
}

/** AWS keeps them up to date: sessions without SSH, and the agent that ships logs and metrics. */
export const SERVER_POLICIES: Readonly<Record<string, string>> = {
  "session-manager": "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
  "cloudwatch-agent": "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy",
};

export interface ServersDocumentArgs {
  readonly keyArn: string;
  /** Whether there is a table of sessions. */
  readonly table: boolean;
}

/** What the web servers may do beyond AWS's own policies: write their log, and keep sessions. */
export function serversDocument(place: Place, { keyArn, table }: ServersDocumentArgs): PolicyDocument {
  return policy(
    {
      Sid: "Log",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: `${logGroupArn(place, regionalNames.serversGroup(place))}:*`,
    },
    ...(table ? sessions(place, keyArn) : []),
  );
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
function sessions(place: Place, keyArn: string): readonly Statement[] {
  return [
    {
      Sid: "Sessions",
      Effect: "Allow",
      Action: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:Query"],
      Resource: tableArn(place, globalNames.sessionTable(place)),
    },
    {
      Sid: "SessionsKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": `dynamodb.${place.region}.amazonaws.com` } },
    },
  ];
}
