import { DELETED_SECRET } from "../../identity/shapes/secret-shapes.js";
import { isProperties, listAt, textAt, type Properties } from "../../properties.js";
import { find, type Change, type Rule } from "../rule.js";

const SECRET = "aws:secretsmanager/secret:Secret";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";
const PERMISSION = "aws:lambda/permission:Permission";
const API = "https://docs.aws.amazon.com/secretsmanager/latest/apireference";
const GUIDE = "https://docs.aws.amazon.com/secretsmanager/latest/userguide";

export const SECRET_RULES: readonly Rule[] = [
  {
    title: "a secret that the region has already",
    types: [SECRET],
    on: ["create"],
    code: "ResourceExistsException",
    documentation: `${API}/API_CreateSecret.html`,
    refuses: ({ account, inputs, region }) =>
      account.ofType(SECRET, region).some((other) => other.inputs["name"] === inputs["name"])
        ? `The operation failed because the secret ${textAt(inputs, "name") ?? ""} already exists.`
        : undefined,
  },
  {
    title: "a secret whose name waits for its end",
    types: [SECRET],
    on: ["create"],
    code: "InvalidRequestException",
    documentation: `${API}/API_DeleteSecret.html`,
    refuses: ({ account, inputs, region }) =>
      find(account, textAt(inputs, "name") ?? "", DELETED_SECRET, region) === undefined
        ? undefined
        : "You can't create this secret because a secret with this name is already scheduled for deletion.",
  },
  {
    title: "a copy of a secret in its own region",
    types: [SECRET],
    on: ["create", "update"],
    code: "InvalidParameterException",
    documentation: `${API}/API_ReplicateSecretToRegions.html`,
    refuses: ({ inputs, region }) =>
      copiesOf(inputs).some((copy) => copy["region"] === region) ? "Invalid replica region." : undefined,
  },
  {
    title: "a copy of a secret with a key of another region",
    types: [SECRET],
    on: ["create", "update"],
    code: "InvalidParameterException",
    documentation: `${GUIDE}/replicate-secrets.html`,
    refuses({ inputs }) {
      const keys = copiesOf(inputs).map((copy) => [textAt(copy, "region"), textAt(copy, "kmsKeyId")] as const);
      const wrong = keys.find(([region, arn]) => arn !== undefined && arn.split(":")[3] !== region);
      return wrong === undefined ? undefined : `The KMS key ${wrong[1] ?? ""} is not in the region ${wrong[0] ?? ""}.`;
    },
  },
  {
    title: "rotation by a function that Secrets Manager may not call",
    types: [ROTATION],
    on: ["create", "update"],
    code: "AccessDeniedException",
    documentation: `${GUIDE}/rotating-secrets-required-permissions-function.html`,
    refuses: (change) =>
      mayCall(change)
        ? undefined
        : "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants " +
          "access to the principal secretsmanager.amazonaws.com.",
  },
];

function copiesOf(inputs: Properties): readonly Properties[] {
  return listAt(inputs, "replicas").filter((copy) => isProperties(copy));
}

/** A permission names its function by ARN or by name. */
function mayCall({ account, inputs, region }: Change): boolean {
  const arn = textAt(inputs, "rotationLambdaArn") ?? "";
  return account.ofType(PERMISSION, region).some((permission) => {
    const named = textAt(permission.inputs, "function") ?? "";
    const source = permission.inputs["sourceArn"];
    return (
      permission.inputs["principal"] === "secretsmanager.amazonaws.com" &&
      (source === undefined || source === inputs["secretId"]) &&
      (arn === named || arn.endsWith(`:function:${named}`))
    );
  });
}
