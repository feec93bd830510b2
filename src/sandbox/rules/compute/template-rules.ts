import { textAt } from "../../properties.js";
import type { Rule } from "../rule.js";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ERRORS = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html";
const USER_DATA = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html";

export const TEMPLATE_RULES: readonly Rule[] = [
  {
    title: "a launch template name that the region has already",
    types: [TEMPLATE],
    on: ["create"],
    code: "InvalidLaunchTemplateName.AlreadyExistsException",
    documentation: ERRORS,
    refuses: ({ account, inputs, region }) =>
      account.ofType(TEMPLATE, region).some((other) => other.inputs["name"] === inputs["name"])
        ? "Launch template name already in use."
        : undefined,
  },
  {
    title: "user data that is not encoded",
    types: [TEMPLATE],
    on: ["create", "update"],
    code: "InvalidUserData.Malformed",
    documentation: ERRORS,
    refuses({ inputs }) {
      const text = textAt(inputs, "userData") ?? "";
      return text === decoded(text).toString("base64") ? undefined : "Invalid BASE64 encoding of user data.";
    },
  },
  {
    title: "user data over 16 KB",
    types: [TEMPLATE],
    on: ["create", "update"],
    code: "InvalidParameterValue",
    documentation: USER_DATA,
    refuses: ({ inputs }) =>
      decoded(textAt(inputs, "userData") ?? "").length > 16_384 ? "User data is limited to 16384 bytes" : undefined,
  },
];

function decoded(text: string): Buffer {
  return Buffer.from(text, "base64");
}
