import { numberAt, textAt } from "../../properties.js";
import { siblings, type Change, type Rule } from "../rule.js";
import { VPC_QUOTAS } from "./vpc-rules.js";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";

/** Of the quota of 20 rules per direction and family, one is the default deny. */
const OWN_RULES = 19;

export const ACL_RULES: readonly Rule[] = [
  {
    title: "a network ACL rule number that is taken in its direction",
    types: [RULE],
    on: ["create"],
    code: "NetworkAclEntryAlreadyExists",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
    refuses(change) {
      const number = numberAt(change.inputs, "ruleNumber");
      const taken = sameDirection(change).some(({ inputs }) => numberAt(inputs, "ruleNumber") === number);
      return taken || change.existing !== undefined
        ? `The network acl entry identified by ${String(number)} already exists.`
        : undefined;
    },
  },
  {
    title: "a twentieth own network ACL rule in a direction and family",
    types: [RULE],
    on: ["create"],
    code: "NetworkAclEntryLimitExceeded",
    documentation: VPC_QUOTAS,
    refuses(change) {
      const family = familyOf(change.inputs);
      const alike = sameDirection(change).filter(({ inputs }) => familyOf(inputs) === family);
      return alike.length >= OWN_RULES ? "The maximum number of network acl entries has been reached." : undefined;
    },
  },
];

function sameDirection(change: Change): ReturnType<typeof siblings> {
  const egress = change.inputs["egress"] === true;
  return siblings(change, "networkAclId", ACL).filter(({ inputs }) => (inputs["egress"] === true) === egress);
}

function familyOf(inputs: Change["inputs"]): 4 | 6 {
  return textAt(inputs, "ipv6CidrBlock") === undefined ? 4 : 6;
}
