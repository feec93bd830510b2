import { textAt } from "../../properties.js";
import { isPublic, policyAt } from "./policy-document.js";
import type { ProviderRule, Rule } from "../rule.js";

const PROVIDER = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources";

export const DEFAULT_RULES: readonly Rule[] = [
  {
    // EC2 looks at the key later: every volume after it would fail instead.
    title: "a default EBS key of another region",
    types: ["aws:ebs/defaultKmsKey:DefaultKmsKey"],
    on: ["create"],
    code: "InvalidParameterValue",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyEbsDefaultKmsKeyId.html",
    refuses({ inputs, region }) {
      const arn = textAt(inputs, "keyArn") ?? "";
      return arn.split(":")[3] === region ? undefined : `The KMS key ${arn} is not in the region ${region}`;
    },
  },
  {
    title: "a public bucket policy where the account blocks public policies",
    types: ["aws:s3/bucketPolicy:BucketPolicy"],
    on: ["create", "update"],
    code: "AccessDenied",
    status: 403,
    documentation: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    refuses({ account, inputs }) {
      const blocks = account.ofType("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock");
      const blocked = blocks.some(({ outputs }) => outputs["blockPublicPolicy"] === true);
      const reason = "because public policies are prevented by the BlockPublicPolicy setting of the account";
      return blocked && isPublic(policyAt(inputs))
        ? `You are not authorized to perform: s3:PutBucketPolicy ${reason}.`
        : undefined;
    },
  },
];

const CREDITS = "ec2/defaultCreditSpecification:DefaultCreditSpecification";

/** Words that the provider compares with a list of its own. */
export const DEFAULT_PROVIDER_RULES: readonly ProviderRule[] = [
  oneOf(
    "a state of shared snapshots that EBS does not have",
    "ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    {
      page: "ebs_snapshot_block_public_access",
      property: "state",
      words: ["block-all-sharing", "block-new-sharing", "unblocked"],
    },
  ),
  oneOf("a state of shared images that EC2 does not have", "ec2/imageBlockPublicAccess:ImageBlockPublicAccess", {
    page: "ec2_image_block_public_access",
    property: "state",
    words: ["block-new-sharing", "unblocked"],
  }),
  oneOf("a family that has no CPU credits", CREDITS, {
    page: "ec2_default_credit_specification",
    property: "instanceFamily",
    words: ["t2", "t3", "t3a", "t4g"],
  }),
  oneOf("a way of counting CPU credits that EC2 does not have", CREDITS, {
    page: "ec2_default_credit_specification",
    property: "cpuCredits",
    words: ["standard", "unlimited"],
  }),
];

interface Words {
  readonly page: string;
  readonly property: string;
  readonly words: readonly string[];
}

function oneOf(title: string, type: string, { page, property, words }: Words): ProviderRule {
  return {
    title,
    types: [`aws:${type}`],
    documentation: `${PROVIDER}/${page}`,
    fails(inputs) {
      const word = textAt(inputs, property);
      if (word === undefined || words.includes(word)) return undefined;
      return { property, reason: `expected ${property} to be one of ["${words.join('" "')}"], got ${word}` };
    },
  };
}
