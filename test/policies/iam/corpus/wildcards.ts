import { type CorpusCase, document, type StatementData } from "./case.js";

const TABLE = "arn:aws:dynamodb:us-east-1:111122223333:table/orders";

function role(name: string, statement: StatementData, expected: readonly string[], because: string): CorpusCase {
  const document_ = document({ Effect: "Allow", Action: "dynamodb:GetItem", Resource: TABLE, ...statement });
  return { name, kind: "identity", document: document_, expected, because };
}

const ESCALATES = Array.from({ length: 8 }, () => "privilege-escalation@0");

/** What an identity may do, and to what. */
export const WILDCARDS: readonly CorpusCase[] = [
  role("one action on one table", {}, [], "Both are named."),
  role(
    "two actions on two tables",
    { Action: ["dynamodb:GetItem", "dynamodb:Query"], Resource: [TABLE, `${TABLE}-2`] },
    [],
    "All are named.",
  ),
  role(
    "every action",
    { Action: "*" },
    ["all-actions@0"],
    "The wildcard stands for every service's actions, as far as they take the table.",
  ),
  role(
    "every action of every service",
    { Action: "*:*" },
    ["all-actions@0"],
    "Both wildcards together are the same as one.",
  ),
  role(
    "every action of a service",
    { Action: "dynamodb:*" },
    ["service-wildcard@0"],
    "Deletion of the table is among them.",
  ),
  role(
    "every action of a service, in capitals",
    { Action: "DynamoDB:*" },
    ["service-wildcard@0"],
    "Actions have no case.",
  ),
  role(
    "every action with wildcards twice",
    { Action: "dynamodb:**" },
    ["service-wildcard@0"],
    "Two wildcards match what one does.",
  ),
  role(
    "every action of at least one letter",
    { Action: "dynamodb:?*" },
    ["service-wildcard@0"],
    "Every action has a letter.",
  ),
  role(
    "actions that begin so",
    { Action: "dynamodb:Get*" },
    ["action-pattern@0"],
    "Actions that AWS adds later are granted too.",
  ),
  role(
    "actions with something in the middle",
    { Action: "iam:*Pass*", Resource: "arn:aws:iam::111122223333:role/app" },
    ["action-pattern@0"],
    "Actions that AWS adds later are granted too.",
  ),
  role(
    "actions but for one letter",
    { Action: "dynamodb:GetIte?" },
    ["action-pattern@0"],
    "A question mark stands for one letter, whichever.",
  ),
  role(
    "one named action and all",
    { Action: ["dynamodb:GetItem", "*"] },
    ["all-actions@0"],
    "Actions are joined by OR.",
  ),
  role(
    "all actions but some",
    { Action: undefined, NotAction: "iam:*" },
    ["not-action@0"],
    "NotAction with Allow grants what it does not name.",
  ),
  role("an action on everything", { Resource: "*" }, ["every-resource@0"], "GetItem could name a table."),
  role(
    "an action on every ARN",
    { Resource: "arn:*" },
    ["every-resource@0"],
    "A wildcard at the end of a part runs over colons.",
  ),
  role(
    "an action on ARNs in full",
    { Resource: "arn:aws:*:*:*:*" },
    ["resource-pattern@0"],
    "No part of it but the partition is named.",
  ),
  role(
    "an action that takes no resource",
    { Action: "logs:DescribeLogGroups", Resource: "*" },
    [],
    "A list of log groups belongs to none of them, so AWS knows only the wildcard.",
  ),
  role(
    "an action that takes none beside one that does",
    { Action: ["logs:DescribeLogGroups", "logs:PutLogEvents"], Resource: "*" },
    ["every-resource@0"],
    "Log events go into one stream, which could be named.",
  ),
  role(
    "every table",
    { Resource: "arn:aws:dynamodb:us-east-1:111122223333:table/*" },
    ["resource-pattern@0"],
    "Only the type is named.",
  ),
  role(
    "everything of a service",
    { Resource: "arn:aws:dynamodb:us-east-1:111122223333:*" },
    ["resource-pattern@0"],
    "Not even the type is named.",
  ),
  role(
    "a table of any account",
    { Resource: "arn:aws:dynamodb:us-east-1:*:table/orders" },
    ["resource-pattern@0"],
    "The account is not named.",
  ),
  role(
    "tables that begin so",
    { Resource: "arn:aws:dynamodb:us-east-1:111122223333:table/prod-*" },
    [],
    "A prefix tells which tables are meant.",
  ),
  role(
    "a table in any region",
    { Resource: "arn:aws:dynamodb:*:111122223333:table/orders" },
    [],
    "Account and name are fixed.",
  ),
  role(
    "every bucket",
    { Action: "s3:ListBucket", Resource: "arn:aws:s3:::*" },
    ["resource-pattern@0"],
    "Buckets have no account in their ARN, so these are everybody's.",
  ),
  role(
    "every object of every bucket",
    { Action: "s3:GetObject", Resource: "arn:aws:s3:::*/*" },
    ["resource-pattern@0"],
    "Only the form is named.",
  ),
  role(
    "every object of a bucket",
    { Action: "s3:GetObject", Resource: "arn:aws:s3:::prod-data/*" },
    [],
    "The bucket is named.",
  ),
  role(
    "all tables but one",
    { Resource: undefined, NotResource: TABLE },
    ["not-resource@0"],
    "NotResource with Allow grants on what it does not name.",
  ),
  role(
    "everything",
    { Action: "*", Resource: "*" },
    ["all-actions@0", "every-resource@0", ...ESCALATES],
    "An administrator, who can also make others.",
  ),
  role("a denial of everything", { Effect: "Deny", Action: "*", Resource: "*" }, [], "A denial grants nothing."),
];
