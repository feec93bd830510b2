import { deadLettersArn, functionArn, logGroupArn } from "../arns.js";
import { type FunctionId, functionNames, type Place } from "../naming.js";
import { policy, type PolicyDocument, type Statement, trust } from "./statement.js";

/** No source conditions: AWS documents none for this principal. */
export function functionTrust(): PolicyDocument {
  return trust("lambda.amazonaws.com");
}

/** What every function in a VPC may do, and then what it is for. */
export function functionDocument(
  place: Place,
  id: FunctionId,
  { keyArn, own }: { readonly keyArn: string; readonly own: readonly Statement[] },
): PolicyDocument {
  return policy(
    {
      Sid: "WriteLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${logGroupArn(place, functionNames.logGroup(id, place))}:*`,
    },
    ...networkInterfaces(place, id),
    allow("WriteTraces", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"),
    allow("KeepFailures", ["sqs:SendMessage"], deadLettersArn(place, id)),
    ...keyUse(place, id, keyArn),
    ...own,
  );
}

const INTERFACE_ACTIONS = [
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

/** For the service, and not for the function's own code: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
function networkInterfaces(place: Place, id: FunctionId): readonly Statement[] {
  return [
    allow("ReadNetwork", ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"], "*"),
    allow("JoinNetwork", INTERFACE_ACTIONS, `arn:aws:ec2:${place.region}:${place.account}:*`),
    {
      Sid: "DenyNetworkToCode",
      ...{ Effect: "Deny", Action: INTERFACE_ACTIONS, Resource: "*" },
      Condition: { ArnEquals: { "lambda:SourceFunctionArn": functionArn(place, id) } },
    },
  ];
}

/** Its own variables, and messages that others keep for it: no object, volume or table can be read with the key. */
function keyUse(place: Place, id: FunctionId, keyArn: string): readonly Statement[] {
  const services = ["sns", "sqs"].map((service) => `${service}.${place.region}.amazonaws.com`);
  return [
    {
      ...allow("DecryptVariables", ["kms:Decrypt"], keyArn),
      Condition: { StringEquals: { "kms:EncryptionContext:aws:lambda:FunctionArn": functionArn(place, id) } },
    },
    {
      ...allow("EncryptMessages", ["kms:Decrypt", "kms:GenerateDataKey"], keyArn),
      Condition: { StringEquals: { "kms:ViaService": services } },
    },
  ];
}

export function allow(Sid: string, Action: readonly string[], Resource: string | readonly string[]): Statement {
  return { Sid, Effect: "Allow", Action, Resource };
}
