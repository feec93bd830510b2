import { databaseArn, databaseSecretArn } from "../arns.js";
import { type Place, regionalNames } from "../naming.js";
import { allow } from "./function.js";
import type { Statement } from "./statement.js";

/** One secret and the one database that it opens. https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html */
export function rotationStatements(home: Place, keyArn: string): readonly Statement[] {
  const secrets = [
    ...["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
    ...["secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"],
  ];
  return [
    allow("RotateSecret", secrets, databaseSecretArn(home)),
    allow("MakePassword", ["secretsmanager:GetRandomPassword"], "*"),
    allow(
      "SetPassword",
      ["rds:ModifyDBInstance", "rds:DescribeDBInstances"],
      databaseArn(home, regionalNames.databaseInstance(home)),
    ),
    {
      ...allow("EncryptSecret", ["kms:Decrypt", "kms:GenerateDataKey"], keyArn),
      Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${home.region}.amazonaws.com` } },
    },
  ];
}
